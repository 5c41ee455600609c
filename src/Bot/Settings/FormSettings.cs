using System.Globalization;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Bot.Settings;

/// <summary>
/// One entry of Forms:Other, as the office writes it (docs/rules/forms.md has an example of each kind). Dates are yyyy-MM-dd, numbers are
/// metric keys, with .total where the running total is asked for. What cannot be understood stops the start with a sentence that names it.
/// </summary>
public sealed record FormSettings
{
    /// <summary>Lower-case ascii with hyphens; never changed once duties exist.</summary>
    public string Name { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>days-of-month | every-days | weeks | quarter | term | once.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Of days-of-month.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];

    /// <summary>Of every-days: the interval, counted from From.</summary>
    public int Every { get; init; }

    /// <summary>Of once.</summary>
    public string Date { get; init; } = "";

    /// <summary>Of term: 2026-02-25—2026-07-10.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    public decimal Minimum { get; init; } = 1;
    public IReadOnlyList<string> Required { get; init; } = [];
    public IReadOnlyList<string> Optional { get; init; } = [];
    public string Tier { get; init; } = "village";
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Units { get; init; } = [];
    public string From { get; init; } = "";
    public string Until { get; init; } = "";

    /// <summary>The forms of the settings; throws <see cref="CannotStartException"/> with the reason in plain Chinese.</summary>
    public static FormBook Read(IConfiguration configuration)
    {
        var weekly = SettingsSection.Read<WeeklyFormSettings>(configuration, "Forms:Weekly").ToForm();
        var others = (configuration.GetSection("Forms:Other").Get<List<FormSettings>>() ?? []).Select(s => s.ToForm()).ToList();
        return FormRules.Fault(weekly, others) is { } fault ? throw new CannotStartException(fault) : new FormBook(weekly, others);
    }

    public Form ToForm() => new()
    {
        Name = Name,
        Title = Title.Trim(),
        Schedule = Schedule(),
        Required = [.. Required.Select(Number)],
        Optional = [.. Optional.Select(Number)],
        Minimum = Minimum,
        Debtors = new() { Tier = Word<Tier>(Tier), Kinds = [.. Kinds.Select(Word<UnitKind>)], Units = Units },
        From = From.Length == 0 ? null : Day(From),
        Until = Until.Length == 0 ? null : Day(Until),
    };

    private FormSchedule Schedule() => Kind switch
    {
        "days-of-month" when Days.Count > 0 && Days.All(d => d is >= 1 and <= 31) => new FormSchedule.DaysOfMonth(Days),
        "every-days" when Every >= 1 && From.Length > 0 => new FormSchedule.EveryDays(Every, Day(From)),
        "weeks" => new FormSchedule.Weeks(),
        "quarter" => new FormSchedule.Quarters(),
        "term" when Terms.Count > 0 => new FormSchedule.Terms([.. Terms.Select(Term)]),
        "once" when Date.Length > 0 => new FormSchedule.Once(Day(Date), From.Length == 0 ? null : Day(From)),
        "days-of-month" => throw Wrong("Days 要填每月几号，例：[13, 28]"),
        "every-days" => throw Wrong("要填 Every（每几天）和 From（从哪天起）"),
        "term" => throw Wrong("Terms 要填学期起止，例：[\"2026-02-25—2026-07-10\"]"),
        "once" => throw Wrong("要填 Date，例：2026-09-26"),
        _ => throw Wrong($"不认识类型“{Kind}”，应为 days-of-month、every-days、weeks、quarter、term 或 once"),
    };

    private FormNumber Number(string text)
    {
        var total = text.EndsWith(".total", StringComparison.Ordinal);
        var key = total ? text[..^".total".Length] : text;
        return MetricCatalogue.Find(key) is { } metric ? new FormNumber(metric, total ? Aspect.Total : Aspect.New) : throw Wrong($"不认识指标“{text}”，例：people_reached、app_install.total");
    }

    private Period Term(string text) => text.Split('—', '~') is [var first, var last] && Day(first.Trim()) <= Day(last.Trim())
        ? new Period(Day(first.Trim()), Day(last.Trim()))
        : throw Wrong($"学期“{text}”应如 2026-02-25—2026-07-10");

    private DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw Wrong($"“{text}”不是日期，应如 2026-06-15");

    private T Word<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw Wrong($"不认识“{text}”");

    private CannotStartException Wrong(string reason) => new($"设置 Forms:Other 里的“{(Name.Length > 0 ? Name : "（没有 Name）")}”有误：{reason}。");
}
