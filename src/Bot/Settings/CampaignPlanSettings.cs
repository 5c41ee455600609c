using System.Globalization;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Settings;

/// <summary>The section Campaign as the office writes it (docs/rules/assessment.md has an example of each form). What cannot be understood stops the start.</summary>
public sealed record CampaignPlanSettings
{
    public string Name { get; init; } = "";
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public IReadOnlyList<StageSettings> Stages { get; init; } = [];
    public IReadOnlyList<TargetSettings> Targets { get; init; } = [];
    public CrashSettings Crash { get; init; } = new();

    public static CampaignPlan Read(IConfiguration configuration) => SettingsSection.Read<CampaignPlanSettings>(configuration, "Campaign").ToPlan();

    public CampaignPlan ToPlan() => new(
        Name,
        From.Length == 0 ? null : Day(From),
        Until.Length == 0 ? null : Day(Until),
        [.. Stages.Select(s => new CampaignStage(s.Name, Day(s.From), Day(s.Until))).OrderBy(s => s.From)],
        [.. Targets.Select(t => t.ToTarget())])
    {
        Crash = Crash.From.Length == 0 ? null : new CrashPeriod(Day(Crash.From), Day(Crash.Until), Crash.At),
    };

    internal static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new CannotStartException($"设置 Campaign 里的“{text}”不是日期，应如 2026-06-30。");
}

/// <summary>A dated stage: 动员部署, 集中攻坚, 总结验收.</summary>
public sealed record StageSettings
{
    public string Name { get; init; } = "";
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
}

/// <summary>The days of a crash period, both included, with a daily 通报 at the first half hour from At on; empty = none.</summary>
public sealed record CrashSettings
{
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public TimeOnly At { get; init; } = new(17, 30);
}

/// <summary>One target. Form: stages | fall | zero | survey. Per: base | households | number. Against: year | half. Victims: staff, of cases.</summary>
public sealed record TargetSettings
{
    public string Title { get; init; } = "";
    public string Metric { get; init; } = "";
    public string Form { get; init; } = "";
    public string Per { get; init; } = "number";

    /// <summary>Of stages: {"2026-06-30": 80}, percent of the base or a number.</summary>
    public IReadOnlyDictionary<string, decimal> Stages { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Of stages: the day the way to the first begins; empty = nothing is expected before the first.</summary>
    public string From { get; init; } = "";

    /// <summary>Of fall: by how much; 0 = at all.</summary>
    public decimal Percent { get; init; }
    public string Against { get; init; } = "year";
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>staff: only cases among staff and their families; empty = all.</summary>
    public string Victims { get; init; } = "";
    public string Plan { get; init; } = "";

    public Target ToTarget()
    {
        // A survey has no entries in the ledger.
        if (Form == "survey") return new Target(Title, TargetSubject.InstallRate, new TargetForm.Survey(Dated()), Plan);
        var metric = MetricCatalogue.Find(Metric) ?? throw Wrong($"不认识指标“{Metric}”，例：app_install、case");
        var share = Per switch { "base" => TargetShare.Base, "households" => TargetShare.Households, "number" => TargetShare.None, _ => throw Wrong($"Per 应为 base、households 或 number，不是“{Per}”") };
        if (Victims is not ("" or "staff")) throw Wrong($"Victims 应为 staff 或不填，不是“{Victims}”");
        if (Victims == "staff" && (metric != Domain.Reporting.Metric.Case || Form is not ("fall" or "zero"))) throw Wrong("Victims 为 staff 时，Metric 应为 case，Form 应为 fall 或 zero");
        return new Target(Title, new TargetSubject(metric, share, [.. Kinds.Select(Kind)]) { Staff = Victims == "staff" }, FormOf(), Plan);
    }

    private TargetForm FormOf() => Form switch
    {
        "stages" => new TargetForm.Stages(Dated()),
        "fall" when Percent is >= 0 and <= 100 => new TargetForm.Fall(Percent, Against switch { "year" => TargetAgainst.YearBefore, "half" => TargetAgainst.HalfBefore, _ => throw Wrong($"Against 应为 year 或 half，不是“{Against}”") }),
        "fall" => throw Wrong("Percent 应在0到100之间"),
        "zero" => new TargetForm.Zero(),
        _ => throw Wrong($"不认识 Form “{Form}”，应为 stages、fall、zero 或 survey"),
    };

    private MilestonePlan Dated() => Stages.Count == 0
        ? throw Wrong("Stages 要填日期和目标，例：{ \"2026-06-30\": 80 }")
        : new MilestonePlan([.. Stages.Select(s => new Milestone(CampaignPlanSettings.Day(s.Key), s.Value)).OrderBy(m => m.Date)], From.Length == 0 ? null : CampaignPlanSettings.Day(From));

    private UnitKind Kind(string text) => Enum.TryParse<UnitKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : throw Wrong($"不认识“{text}”，Kinds 应为 village、community、unit");

    private CannotStartException Wrong(string reason) => new($"设置 Campaign:Targets 里的“{(Title.Length > 0 ? Title : "（没有 Title）")}”有误：{reason}。");
}
