using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>What the office writes under Forms:Other.</summary>
public sealed class FormSettingsTests
{
    [Fact]
    public void Without_settings_only_the_weekly_form_is_in_force() => Assert.Empty(FormSettings.Read(Settings([])).Others);

    [Theory]
    [InlineData("Kind", "monthly", "不认识类型“monthly”")]
    [InlineData("Days:0", "32", "Days 要填每月几号")]
    [InlineData("Required:0", "installs", "不认识指标“installs”")]
    [InlineData("From", "6月1日", "“6月1日”不是日期")]
    [InlineData("Tier", "township", "Tier 只能是 village 或 grid")]
    [InlineData("Required:0", "app_install", "会重复计算")]
    public void A_setting_that_cannot_be_understood_stops_the_start_with_a_sentence(string key, string value, string reason)
    {
        var form = new Dictionary<string, string?>
        {
            ["Name"] = "half-month", ["Title"] = "半月报", ["Kind"] = "days-of-month", ["Days:0"] = "13", ["Required:0"] = "people_reached", [key] = value,
        };
        Assert.Contains(reason, Assert.Throws<CannotStartException>(() => FormSettings.Read(Settings(FormStage.Settings(form)))).Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Settings(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
