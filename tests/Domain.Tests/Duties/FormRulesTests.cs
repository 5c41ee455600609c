using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rule D9: settings under which a number would have two places, or none, are refused with a sentence.</summary>
public sealed class FormRulesTests
{
    [Fact]
    public void The_forms_of_the_manual_are_right() => Assert.Null(FormRules.Fault(new(), [Forms.HalfMonth, Forms.Sessions, Forms.EveryTwoDays, Forms.Names]));

    [Fact]
    public void A_number_the_weekly_form_asks_for_is_asked_for_as_a_total_only() => Assert.Equal(
        "“半月报”要报的安装周报已经在报，会重复计算。请改为累计：app_install.total。",
        FormRules.Fault(new(), [Forms.HalfMonth with { Required = [new(Metric.AppInstall, Aspect.New)] }]));

    [Fact]
    public void Two_forms_cannot_have_one_name_or_title()
    {
        Assert.Contains("两张表都叫“half-month”", FormRules.Fault(new(), [Forms.HalfMonth, Forms.Names with { Name = "half-month" }]), StringComparison.Ordinal);
        Assert.Contains("两张表都叫“半月报”", FormRules.Fault(new(), [Forms.HalfMonth, Forms.Names with { Title = "半月报" }]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weekly")]
    [InlineData("Half")]
    [InlineData("")]
    public void A_name_is_plain_and_not_the_weekly_one(string name) =>
        Assert.Contains("小写字母", FormRules.Fault(new(), [Forms.HalfMonth with { Name = name }]), StringComparison.Ordinal);

    [Fact]
    public void A_counter_must_ask_for_a_number_and_others_need_not()
    {
        Assert.Contains("没有 Required", FormRules.Fault(new(), [Forms.Sessions with { Required = [] }]), StringComparison.Ordinal);
        Assert.Null(FormRules.Fault(new(), [Forms.HalfMonth with { Required = [] }]));
    }

    [Fact]
    public void A_counter_counts_one_new_number_to_a_minimum_above_zero()
    {
        Assert.Contains("只能填一个指标", FormRules.Fault(new(), [Forms.Sessions with { Required = Forms.HalfMonth.Required }]), StringComparison.Ordinal);
        Assert.Contains("Minimum", FormRules.Fault(new(), [Forms.Sessions with { Minimum = 0 }]), StringComparison.Ordinal);
    }

    [Fact]
    public void Townships_owe_no_forms() =>
        Assert.Contains("Tier", FormRules.Fault(new(), [Forms.HalfMonth with { Debtors = new() { Tier = Tier.Township } }]), StringComparison.Ordinal);
}
