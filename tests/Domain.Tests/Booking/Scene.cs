using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>A small invented township with a ledger that keeps what is booked. Week 24 of 2026 is 6.8—6.14; its data are due Monday 6.15.</summary>
internal sealed class Scene
{
    public static readonly Period Week24 = Dates("6.8—6.14");
    public static readonly Period Week25 = Dates("6.15—6.21");

    public static readonly OrgTree Tree = new([
        Unit("county", "云岭县", Tier.County, UnitKind.County, null, 0),
        Unit("town", "清溪乡", Tier.Township, UnitKind.Township, "county", 1),
        Unit("sp", "上坪村", Tier.Village, UnitKind.Village, "town", 2) with { Base = 1000, Households = 400, OpeningInstall = 300, OpeningRegister = 280, OpeningDate = new DateOnly(2026, 5, 1) },
        Unit("sp1", "上坪村一组", Tier.Grid, UnitKind.Grid, "sp", 3),
        Unit("sp2", "上坪村二组", Tier.Grid, UnitKind.Grid, "sp", 4),
        Unit("xp", "下坪村", Tier.Village, UnitKind.Village, "town", 5) with { Base = 800 },
        Unit("pcs", "派出所", Tier.Village, UnitKind.Unit, "town", 6) with { Base = 20 },
    ]);

    public static readonly Member Liaison = new("wang", "王某", Role.Cadre, "sp");
    public static readonly Member GridWorker = new("li", "李某", Role.Cadre, "sp1");
    public static readonly Member Neighbour = new("zhao", "赵某", Role.Cadre, "xp");
    public static readonly Member Office = new("liu", "刘某", Role.Office, "town");
    public static readonly Member Police = new("chen", "陈某", Role.Police, "pcs");
    public static readonly Member Villager = new("sun", "孙某", Role.Resident, "sp");

    private int _messages;
    private int _ids;

    public List<LedgerEntry> Ledger { get; private set; } = [];

    public DateOnly Today { get; set; } = new(2026, 6, 17);

    public Duty? OpenDuty { get; set; }

    public DateOnly? FrozenThrough { get; set; }

    public BookingFacts Facts => new() { Tree = Tree, Entries = Ledger, OpenDuty = OpenDuty, FrozenThrough = FrozenThrough };

    public TotalsBook Totals => new(Tree, Ledger);

    public IEnumerable<LedgerEntry> Accepted => Ledger.Where(e => e.State == EntryState.Accepted);

    /// <summary>The Monday on which week 24 is due, nothing handed in yet.</summary>
    public static Scene DueMonday() => new()
    {
        Today = new DateOnly(2026, 6, 15),
        OpenDuty = new Duty
        {
            Id = "weekly/2026-W24/sp", UnitId = "sp", Form = "weekly", Week = "2026-W24", Period = Week24, State = DutyState.Open,
            Due = Beijing(6, 15, 18), FreezeAt = Beijing(6, 16, 12),
        },
    };

    public static DateTimeOffset Beijing(int month, int day, int hour) => new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    public static ReadValue Installs(decimal value) => new(Metric.AppInstall, Aspect.New, value);

    public static ReadValue Registers(decimal value) => new(Metric.AppRegister, Aspect.New, value);

    public static ReadValue TotalInstalls(decimal value) => new(Metric.AppInstall, Aspect.Total, value);

    public static ReadValue New(Metric metric, decimal value) => new(metric, Aspect.New, value);

    /// <summary>6.8—6.14 or 6.15, of 2026.</summary>
    public static Period Dates(string words)
    {
        var days = words.Split('—').Select(d => DateOnly.ParseExact("2026." + d, "yyyy.M.d", CultureInfo.InvariantCulture)).ToList();
        return new Period(days[0], days[^1]);
    }

    public BookingRequest Message(Member speaker, string unit, params ReadValue[] values) => new()
    {
        Row = new ReadRow(Tree[unit].Name, null, values),
        Speaker = speaker,
        Unit = Tree[unit],
        UnitWasNamed = true,
        MessageId = $"m{++_messages}",
        SentAt = new DateTimeOffset(Today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)).ToUniversalTime().AddMinutes(_messages),
        Today = Today,
        Rule = "report",
        NewId = () => $"e{++_ids}",
    };

    public BookingResult Book(BookingRequest request) => Keep(Booking.Decide(request, Facts));

    /// <summary>The liaison of 上坪村 reports for it.</summary>
    public BookingResult Report(string? period, params ReadValue[] values) =>
        Book(Message(Liaison, "sp", values) with { Period = period is null ? null : Dates(period) });

    public BookingResult Again(Operation operation, string? period, decimal? old, params ReadValue[] values)
    {
        var message = Message(Liaison, "sp", values);
        return Book(message with { Row = message.Row with { Operation = operation, Old = old }, Period = period is null ? null : Dates(period) });
    }

    public BookingResult Answer(BookingResult asked, AnswerChoice choice, decimal? number = null, Member? by = null) => Keep(Booking.Resolve(
        new BookingAnswer
        {
            Question = asked.Question!,
            Choice = choice,
            Number = number,
            Pending = [.. Ledger.Where(e => asked.Question!.EntryIds.Contains(e.Id))],
            Speaker = by ?? Liaison,
            Today = Today,
            NewId = () => $"e{++_ids}",
        },
        Facts));

    public BookingResult Retract(Member speaker) => Keep(Retraction.Decide(speaker, [.. Ledger.Where(e => e.SpeakerId == speaker.Id)], Facts));

    /// <summary>Five quiet weeks of ten installs each before week 24: enough history for the median.</summary>
    public Scene WithHistory(decimal weekly)
    {
        for (var back = 5; back >= 1; back--)
        {
            var monday = Week24.From.AddDays(-7 * back);
            Ledger.Add(Message(Liaison, "sp").Entry($"h{back}", Metric.AppInstall, weekly, new Period(monday, monday.AddDays(6))));
        }

        return this;
    }

    private BookingResult Keep(BookingResult result)
    {
        Ledger = [.. result.ApplyTo(Ledger)];
        return result;
    }

    private static OrgUnit Unit(string id, string name, Tier tier, UnitKind kind, string? parent, int order) =>
        new() { Id = id, Name = name, Tier = tier, Kind = kind, ParentId = parent, Order = order };
}

internal static class SceneEntries
{
    public static LedgerEntry Entry(this BookingRequest message, string id, Metric metric, decimal value, Period period) => new()
    {
        Id = id, UnitId = message.Unit.Id, Metric = metric, Aspect = Aspect.New, Value = value, Period = period, State = EntryState.Accepted,
        MessageId = message.MessageId, SpeakerId = message.Speaker.Id,
        At = new DateTimeOffset(period.To.ToDateTime(new TimeOnly(18, 0)), TimeSpan.FromHours(8)).ToUniversalTime(), Rule = "report",
    };
}
