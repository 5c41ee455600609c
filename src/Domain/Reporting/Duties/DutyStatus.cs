namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>How a duty stands (rules D3–D7). Computed afresh from what is booked, so a retraction opens a duty again.</summary>
public static class DutyStatus
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>True while the clock still shows the minute of the deadline.</summary>
    public static bool IsOnTime(Duty duty, DateTimeOffset at) => at < duty.Due + Minute;

    public static bool IsFrozen(Duty duty, DateTimeOffset at) => at >= duty.FreezeAt + Minute;

    /// <summary>
    /// The duty with its state and DoneAt as of now. Reported: metrics with an accepted or pending entry for the duty's period.
    /// FirstMessageAt: when the first message for it was sent, also if a question about it was answered later.
    /// </summary>
    public static Duty After(
        Duty duty, WeeklyForm form, IReadOnlyCollection<Metric> reported, DateTimeOffset? firstMessageAt, DateTimeOffset now) =>
        After(duty, new FormFilling(form.IsFilledBy(reported), form.IsTouchedBy(reported), firstMessageAt), now);

    /// <summary>The same for any form, by what the ledger fills of it.</summary>
    public static Duty After(Duty duty, FormFilling filling, DateTimeOffset now)
    {
        var sent = filling.FirstAt ?? now;
        if (filling.Filled && !IsFrozen(duty, sent))
            return duty with { State = IsOnTime(duty, sent) ? DutyState.Done : DutyState.Late, DoneAt = duty.DoneAt ?? sent };
        return duty with { State = Unfilled(duty, filling.Touched, now), DoneAt = null };
    }

    /// <summary>The duty after 延期 with its reason: no further reminders, but the freeze stands. A filled or missed duty is not extended.</summary>
    public static Duty Extend(Duty duty, string reason) =>
        duty.State is DutyState.Open or DutyState.Partial ? duty with { State = DutyState.Extended, ExtensionReason = reason } : duty;

    private static DutyState Unfilled(Duty duty, bool touched, DateTimeOffset now)
    {
        if (IsFrozen(duty, now)) return DutyState.Missed;
        if (duty.ExtensionReason is not null) return DutyState.Extended;
        return touched ? DutyState.Partial : DutyState.Open;
    }
}
