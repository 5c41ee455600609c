using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Domain.Tests.Incidents;

/// <summary>Rule I12: a leader reads the ledger's count; how many have their form is said where it differs.</summary>
public sealed class CasesOfYearTests
{
    [Theory]
    [InlineData(1, 1, 9, "下坪村今年发案1起，清溪乡9起")]
    [InlineData(3, 1, 9, "下坪村今年发案3起（登记了明细的1起），清溪乡9起")]
    [InlineData(null, 2, null, "下坪村今年发案2起")]
    public void The_count_is_the_ledgers_and_the_forms_are_named_as_such(int? unit, int withForm, int? township, string words) =>
        Assert.Equal(words, new CasesOfYear("下坪村", "今年", unit, withForm, "清溪乡", township).ToString());

    [Fact]
    public void A_townships_own_case_is_counted_once() =>
        Assert.Equal("清溪乡2025年发案9起（登记了明细的2起）", new CasesOfYear("清溪乡", "2025年", 9, 2, "清溪乡", 9).ToString());
}
