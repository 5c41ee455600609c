using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Tests.Understanding;

public sealed class ChineseNumeralsTests
{
    [Theory]
    [InlineData("一百二", 120)]
    [InlineData("一百零二", 102)]
    [InlineData("两千三百五", 2350)]
    [InlineData("两千零五", 2005)]
    [InlineData("两万八千五", 28500)]
    [InlineData("3万6", 36000)]
    [InlineData("3万6千", 36000)]
    [InlineData("1.2千", 1200)]
    [InlineData("4.2w", 42000)]
    [InlineData("1,260", 1260)]
    [InlineData("廿三", 23)]
    [InlineData("俩", 2)]
    [InlineData("仨", 3)]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("二十五", 25)]
    [InlineData("二零二六", 2026)]
    [InlineData("零", 0)]
    [InlineData("87.3", 87.3)]
    public void Numbers_are_read_as_people_write_them(string written, double value) =>
        Assert.Equal(((decimal)value, written.Length), ChineseNumerals.Read(written, 0));

    [Theory]
    [InlineData("百把")]
    [InlineData("千")]
    [InlineData("万")]
    [InlineData("")]
    [InlineData("人")]
    public void Places_without_a_digit_are_no_number(string written) => Assert.Equal(0, ChineseNumerals.Read(written, 0).Length);

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(30, "三十")]
    [InlineData(99, "九十九")]
    [InlineData(100, null)]
    public void Groups_are_numbered_in_Chinese(int number, string? written) => Assert.Equal(written, ChineseNumerals.Write(number));
}
