using System.Globalization;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Bot.Settings;

/// <summary>Where the ledger lives. Engine: Sqlite (a file in the data directory) or PostgreSql (ConnectionString from the environment).</summary>
public sealed record DatabaseSettings
{
    public string Engine { get; init; } = "Sqlite";
    public string ConnectionString { get; init; } = "";
}

/// <summary>Hearing: all = every message of a group reaches the bot; mention = only messages that @ it, as on the real platforms.</summary>
public sealed record SandboxSettings
{
    public string Hearing { get; init; } = "all";

    public bool HearsAll => !string.Equals(Hearing, "mention", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Install: full | top | leaders | off, what of the install ranking is posted in the group. Approval: optional (posted unless 暂缓) or required.
/// DocumentNumber: the superior document that asks for an install ranking; without it a real installation runs leaders.
/// </summary>
public sealed record RankingSettings
{
    public string Install { get; init; } = "leaders";

    /// <summary>The same of a county's issue; empty = as Install.</summary>
    public string InstallCounty { get; init; } = "";

    /// <summary>The same of a village's own issue about its grids, in its work group.</summary>
    public string InstallVillage { get; init; } = "off";

    /// <summary>Percentage points within which units share a place.</summary>
    public decimal TieBand { get; init; }
    public string Approval { get; init; } = "optional";
    public string DocumentNumber { get; init; } = "";

    /// <summary>Dated targets of the install rate: {"2026-06-30": 80}, percent.</summary>
    public IReadOnlyDictionary<string, decimal> Milestones { get; init; } = new Dictionary<string, decimal>();

    public RankingPolicy ToPolicy() => new()
    {
        Install = Enum.TryParse<InstallList>(Install, ignoreCase: true, out var list) ? list : InstallList.Leaders,
        InstallCounty = Enum.TryParse<InstallList>(InstallCounty, ignoreCase: true, out var county) ? county : null,
        InstallVillage = Enum.TryParse<InstallList>(InstallVillage, ignoreCase: true, out var village) ? village : InstallList.Off,
        TieBand = TieBand,
        Milestones = [.. Milestones.Select(m => new Milestone(Day(m.Key), m.Value)).OrderBy(m => m.Date)],
    };

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new CannotStartException($"设置 Ranking:Milestones 里的“{text}”不是日期，应如 2026-06-30。");

    public bool NeedsApproval => string.Equals(Approval, "required", StringComparison.OrdinalIgnoreCase);
}

/// <summary>How the bot answers: limits against noise, and how long a question stays open.</summary>
public sealed record AnswerSettings
{
    /// <summary>Answers per conversation and minute; what is above waits and is merged into one message.</summary>
    public int PerMinute { get; init; } = 10;

    /// <summary>Equal texts of one sender in ten minutes after which the bot falls silent and tells the office.</summary>
    public int EqualTexts { get; init; } = 5;

    public double QuestionHours { get; init; } = 2;

    /// <summary>Seconds without a further picture after which a burst of pictures is answered once.</summary>
    public int PictureBurstSeconds { get; init; } = 4;
}

/// <summary>
/// What each unit owes every week (rule D1), by metric. Empty lists here, because the binder adds to a list and never replaces it:
/// with no list in the settings the form's own defaults hold.
/// </summary>
public sealed record WeeklyFormSettings
{
    /// <summary>False: no weekly duties, no data line in the push, the ranking is posted only when the office says so.</summary>
    public bool Enabled { get; init; } = true;

    public IReadOnlyList<Metric> Required { get; init; } = [];

    public IReadOnlyList<Metric> Optional { get; init; } = [];

    public WeeklyForm ToForm() => Required.Count == 0 ? new() { Enabled = Enabled } : new() { Enabled = Enabled, Required = Required, Optional = Optional };
}

/// <summary>Label of the office in signatures, and the lines residents are pointed to.</summary>
public sealed record OfficeSettings
{
    public string Label { get; init; } = "平安办";
}
