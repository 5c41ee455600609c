using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("张某13812341234已装", "张某138****1234已装", "a mobile number in a sentence")]
    [InlineData("138 1234 1234", "138****1234", "in groups 3-4-4")]
    [InlineData("138-1234-1234", "138****1234", "with dashes")]
    [InlineData("138 123 41234", "138****1234", "in groups 3-3-5")]
    [InlineData("1381 234 1234", "138****1234", "in groups 4-3-4")]
    [InlineData("１３８１２３４１２３４", "138****1234", "full-width digits")]
    [InlineData("１３８－１２３４－１２３４", "138****1234", "full-width dashes")]
    [InlineData("+86 13812341234", "+138****1234", "with the country code")]
    [InlineData("8613812341234", "138****1234", "with the country code glued on")]
    [InlineData("13812341234 13956785678", "138****1234 139****5678", "two numbers side by side")]
    [InlineData("13812341234,13956785678", "138****1234,139****5678", "two with a comma")]
    [InlineData("13812341234 7户", "138****1234 7户", "a count after it stays")]
    [InlineData("1.13812341234", "1.138****1234", "a list number before it stays")]
    public void A_mobile_number_keeps_its_first_three_and_last_four(string text, string expected, string because) =>
        Assert.True(Masking.Mask(text) == expected, $"{because}: {Masking.Mask(text)}");

    [Theory]
    [InlineData("身份证110101199003071234。", "身份证110***********1234。", "plain")]
    [InlineData("11010119900307123X", "110***********123X", "ending in X")]
    [InlineData("11010119900307123x", "110***********123X", "ending in a small x")]
    [InlineData("110101 19900307 1234", "110***********1234", "in groups")]
    [InlineData("１１０１０１１９９００３０７１２３４", "110***********1234", "full-width digits")]
    public void An_id_keeps_its_first_three_and_last_four(string text, string expected, string because) =>
        Assert.True(Masking.Mask(text) == expected, $"{because}: {Masking.Mask(text)}");

    [Theory]
    [InlineData("卡号6222021234567890123", "卡号***************0123", "nineteen digits")]
    [InlineData("6222 0212 3456 7890 123", "***************0123", "in groups of four")]
    [InlineData("6222-0212-3456-7890", "************7890", "sixteen with dashes")]
    [InlineData("4563510123456", "*********3456", "thirteen digits")]
    [InlineData("1381234123413956785678", "******************5678", "two numbers glued together")]
    public void A_bank_card_keeps_its_last_four(string text, string expected, string because) =>
        Assert.True(Masking.Mask(text) == expected, $"{because}: {Masking.Mask(text)}");

    [Theory]
    [InlineData("")]
    [InlineData("上坪村本周安装35，注册30，入户120户")]
    [InlineData("6.8—6.14 安装 35 注册 30 预警 28 入户 120 资料 300 海报 12")]
    [InlineData("损失1280000元")]
    [InlineData("2026-06-15 08:00")]
    [InlineData("110 96110 0577-88881234")]
    [InlineData("138****1234")]
    public void Ordinary_reports_are_left_alone(string text) => Assert.Equal(text, Masking.Mask(text));

    [Fact]
    public void Masking_twice_changes_nothing_more()
    {
        var once = Masking.Mask("13812341234 110101199003071234 6222021234567890123");

        Assert.Equal(once, Masking.Mask(once));
    }
}
