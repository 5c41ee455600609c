using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What a number is divided by: people aged 16–60, households, or nothing.</summary>
public enum TargetShare { Base, Households, None }

/// <summary>
/// What is measured. Kinds: the class of units it is of, empty = all. A running total where the metric has one, else what was new since the
/// start of the campaign or of the year.
/// </summary>
public sealed record TargetSubject(Metric Metric, TargetShare Share, IReadOnlyList<UnitKind> Kinds)
{
    public static TargetSubject InstallRate { get; } = new(Metric.AppInstall, TargetShare.Base, []);

    /// <summary>Of cases: only those whose victim is staff or family of such, as their forms say.</summary>
    public bool Staff { get; init; }

    /// <summary>安装率, 入户率, 发放资料.</summary>
    public string Name => Metric.ChineseName() + (Share == TargetShare.None ? "" : "率");

    public bool IsRate => Share != TargetShare.None;

    /// <summary>户 of households, else the metric's own word.</summary>
    public string UnitWord => Share == TargetShare.Households ? "户" : Share == TargetShare.Base ? "人" : Metric.UnitWord();

    /// <summary>村（社区）, 单位, or nothing when all are meant.</summary>
    public string KindsName => Kinds.Count == 0 ? "" : string.Join('、', Kinds.Select(k => k switch
    {
        UnitKind.Village => "村",
        UnitKind.Community => "社区",
        _ => "单位",
    }).Distinct());

    public bool Covers(OrgUnit unit) => Kinds.Count == 0 || Kinds.Contains(unit.Kind);
}

/// <summary>The forms a target takes in the plans (rule J13).</summary>
public abstract record TargetForm
{
    /// <summary>Dated percentages or numbers: 40/80, 30/60/100, 60, 95, 50个.</summary>
    public sealed record Stages(MilestonePlan Plan) : TargetForm;

    /// <summary>At least so many percent less than in the period before; 0 = less at all (双下降).</summary>
    public sealed record Fall(decimal Percent, TargetAgainst Against) : TargetForm;

    /// <summary>A survey's percentage, entered by hand: dated percentages that the newest one is held against.</summary>
    public sealed record Survey(MilestonePlan Plan) : TargetForm;

    /// <summary>None at all in the year.</summary>
    public sealed record Zero : TargetForm;
}

/// <summary>The same days of the year before, or the whole half-year before this one.</summary>
public enum TargetAgainst { YearBefore, HalfBefore }

/// <summary>One target of the campaign with the plan it comes from.</summary>
public sealed record Target(string Title, TargetSubject Subject, TargetForm Form, string Plan);

/// <summary>The campaign: its name, its days and its dated stages.</summary>
public sealed record CampaignPlan(string Name, DateOnly? From, DateOnly? Until, IReadOnlyList<CampaignStage> Stages, IReadOnlyList<Target> Targets)
{
    public static CampaignPlan None { get; } = new("", null, null, [], []);

    /// <summary>The crash period with a daily 通报 (rule J14); null = none.</summary>
    public CrashPeriod? Crash { get; init; }

    public CampaignStage? StageOn(DateOnly day) => Stages.FirstOrDefault(s => s.From <= day && day <= s.Until);

    /// <summary>集中攻坚阶段（7月1日—9月30日，第20天）; empty when no stage covers the day.</summary>
    public string StageLine(DateOnly day) => StageOn(day) is not { } stage
        ? ""
        : $"{Name}{(Name.Length > 0 ? "：" : "")}{stage.Name}（{Figures.Day(stage.From)}—{Figures.Day(stage.Until)}，第{day.DayNumber - stage.From.DayNumber + 1}天）";
}

/// <summary>集中攻坚 from one day to another, both included.</summary>
public sealed record CampaignStage(string Name, DateOnly From, DateOnly Until);
