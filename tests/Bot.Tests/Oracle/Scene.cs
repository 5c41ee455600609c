namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>One unit's part in one week: whom it has to speak, when, and what is booked by it.</summary>
internal sealed class Scene(Sample sample, Books books, Random chance, Minutes minutes, DataWeek week, Place unit)
{
    public Sample Sample => sample;
    public Books Books => books;
    public Random Chance => chance;
    public DataWeek Week => week;
    public Place Unit => unit;
    public List<Line> Lines { get; } = [];

    /// <summary>What was chosen for the unit's weekly form.</summary>
    public Action<Scene>? Story { get; set; }

    /// <summary>Where the unit's people speak this time.</summary>
    public string Group { get; } = chance.Next(3) switch { 0 => unit.WorkGroup, 1 => "dm-" + unit.Liaison, _ => "g-qingxi-work" };

    public int Between(int least, int most) => chance.Next(least, most + 1);

    public T One<T>(params T[] of) => of[chance.Next(of.Length)];

    public bool Perhaps(double share = 0.5) => chance.NextDouble() < share;

    /// <summary>A minute of the due day in which a report is in time, with room for what follows.</summary>
    public DateTimeOffset InTime() => minutes.Take(week.Due, "09:03", "16:55");

    public DateTimeOffset Between(int day, string from, string to) => minutes.Take(week.Due.AddDays(day), from, to);

    /// <summary>After the deadline and before the freeze.</summary>
    public DateTimeOffset Belated() => Perhaps() ? Between(0, "18:03", "19:50") : Between(1, "08:03", "11:30");

    public DateTimeOffset Then(DateTimeOffset at) => minutes.After(at);

    public void Say(DateTimeOffset at, string text, Action<Spoken>? then = null) => Say(at, () => text, then);

    public void Say(DateTimeOffset at, Func<string> text, Action<Spoken>? then = null) => Lines.Add(new Line(at, Group, unit.Liaison, text, then ?? (_ => { })));

    public void SayAs(string sender, string group, DateTimeOffset at, string text, Action<Spoken>? then = null) => Lines.Add(new Line(at, group, sender, () => text, then ?? (_ => { })));

    /// <summary>A number of installs nobody would ask about, and registrations and visits to go with it.</summary>
    public (int Install, int? Register, int? Visits) Numbers()
    {
        var install = unit.IsVillage ? Between(3, 19) : Between(0, 2);
        var register = Perhaps(0.7) ? Between(Math.Max(0, install - 4), install) : (int?)null;
        var visits = unit.IsVillage && Perhaps() ? Between(8, (int)Math.Max(19, Math.Floor(3 * (books.Median(unit, "household_visit", week) ?? 10)))) : (int?)null;
        return (install, register, visits);
    }

    /// <summary>A number of the data week. One far above the usual waits for an answer unless a person confirmed it (rule B9).</summary>
    public Row Book(
        Spoken spoken, string metric, decimal value, Row? corrects = null, bool adds = false, string state = "accepted", Wait wait = Wait.Nothing,
        Place? of = null, bool byVillage = false, bool confirmed = false)
    {
        var place = of ?? unit;
        var asked = !confirmed && state == "accepted" && IsFarAbove(place, metric, value, adds);
        return books.Add(new Row
        {
            Message = spoken.Id,
            At = spoken.At,
            Unit = place,
            Metric = metric,
            Value = value,
            From = week.Monday,
            To = week.Sunday,
            State = asked ? "pending" : state,
            Wait = asked ? Wait.Answer : wait,
            Adds = adds,
            ByVillage = byVillage,
            Corrects = corrects,
        });
    }

    private bool IsFarAbove(Place place, string metric, decimal value, bool adds)
    {
        if (value < 20 || books.Median(place, metric, week) is not { } usual) return false;
        return value + (adds ? books.New(place, metric, week.Monday, week.Sunday) ?? 0 : 0) > 3 * usual;
    }

    public Row BookDay(Spoken spoken, string metric, decimal value, DateOnly day, bool adds = false, bool official = false, Place? of = null) => books.Add(new Row
    {
        Message = spoken.Id, At = spoken.At, Unit = of ?? unit, Metric = metric, Value = value, From = day, To = day, Adds = adds, Official = official,
    });

    public Row BookTotal(Spoken spoken, string metric, decimal value, DateOnly day, string state = "accepted", Wait wait = Wait.Nothing) => books.Add(new Row
    {
        Message = spoken.Id, At = spoken.At, Unit = unit, Metric = metric, Total = true, Value = value, From = day, To = day, State = state, Wait = wait,
    });

    public void BookAll(Spoken spoken, (int Install, int? Register, int? Visits) numbers)
    {
        Book(spoken, "app_install", numbers.Install);
        if (numbers.Register is { } register) Book(spoken, "app_register", register);
        if (numbers.Visits is { } visits) Book(spoken, "household_visit", visits);
    }

    /// <summary>The week's number is replaced: what stood with everything added to it goes; only what waits, when the new one has to wait.</summary>
    public Row Correct(Spoken spoken, string metric, decimal value)
    {
        var standing = books.Standing(unit, metric, week);
        var old = standing.FirstOrDefault(r => r is { State: "accepted", Adds: false }) ?? standing.FirstOrDefault(r => r.State == "accepted");
        var waits = IsFarAbove(unit, metric, value, adds: false);
        foreach (var row in standing.Where(r => !waits || r.State == "pending")) row.State = "superseded";
        return Book(spoken, metric, value, corrects: waits ? null : old);
    }
}
