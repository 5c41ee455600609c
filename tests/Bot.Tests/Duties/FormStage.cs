using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>The sample township with forms beside the weekly one, as an office would set them.</summary>
internal static class FormStage
{
    private static readonly Dictionary<string, string?> HalfMonth = new()
    {
        ["Name"] = "half-month", ["Title"] = "半月报", ["Kind"] = "days-of-month", ["Days:0"] = "13", ["Days:1"] = "28",
        ["Required:0"] = "people_reached", ["Required:1"] = "app_install.total", ["Kinds:0"] = "village", ["Kinds:1"] = "community",
    };

    private static readonly Dictionary<string, string?> Month = new()
    {
        ["Name"] = "month", ["Title"] = "月报", ["Kind"] = "days-of-month", ["Days:0"] = "25", ["Required:0"] = "broadcast",
    };

    private static readonly Dictionary<string, string?> Sessions = new()
    {
        ["Name"] = "sessions", ["Title"] = "六进活动", ["Kind"] = "quarter", ["Minimum"] = "2", ["Required:0"] = "event", ["Kinds:0"] = "community",
    };

    private static readonly Dictionary<string, string?> Names = new()
    {
        ["Name"] = "names", ["Title"] = "报联络员名单", ["Kind"] = "once", ["Date"] = "2026-06-26", ["Kinds:0"] = "community",
    };

    public static Stage With(string clock = "2026-06-15 08:00") => new() { Clock = clock, Settings = Settings(HalfMonth, Month, Sessions, Names) };

    public static Dictionary<string, string?> Settings(params Dictionary<string, string?>[] forms) =>
        forms.SelectMany((form, i) => form.Select(s => KeyValuePair.Create($"Forms:Other:{i}:{s.Key}", s.Value))).ToDictionary();
}
