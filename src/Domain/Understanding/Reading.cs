using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>What a message is, in the words of the corpus.</summary>
public enum Intent { None, Report, Correction, Retract, Ack, Forwarded, Query, Case, Tip, WarningFeedback, Help, Ambiguous }

public enum QueryKind { Progress, Ranking, Missing, UnitDetail, Trend, Deadline, Materials, Export, Bulletin, Target }

/// <summary>What a row does to what was booked before: rule B3 (c). Set = the ordinary report.</summary>
public enum Operation { Set, Add, Replace }

/// <summary>A period as it was said, not yet resolved against a clock (Calendar.Periods resolves it).</summary>
public abstract record PeriodPhrase
{
    public sealed record Today : PeriodPhrase;
    public sealed record Yesterday : PeriodPhrase;

    /// <summary>前天 (2), 大前天 (3): so many days before the message's.</summary>
    public sealed record DaysAgo(int Days) : PeriodPhrase;

    public sealed record ThisWeek : PeriodPhrase;
    public sealed record LastWeek : PeriodPhrase;
    public sealed record WeekBeforeLast : PeriodPhrase;
    public sealed record ThisMonth : PeriodPhrase;
    public sealed record LastMonth : PeriodPhrase;

    /// <summary>6月18日, 6.18, 18号 (Month null = the month of the message).</summary>
    public sealed record Day(int? Month, int DayOfMonth) : PeriodPhrase;

    /// <summary>6.8—6.14, 6月8日至14日.</summary>
    public sealed record Range(Day From, Day To) : PeriodPhrase;

    /// <summary>第24周 (ISO week of the message's year).</summary>
    public sealed record WeekNumber(int Number) : PeriodPhrase;

    /// <summary>周三, 星期三 of the current week (1 = Monday … 7 = Sunday).</summary>
    public sealed record Weekday(int IsoDay) : PeriodPhrase;

    /// <summary>N月第M周.</summary>
    public sealed record WeekOfMonth(int Month, int Number) : PeriodPhrase;

    /// <summary>N月份.</summary>
    public sealed record WholeMonth(int Number) : PeriodPhrase;
}

/// <summary>One number: a metric, whether it is new or a total, and its value (yuan, percent or a count).</summary>
public sealed record ReadValue(Metric Metric, Aspect Aspect, decimal Value, bool Approximate = false);

/// <summary>
/// Numbers of one unit and one period. Unit is a full name from the lexicon; for a grid or group the full grid name
/// (上坪村三组). Old is the value a correction says it replaces (不是35), where it was said.
/// </summary>
public sealed record ReadRow(
    string Unit, PeriodPhrase? Period, IReadOnlyList<ReadValue> Values, Operation Operation = Operation.Set, decimal? Old = null);

/// <summary>Why a careful clerk would have to ask back.</summary>
public enum DoubtKind
{
    MetricMissing,      // 双河村 +7; 报数：11 → which metric?
    Vague,              // 三十来个, 百把个, 30或31
    Reference,          // 跟昨天一样, 比上周多装了5个
    SumMismatch,        // a 合计 line that disagrees with the parts
    UnknownUnit,        // names a unit the lexicon does not have
    AmbiguousUnit,      // an alias two units share
    ZeroForm,           // 零报告 with no metric
    Other,
}

/// <summary>The doubt, and what was readable of it: a bare number (for "+7"), the candidate units, the offending words.</summary>
public sealed record Doubt(DoubtKind Kind, decimal? Number = null, IReadOnlyList<string>? Candidates = null, string? Words = null);

/// <summary>What a query asks about: a unit by full name, a metric, a period; each null when not said.</summary>
public sealed record QueryTarget(string? Unit = null, Metric? Metric = null, PeriodPhrase? Period = null);

/// <summary>A message as understood: never a guess. Rule is the kebab-case code of the rule that decided.</summary>
public sealed record Reading(Intent Intent, string Rule)
{
    public QueryKind? Query { get; init; }
    public QueryTarget? Target { get; init; }
    public IReadOnlyList<ReadRow> Rows { get; init; } = [];
    public Doubt? Doubt { get; init; }

    /// <summary>不是35是53 with no metric: the old and new value, for the handler to resolve against the speaker's last report.</summary>
    public decimal? BareOld { get; init; }
    public decimal? BareNew { get; init; }

    /// <summary>True when the text is a 接龙 list: only the speaker's line is booked (rule B8).</summary>
    public bool IsChainList { get; init; }
}

/// <summary>Who speaks: tier word (county|township|village|grid), role word and full unit name, as in the corpus.</summary>
public sealed record Speaker(string Level, string Role, string Unit);
