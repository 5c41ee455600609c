namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>How the weekly form of a unit stands, from what was said and when.</summary>
internal sealed record DutyFact(string State, DateTimeOffset? DoneAt)
{
    public bool Owed => State is "open" or "partial" or "extended" or "missed";
}

internal static class DutyBook
{
    /// <summary>Before the freeze, as of now.</summary>
    public static DutyFact Of(Books books, Sample sample, Place unit, DataWeek week)
    {
        var rows = books.Rows.Where(r => r.IsLive && r.Wait is not (Wait.WhichWeek or Wait.Neighbour) && IsOwn(sample, unit, r) && Answers(r, week)).ToList();
        var installs = rows.Where(r => r.Metric == "app_install").ToList();
        if (installs.Count > 0)
        {
            var first = installs.Min(FirstSaid);
            return new DutyFact(first < week.At(0, "18:01") ? "done" : "late", first);
        }

        if (books.Extended.Contains((week.Number, unit.Id))) return new DutyFact("extended", null);
        return new DutyFact(rows.Any(r => r.Metric is "app_register" or "household_visit" or "case") ? "partial" : "open", null);
    }

    /// <summary>What the freeze makes of it.</summary>
    public static DutyFact Frozen(DutyFact fact) => fact.State is "open" or "partial" ? fact with { State = "missed" } : fact;

    private static bool Answers(Row row, DataWeek week) => row.Total ? row.To == week.Sunday : row.From == week.Monday && row.To == week.Sunday;

    /// <summary>The unit's own numbers, or those of its groups that its own liaison handed in.</summary>
    private static bool IsOwn(Sample sample, Place unit, Row row) => row.Unit == unit || (row.ByVillage && sample.Below(unit).Contains(row.Unit));

    /// <summary>A correction does not make a report late: the first message counts.</summary>
    private static DateTimeOffset FirstSaid(Row row)
    {
        var first = row;
        while (first.Corrects is { } earlier) first = earlier;
        return first.At;
    }
}
