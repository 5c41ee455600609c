namespace AntiFraudBot.Documents.Screens;

/// <summary>Where lines of text are: dark runs that stand close together in a row, joined with those they touch above and below.</summary>
internal static class TextLines
{
    private const float Dark = 170;
    private const int LeastHeight = 9, MostHeight = 90, LeastWidth = 9, Most = 80;

    public static IReadOnlyList<Box> Find(Grey flat)
    {
        var gap = Math.Max(4, flat.Width / 30);
        List<(int From, int To, int Group)> above = [];
        var groups = new List<(int Parent, Box Box)>();
        for (var y = 0; y < flat.Height; y++)
        {
            var runs = Runs(flat.Row(y), gap);
            for (var i = 0; i < runs.Count; i++) runs[i] = Joined(runs[i], y, above, groups);
            above = runs;
        }

        return [.. groups.Where((g, i) => g.Parent == i).Select(g => g.Box)
            .Where(b => b.Height is >= LeastHeight and <= MostHeight && b.Width >= LeastWidth).OrderBy(b => b.Y).ThenBy(b => b.X).Take(Most)];
    }

    private static List<(int From, int To, int Group)> Runs(ReadOnlySpan<float> row, int gap)
    {
        var runs = new List<(int From, int To, int Group)>();
        for (var x = 0; x < row.Length; x++)
        {
            if (row[x] >= Dark) continue;
            if (runs.Count > 0 && x - runs[^1].To <= gap) runs[^1] = runs[^1] with { To = x };
            else runs.Add((x, x, -1));
        }

        return runs;
    }

    private static (int From, int To, int Group) Joined((int From, int To, int Group) run, int y, List<(int From, int To, int Group)> above, List<(int Parent, Box Box)> groups)
    {
        var group = groups.Count;
        groups.Add((group, new Box(run.From, y, run.To - run.From + 1, 1)));
        foreach (var other in above.Where(o => o.From <= run.To && o.To >= run.From)) Merge(groups, group, other.Group);
        return run with { Group = Root(groups, group) };
    }

    private static void Merge(List<(int Parent, Box Box)> groups, int one, int two)
    {
        var (a, b) = (Root(groups, one), Root(groups, two));
        if (a == b) return;
        var (p, q) = (groups[a].Box, groups[b].Box);
        var (x, y) = (Math.Min(p.X, q.X), Math.Min(p.Y, q.Y));
        groups[b] = (b, new Box(x, y, Math.Max(p.X + p.Width, q.X + q.Width) - x, Math.Max(p.Y + p.Height, q.Y + q.Height) - y));
        groups[a] = (b, p);
    }

    private static int Root(List<(int Parent, Box Box)> groups, int group)
    {
        while (groups[group].Parent != group) group = groups[group].Parent;
        return group;
    }
}
