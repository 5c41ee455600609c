namespace AntiFraudBot.Domain.Incidents;

/// <summary>What the clock does with an open warning.</summary>
public enum Knock { AcceptLate, CallSoon, CallLate, SearchOn, MeetSoon, MeetLate, PoliceLate, StillOpen }

/// <summary>
/// The clock of a warning (rules I5–I7): when something is due next, and what is due now. Everything is computed from the ticket, so a ticket read
/// from the store after a restart goes on where it stood.
/// </summary>
public static class WarningClock
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The next instant at which the clock has something to say; null for a closed warning.</summary>
    public static DateTimeOffset? Next(Warning warning, WarningLimits limits) => Pending(warning, limits).Select(p => (DateTimeOffset?)p.At).Min();

    /// <summary>Takes everything that is due at the instant, in the order of its time. A reminder that its own deadline has overtaken is not said.</summary>
    public static (Warning After, IReadOnlyList<(Knock Knock, Warning At)> Said) Tick(Warning warning, WarningLimits limits, DateTimeOffset now)
    {
        var said = new List<(Knock, Warning)>();
        while (Pending(warning, limits).Where(p => p.At <= now).Select(p => ((DateTimeOffset At, Knock Knock)?)p).MinBy(p => p!.Value.At) is { } due)
        {
            warning = After(warning, due.Knock, due.At, now);
            if (!IsOvertaken(warning, limits, due.Knock, now)) said.Add((due.Knock, warning));
        }

        return (warning, said);
    }

    private static IEnumerable<(DateTimeOffset At, Knock Knock)> Pending(Warning w, WarningLimits limits)
    {
        if (!w.IsOpen) yield break;
        var (call, meet) = (w.RaisedAt + limits.Call, w.RaisedAt + limits.MeetOf(w));
        if (w.OwnerId is null && !Has(w, WarningAlarm.AcceptLate)) yield return (w.RaisedAt + limits.Accept, Knock.AcceptLate);
        if (w.OwnerId is not null && w is { ContactedAt: null, Stage: SearchStage.None } && !Has(w, WarningAlarm.CallSoon)) yield return (Soon(w, limits.Call), Knock.CallSoon);
        if (w.ContactedAt is null && !Has(w, WarningAlarm.CallLate)) yield return (call, Knock.CallLate);
        if (w.Stage is SearchStage.SecondCall or SearchStage.Family or SearchStage.Neighbours) yield return (w.StageAt!.Value + limits.Stage, Knock.SearchOn);
        if (w.Stage == SearchStage.Police && !Has(w, WarningAlarm.PoliceLate)) yield return (w.StageAt!.Value + limits.Stage, Knock.PoliceLate);
        if (w is { ContactedAt: not null, MetAt: null } && !Has(w, WarningAlarm.MeetSoon)) yield return (Soon(w, limits.MeetOf(w)), Knock.MeetSoon);
        if (w.MetAt is null && !Has(w, WarningAlarm.MeetLate)) yield return (meet, Knock.MeetLate);
        yield return ((w.RemindedAt ?? w.RaisedAt) + Day, Knock.StillOpen);
    }

    private static Warning After(Warning w, Knock knock, DateTimeOffset at, DateTimeOffset now) => knock switch
    {
        Knock.AcceptLate => w with { Alarms = w.Alarms | WarningAlarm.AcceptLate },
        Knock.CallSoon => w with { Alarms = w.Alarms | WarningAlarm.CallSoon },
        // Nobody took it, so nobody is calling: the search does not begin at its beginning.
        Knock.CallLate when w.OwnerId is null => w with { Alarms = w.Alarms | WarningAlarm.CallLate, Stage = SearchStage.Police, StageAt = at },
        Knock.CallLate => w with { Alarms = w.Alarms | WarningAlarm.CallLate },
        Knock.SearchOn => w with { Stage = w.Stage + 1, StageAt = at },
        Knock.MeetSoon => w with { Alarms = w.Alarms | WarningAlarm.MeetSoon },
        Knock.MeetLate => w with { Alarms = w.Alarms | WarningAlarm.MeetLate },
        Knock.PoliceLate => w with { Alarms = w.Alarms | WarningAlarm.PoliceLate },
        _ => w with { RemindedAt = now },
    };

    private static bool IsOvertaken(Warning w, WarningLimits limits, Knock knock, DateTimeOffset now) => knock switch
    {
        Knock.CallSoon => w.RaisedAt + limits.Call <= now,
        Knock.MeetSoon => w.RaisedAt + limits.MeetOf(w) <= now,
        _ => false,
    };

    // Two thirds of the time are gone. A step taken late is not reminded of a moment that has passed.
    private static DateTimeOffset Soon(Warning w, TimeSpan limit) => w.RaisedAt + (limit * 2 / 3);

    private static bool Has(Warning w, WarningAlarm alarm) => (w.Alarms & alarm) != 0;
}
