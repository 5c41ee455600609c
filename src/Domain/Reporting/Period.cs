namespace AntiFraudBot.Domain.Reporting;

/// <summary>Inclusive local dates (Asia/Shanghai). Of a total, From = To = the as-of date.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    public static Period Of(DateOnly day) => new(day, day);

    /// <summary>今年: from 1 January to this day (rule B16).</summary>
    public static Period YearUpTo(DateOnly day) => new(new DateOnly(day.Year, 1, 1), day);

    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(Period other) => From <= other.From && other.To <= To;

    /// <summary>
    /// Whether numbers of the other period count in this one (rules B3, B16): those wholly inside, and the week over the turn of the year, which belongs
    /// to the year it ends in.
    /// </summary>
    public bool Counts(Period other) => other.To <= To && From <= other.To && (From <= other.From || (other.Days <= 7 && From is { Month: 1, Day: 1 }));

    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <summary>6.8—6.14, or 6.15 for one day: how cadres write dates.</summary>
    public override string ToString() => From == To ? Short(From) : $"{Short(From)}—{Short(To)}";

    private static string Short(DateOnly day) => FormattableString.Invariant($"{day.Month}.{day.Day}");
}
