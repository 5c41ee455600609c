namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>
/// Where a sheet's table begins and what its columns mean (rule E1). First and Last = row numbers of the header. Guessed = headings whose meaning was
/// taken from what stands below them.
/// </summary>
public sealed record RosterLayout(int First, int Last, IReadOnlyDictionary<int, RosterColumn> Columns)
{
    /// <summary>How many rows a title and its remarks may take before the header.</summary>
    private const int Deepest = 15;

    public IReadOnlyDictionary<int, string> Headings { get; init; } = new Dictionary<int, string>();

    public IReadOnlyDictionary<string, RosterColumn> Guessed { get; init; } = new Dictionary<string, RosterColumn>();

    public bool Has(RosterColumn column) => Columns.Values.Contains(column);

    /// <summary>By meaning the place of the leftmost such column, -1 where there is none; worked out once for many rows.</summary>
    public IReadOnlyList<int> Places() =>
        [.. Enum.GetValues<RosterColumn>().Select(column => Columns.Where(c => c.Value == column).Select(c => (int?)c.Key).Min() ?? -1)];

    /// <summary>A roster has a column of names, or of telephone numbers and a further one that is known.</summary>
    public bool IsRoster => Has(RosterColumn.Name) || (Has(RosterColumn.Phone) && Columns.Values.Any(c => c.IsTick() || c == RosterColumn.Date));

    /// <summary>Null when no row looks like a header. Remembered = what the unit's headings were said to mean, by their normal form.</summary>
    public static RosterLayout? Of(RawSheet sheet, IReadOnlyDictionary<string, RosterColumn> remembered)
    {
        var head = sheet.Rows.Take(Deepest).ToList();
        if (head.Count == 0) return null;
        var at = Enumerable.Range(0, head.Count).MaxBy(i => Score(head[i], remembered));
        if (Score(head[at], remembered) < 2) return null;
        var above = at > 0 && head[at].Number == head[at - 1].Number + 1 && IsGroupHeading(head[at - 1]) ? head[at - 1] : null;
        var below = at + 1 < head.Count && IsSubheading(head[at], head[at + 1], remembered) ? head[at + 1] : null;
        var headings = new Dictionary<int, string>();
        var columns = new Dictionary<int, RosterColumn>();
        var width = Math.Max(head[at].Cells.Count, below?.Cells.Count ?? 0);
        for (var column = 0; column < width; column++)
        {
            var (top, bottom) = below is null ? (above, head[at]) : (head[at], below);
            var (heading, meaning) = Read(top, bottom, column, remembered);
            if (heading.Length > 0) headings[column] = heading;
            if (meaning is { } known) columns[column] = known;
        }

        var layout = new RosterLayout((above ?? head[at]).Number, (below ?? head[at]).Number, columns) { Headings = headings };
        return RosterGuess.Complete(layout, sheet);
    }

    private static (string Heading, RosterColumn? Meaning) Read(RawRow? top, RawRow bottom, int column, IReadOnlyDictionary<string, RosterColumn> remembered)
    {
        var under = RosterHeadings.Normal(bottom[column].Text);
        var over = top is null ? "" : Over(top, column, under.Length > 0);
        var heading = under.Length > 0 ? under : over;
        var both = over + under;
        RosterColumn? meaning = remembered.TryGetValue(heading, out var told) || remembered.TryGetValue(both, out told) ? told : null;
        return (heading, meaning ?? RosterHeadings.Meaning(under) ?? RosterHeadings.Meaning(both) ?? RosterHeadings.Meaning(over));
    }

    /// <summary>A heading over several columns stands in the first of them.</summary>
    private static string Over(RawRow top, int column, bool spread)
    {
        while (spread && column > 0 && top[column].IsBlank) column--;
        return RosterHeadings.Normal(top[column].Text);
    }

    private static int Score(RawRow row, IReadOnlyDictionary<string, RosterColumn> remembered) =>
        row.Cells.Select(c => RosterHeadings.Normal(c.Text)).Where(h => h.Length > 0)
            .Select(h => remembered.TryGetValue(h, out var told) ? told : RosterHeadings.Meaning(h)).Where(m => m is not null).Distinct().Count();

    /// <summary>基本情况 ｜ 安装情况 over the header proper: at least two cells, none of them a sentence.</summary>
    private static bool IsGroupHeading(RawRow row)
    {
        var texts = row.Cells.Where(c => !c.IsBlank).Select(c => RosterHeadings.Normal(c.Text)).ToList();
        return texts.Count >= 2 && texts.TrueForAll(t => t.Length <= 12 && !t.Contains(':', StringComparison.Ordinal));
    }

    /// <summary>The second of two header rows says something where the first has a heading over several columns, and nothing under name and number.</summary>
    private static bool IsSubheading(RawRow header, RawRow next, IReadOnlyDictionary<string, RosterColumn> remembered)
    {
        if (next.Number != header.Number + 1 || Score(next, remembered) == 0) return false;
        for (var column = 0; column < header.Cells.Count; column++)
        {
            if (RosterHeadings.Meaning(header[column].Text) is RosterColumn.Name or RosterColumn.Phone && !next[column].IsBlank) return false;
        }

        return true;
    }
}
