using System.Globalization;
using System.Text;

namespace AntiFraudBot.Bench;

/// <summary>The results as the page that is kept: what, on which machine, from which commit.</summary>
public static class Report
{
    public static string Of(IReadOnlyList<Figure> figures, Options options, DateTimeOffset at, string? loadBefore)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Figures of {at:yyyy-MM-dd}, commit {options.Commit}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`bench/run.sh{(options.Long ? " --long" : "")}` at {at:HH:mm zzz}. Medians of the runs named; ratios compare things measured in the same run.\n\n");
        text.Append("| machine | |\n|---|---|\n");
        foreach (var (name, value) in MachineFacts(loadBefore)) text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        text.Append("\n| figure | median | unit | goal | runs | note |\n|---|---:|---|---|---|---|\n");
        foreach (var f in figures)
        {
            var runs = string.Join(", ", f.Runs.Select(Number));
            text.Append(CultureInfo.InvariantCulture, $"| {f.Name} | {Number(f.Median)} | {f.Unit} | {Goal(f)} | {runs} | {f.Note} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> MachineFacts(string? loadBefore)
    {
        yield return ("processor", Machine.Processor());
        yield return ("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        yield return ("memory", Machine.Memory());
        yield return ("system", Machine.System());
        yield return ("runtime", Machine.Runtime());
        if (loadBefore is not null) yield return ("load average before and after", $"{loadBefore}, {Machine.Load()}");
    }

    private static string Goal(Figure f) => f.Goal is not { } goal ? ""
        : $"{(f.MoreIsBetter ? "≥" : "≤")} {Number(goal)}: {(f.Met == true ? "met" : "missed")}";

    private static string Number(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
