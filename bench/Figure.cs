namespace AntiFraudBot.Bench;

/// <summary>One measured figure: the median of its runs, in the unit named. Goal = what the house promises, in the same unit; null without a promise.</summary>
public sealed record Figure(string Name, string Unit, IReadOnlyList<double> Runs, string Note = "")
{
    public double? Goal { get; init; }

    /// <summary>True when more is better (messages a second), false when less is (milliseconds).</summary>
    public bool MoreIsBetter { get; init; }

    public double Median => MedianOf(Runs);

    public bool? Met => Goal is not { } goal ? null : MoreIsBetter ? Median >= goal : Median <= goal;

    public static double MedianOf(IEnumerable<double> runs)
    {
        var ordered = runs.Order().ToList();
        return ordered.Count % 2 == 1 ? ordered[ordered.Count / 2] : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
    }
}
