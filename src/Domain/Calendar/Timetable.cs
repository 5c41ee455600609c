namespace AntiFraudBot.Domain.Calendar;

/// <summary>
/// The weekly timetable (rules T7–T17). A trigger may ask as often as it likes; the answer depends only on the instant and on what
/// has been done. Steps planned before <paramref name="inServiceSince"/> are never due, so that a new installation does not catch up on a past it had no part in.
/// </summary>
public sealed class Timetable(WorkCalendar calendar, TimetableOptions options, DateTimeOffset? inServiceSince = null, bool collects = true)
{
    private static readonly TimetableStep[] Steps = Enum.GetValues<TimetableStep>();

    public WorkCalendar Calendar => calendar;

    public TimetableOptions Options => options;

    /// <summary>Whether units owe weekly data (rule D1).</summary>
    public bool Collects => collects;

    /// <summary>Steps planned before are nobody's business here; null = from the beginning.</summary>
    public DateTimeOffset? InServiceSince => inServiceSince;

    /// <summary>The local times of day at which something can become due, for a trigger's schedule.</summary>
    public IReadOnlyList<TimeOnly> TimesOfDay =>
    [
        .. Steps.Select(s => WorkCalendar.LocalTime(RoundFor(CampaignWeek.Of(new DateOnly(2026, 6, 8))).At(s)))
            .Append(calendar.Quiet.Until).Distinct().Order(),
    ];

    public bool HasWorkday(CampaignWeek week) => week.Days.Any(calendar.IsWorkday);

    /// <summary>The round whose push falls into this week; null for a week without a workday, whose push is skipped (rule T9).</summary>
    public ReportingRound? RoundOf(CampaignWeek editionWeek)
    {
        if (!HasWorkday(editionWeek)) return null;
        List<CampaignWeek> data = [editionWeek.Previous];
        while (!HasWorkday(data[0])) data.Insert(0, data[0].Previous);
        return new ReportingRound(editionWeek, data, calendar, options, collects);
    }

    /// <summary>The round that collects this week's data.</summary>
    public ReportingRound RoundFor(CampaignWeek dataWeek) => RoundOf(PushWeek(dataWeek.Next))!;

    /// <summary>The week in which the edition planned for this week is pushed: itself, or the next one that has a workday.</summary>
    public CampaignWeek PushWeek(CampaignWeek editionWeek)
    {
        while (!HasWorkday(editionWeek)) editionWeek = editionWeek.Next;
        return editionWeek;
    }

    /// <summary>What is due now, in order. Done: the keys of steps already taken, of the last weeks at least.</summary>
    public IReadOnlyList<DueStep> Due(DateTimeOffset now, IReadOnlySet<string> done) => Due(now, done.Contains, _ => null);

    /// <summary>The same with the instants at which steps were taken: a late preview then leaves the office its time to answer (rule T16).</summary>
    public IReadOnlyList<DueStep> Due(DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset> doneAt) =>
        Due(now, doneAt.ContainsKey, key => doneAt.TryGetValue(key, out var at) ? at : null);

    /// <summary>
    /// The first instant after now at which a step can become due: a planned instant, a morning when what was held comes up, or
    /// the end of the grace after a late push or preview. Never null in practice: a week always follows.
    /// </summary>
    public DateTimeOffset? NextInstant(DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset>? doneAt = null)
    {
        var planned = Rounds(now).SelectMany(r => Steps.Select(r.At));
        var graces = (doneAt?.Values ?? []).Select(at => at + options.Grace);
        return planned.Concat(graces).Append(Morning(now)).Where(at => at > now).Select(at => (DateTimeOffset?)at).Min();
    }

    private IReadOnlyList<DueStep> Due(DateTimeOffset now, Func<string, bool> done, Func<string, DateTimeOffset?> doneAt) =>
    [
        .. from round in Rounds(now)
           from step in Steps
           let key = step.Key(round.EditionWeek)
           where !done(key) && IsDue(round, step, now, done, doneAt)
           orderby round.At(step), step
           select new DueStep(step, round.DataWeeks, round.EditionWeek, round.At(step), key),
    ];

    private bool IsDue(ReportingRound round, TimetableStep step, DateTimeOffset now, Func<string, bool> done, Func<string, DateTimeOffset?> doneAt)
    {
        var at = round.At(step);
        if (now < at || at < inServiceSince || now >= round.OvertakenAt(step)) return false;
        if (step is not (TimetableStep.Freeze or TimetableStep.CloseEdition) && calendar.IsQuiet(now)) return false;
        return step switch
        {
            TimetableStep.PushLate => !done(Key(TimetableStep.Push)),
            TimetableStep.RelayStatus => Settled(TimetableStep.Push),
            TimetableStep.Preview => done(Key(TimetableStep.Freeze)) && InPostingHours(now),
            TimetableStep.Post => done(Key(TimetableStep.Freeze)) && Settled(TimetableStep.Preview) && InPostingHours(now),
            _ => true,
        };

        string Key(TimetableStep other) => other.Key(round.EditionWeek);
        bool Settled(TimetableStep other) => done(Key(other)) && !(doneAt(Key(other)) + options.Grace > now);
    }

    private bool InPostingHours(DateTimeOffset now) => WorkCalendar.LocalTime(now) < options.PostUntil;

    private DateTimeOffset Morning(DateTimeOffset now)
    {
        var day = WorkCalendar.LocalDate(now);
        var today = WorkCalendar.At(day, calendar.Quiet.Until);
        return calendar.IsWorkday(day) && today > now ? today : WorkCalendar.At(calendar.NextWorkday(day), calendar.Quiet.Until);
    }

    // Three weeks ahead, because the notice for an edition is given before the longest holiday.
    private IEnumerable<ReportingRound> Rounds(DateTimeOffset now)
    {
        var current = CampaignWeek.Of(now);
        return Enumerable.Range(-options.LookBackWeeks, options.LookBackWeeks + 4)
            .Select(n => RoundOf(CampaignWeek.Of(current.Monday.AddDays(7 * n))))
            .OfType<ReportingRound>();
    }
}
