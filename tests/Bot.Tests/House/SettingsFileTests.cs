using System.Text.Json;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Domain.Undertakings.Meetings;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Storage;
using Microsoft.Extensions.Configuration;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>appsettings.json is where an office looks a setting up: it shows each of them, with the value the program would use without it.</summary>
public sealed class SettingsFileTests
{
    private static readonly IConfigurationRoot Settings =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();

    public static TheoryData<string, Type> Sections => new()
    {
        { "Database", typeof(DatabaseSettings) },
        { "Sandbox", typeof(SandboxSettings) },
        { "Office", typeof(OfficeSettings) },
        { "Answers", typeof(AnswerSettings) },
        { "Screens", typeof(ScreenSettings) },
        { "Ranking", typeof(RankingSettings) },
        { "Papers", typeof(PaperSettings) },
        { "Timetable", typeof(TimetableOptions) },
        { "Retention", typeof(RetentionPeriods) },
        { "Meetings", typeof(MeetingSettings) },
        { "Activity", typeof(ActivitySettings) },
        { "Repatriation", typeof(RepatriationSettings) },
        { "Burden", typeof(BurdenSettings) },
        { "WeCom", typeof(WeComSettings) },
        { "WeCom:AiBot", typeof(AiBotSettings) },
        { "WeCom:App", typeof(WeComAppSettings) },
        { "DingTalk", typeof(DingTalkSettings) },
        { "Evidence", typeof(EvidenceSettings) },
        { "Assessment", typeof(AssessmentPolicy) },
        { "Warnings", typeof(WarningSettings) },
        { "Cases", typeof(CaseSettings) },
        { "Tips", typeof(TipSettings) },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_file_holds_the_default_of_each_setting(string section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        var read = Settings.GetSection(section).Get(type);
        Assert.Equal(JsonSerializer.Serialize(defaults, type), JsonSerializer.Serialize(read, type));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_file_leaves_no_setting_out_and_invents_none(string section, Type type)
    {
        var known = type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => p.Name);
        var written = Settings.GetSection(section).GetChildren().Select(c => c.Key)
            .Concat(EmptyObjects(section));
        Assert.Equal(known.Order(StringComparer.Ordinal), written.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_weekly_form_in_the_file_is_the_form_the_program_has_without_it()
    {
        var (read, own) = (Settings.GetSection("Forms:Weekly").Get<WeeklyFormSettings>()!.ToForm(), new WeeklyFormSettings().ToForm());
        Assert.Equal(own.Required, read.Required);
        Assert.Equal(own.Optional, read.Optional);
    }

    [Fact]
    public void A_list_in_the_settings_takes_the_place_of_the_default()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Forms:Weekly:Required:0"] = "HouseholdVisit" }).Build();
        Assert.Equal([Metric.HouseholdVisit], settings.GetSection("Forms:Weekly").Get<WeeklyFormSettings>()!.ToForm().Required);
    }

    [Fact]
    public void Every_section_of_the_file_is_read_by_something()
    {
        string[] framework = ["Logging", "AllowedHosts", "//"];
        var known = Sections.Select(row => ((string)row[0]).Split(':')[0]).Concat(["Forms", "Campaign"]).Concat(framework);
        Assert.Empty(Settings.GetChildren().Select(c => c.Key).Except(known));
    }

    [Theory]
    [InlineData("Database:ConnectionString")]
    [InlineData("WeCom:AiBot:Secret")]
    [InlineData("WeCom:AiBot:Token")]
    [InlineData("WeCom:AiBot:EncodingAESKey")]
    [InlineData("WeCom:App:Secret")]
    [InlineData("WeCom:App:Token")]
    [InlineData("WeCom:App:EncodingAESKey")]
    [InlineData("DingTalk:ClientSecret")]
    [InlineData("DingTalk:EventToken")]
    [InlineData("DingTalk:EventAesKey")]
    public void No_secret_stands_in_the_file(string key) => Assert.Equal("", Settings[key]);

    [Fact]
    public void The_file_alone_configures_no_platform() => Assert.Empty(ConfiguredPlatforms.Of(Settings));

    // An empty object has no children in the configuration; the file still shows it.
    private static IEnumerable<string> EmptyObjects(string section)
    {
        using var file = JsonDocument.Parse(Repository.File("appsettings.json"));
        return [.. section.Split(':').Aggregate(file.RootElement, (at, name) => at.GetProperty(name)).EnumerateObject().Select(p => p.Name)];
    }
}
