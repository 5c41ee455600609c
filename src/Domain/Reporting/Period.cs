namespace AntiFraudBot.Domain.Reporting;

/// <summary>Inclusive local dates (Asia/Shanghai). Of a total, From = To = the as-of date.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    public static Period Of(DateOnly day) => new(day, day);

    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(Period other) => From <= other.From && other.To <= To;

    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <summary>6.8—6.14, or 6.15 for one day: how cadres write dates.</summary>
    public override string ToString() => From == To ? Short(From) : $"{Short(From)}—{Short(To)}";

    private static string Short(DateOnly day) => FormattableString.Invariant($"{day.Month}.{day.Day}");
}
