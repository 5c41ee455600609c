using System.Globalization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>One deduction or addition. Points are negative for a deduction; source is the plan or rule it stands on, or the case's number.</summary>
public sealed record ScoreLine(string Unit, DateOnly Day, string Reason, decimal Points, string Source);

/// <summary>A unit's year: where it began and where it stands.</summary>
public sealed record UnitScore(string Unit, decimal Start, decimal Points)
{
    public decimal Total => Start + Points;
}

/// <summary>The year score sheet as it is printed. Lines are decided, not proposed; AsOf is UTC.</summary>
public sealed record ScoreSheetFacts(int Year, string ScopeName, string Office, DateTimeOffset AsOf, IReadOnlyList<UnitScore> Units, IReadOnlyList<ScoreLine> Lines)
{
    /// <summary>How the score is made up, in a sentence; empty = not said.</summary>
    public string Method { get; init; } = "";
}

/// <summary>The places and tables of 得分表.</summary>
public static class ScoreSheetWords
{
    public static IReadOnlyList<string> Places { get; } = ["年", "范围", "办公室", "截止", "单位数", "扣分单位数", "计分办法"];

    public static IReadOnlyList<string> Tables { get; } = ["得分", "扣分明细"];

    public static PaperWords Of(ScoreSheetFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var asOf = $"数据截至{Figures.Moment(facts.AsOf)}。";
        var scores = facts.Units.OrderByDescending(u => u.Total).Select((u, i) => (IReadOnlyList<string>)
            [(i + 1).ToString(CultureInfo.InvariantCulture), u.Unit, BookingText.Number(u.Start), BookingText.Number(u.Points), BookingText.Number(u.Total)]);
        var lines = facts.Lines.Select(l => (IReadOnlyList<string>)[l.Unit, Figures.Day(l.Day), l.Reason, BookingText.Number(l.Points), l.Source]);
        return new PaperWords(
            new Dictionary<string, string?>
            {
                ["年"] = facts.Year.ToString(CultureInfo.InvariantCulture),
                ["范围"] = facts.ScopeName,
                ["办公室"] = facts.Office,
                ["截止"] = Figures.Moment(facts.AsOf),
                ["单位数"] = facts.Units.Count.ToString(CultureInfo.InvariantCulture),
                ["扣分单位数"] = facts.Units.Count(u => u.Points < 0).ToString(CultureInfo.InvariantCulture),
                ["计分办法"] = facts.Method.Length == 0 ? null : facts.Method,
            },
            new Dictionary<string, PaperTable?>
            {
                ["得分"] = new([new("序号", 3, true), new("单位", 8), new("基础分", 5, true), new("加减分", 5, true), new("得分", 5, true)], [.. scores], "注：" + asOf),
                ["扣分明细"] = new([new("单位", 6), new("日期", 5), new("事项", 12), new("分值", 3, true), new("依据", 6)], [.. lines], "注：每一项都经平安办决定，单位可以申诉；" + asOf),
            });
    }
}
