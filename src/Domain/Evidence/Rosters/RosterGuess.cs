namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>What columns with a heading nobody knows must be, from what stands below them (rule E1): only where the table lacks such a column.</summary>
internal static class RosterGuess
{
    private const int Sample = 60;

    public static RosterLayout Complete(RosterLayout layout, RawSheet sheet)
    {
        var rows = sheet.Rows.Where(r => r.Number > layout.Last).Take(Sample).ToList();
        var columns = new Dictionary<int, RosterColumn>(layout.Columns);
        var guessed = new Dictionary<string, RosterColumn>();
        foreach (var (column, heading) in layout.Headings.Where(h => !layout.Columns.ContainsKey(h.Key)))
        {
            var texts = rows.Select(r => r[column]).Where(c => !c.IsBlank).ToList();
            if (Kind(texts) is not { } kind || columns.ContainsValue(kind)) continue;
            columns[column] = kind;
            guessed[heading] = kind;
        }

        // Identity numbers may stand anywhere, whatever the heading says.
        for (var column = 0; column < (rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count)); column++)
        {
            var texts = rows.Select(r => r[column]).Where(c => !c.IsBlank).ToList();
            if (texts.Count > 0 && Share(texts, RosterIdentity.IsIdentity) >= 0.5) columns[column] = RosterColumn.Identity;
        }

        return layout with { Columns = columns, Guessed = guessed };
    }

    private static RosterColumn? Kind(List<RawCell> texts)
    {
        if (texts.Count < 3) return null;
        if (Share(texts, t => RosterWords.PhoneFault(RosterWords.Digits(t)) is null) >= 0.6) return RosterColumn.Phone;
        if (texts.TrueForAll(c => RosterWords.Tick(c) is not null && RosterWords.Fold(c.Text).Length <= 3)) return RosterColumn.Installed;
        return Share(texts, IsName) >= 0.7 && texts.Select(c => c.Text).Distinct().Count() > texts.Count * 0.6 ? RosterColumn.Name : null;
    }

    private static bool IsName(string text)
    {
        var name = RosterWords.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        return name.Length is 2 or 3 or 4 && name.All(c => c is >= '\u4E00' and <= '\u9FFF' or '·');
    }

    private static double Share(List<RawCell> cells, Func<string, bool> holds) => (double)cells.Count(c => holds(c.Text)) / cells.Count;
}
