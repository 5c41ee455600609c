namespace AntiFraudBot.Domain.Incidents;

/// <summary>What a step did: the ticket afterwards and the step as it stands on record, or why it was not taken.</summary>
public abstract record WarningProgress
{
    public sealed record Taken(Warning After, WarningStep Step) : WarningProgress;

    /// <summary>Somebody else has it (rule I3).</summary>
    public sealed record Owned(string OwnerId, DateTimeOffset Since) : WarningProgress;

    public sealed record Closed(WarningOutcome Outcome) : WarningProgress;

    /// <summary>Met, and the money is gone: how much is asked before it is closed. After has the meeting.</summary>
    public sealed record HowMuch(Warning After) : WarningProgress;
}

/// <summary>Takes a reported step (rules I3, I4, I6, I8).</summary>
public static class WarningSteps
{
    /// <summary>Authority: police and office, who alone may close as handed over.</summary>
    public static WarningProgress Take(Warning w, WarningReply said, string memberId, bool authority, DateTimeOffset now)
    {
        if (!w.IsOpen) return new WarningProgress.Closed(w.Outcome!.Value);
        if (said.Step == WarningStep.Accept && w.OwnerId is { } owner && owner != memberId) return new WarningProgress.Owned(owner, w.AcceptedAt!.Value);
        // Whoever reports a step has it in hand, whether or not 1 was said before.
        var mine = w.OwnerId is null ? w with { OwnerId = memberId, AcceptedAt = now } : w;
        return said.Step switch
        {
            WarningStep.Accept => new WarningProgress.Taken(mine, said.Step),
            WarningStep.Contacted => new WarningProgress.Taken(Contacted(mine, now), said.Step),
            WarningStep.Met => new WarningProgress.Taken(Met(mine, now), said.Step),
            WarningStep.Unharmed => Close(Met(mine, now) with { Saved = said.Saved }, WarningOutcome.NotDefrauded, said.Step, memberId, now),
            WarningStep.Defrauded when said.Lost is null => new WarningProgress.HowMuch(Met(mine, now)),
            WarningStep.Defrauded => Close(Met(mine, now) with { Lost = said.Lost }, WarningOutcome.Defrauded, said.Step, memberId, now),
            WarningStep.FalseAlarm => Close(Contacted(mine, now), WarningOutcome.FalseAlarm, said.Step, memberId, now),
            WarningStep.HandOver when authority => Close(mine, WarningOutcome.HandedOver, said.Step, memberId, now),
            WarningStep.HandOver => new WarningProgress.Taken(mine with { Stage = SearchStage.Police, StageAt = now }, said.Step),
            _ => new WarningProgress.Taken(Search(mine, now), said.Step),
        };
    }

    private static Warning Contacted(Warning w, DateTimeOffset now) => w with { ContactedAt = w.ContactedAt ?? now, Stage = SearchStage.None, StageAt = null };

    private static Warning Met(Warning w, DateTimeOffset now) => Contacted(w, now) with { MetAt = w.MetAt ?? now };

    private static Warning Search(Warning w, DateTimeOffset now) =>
        w.Stage == SearchStage.Police ? w : w with { Stage = w.Stage + 1, StageAt = now };

    private static WarningProgress.Taken Close(Warning w, WarningOutcome outcome, WarningStep step, string by, DateTimeOffset now) =>
        new(w with { ClosedAt = now, ClosedBy = by, Outcome = outcome, Stage = SearchStage.None, StageAt = null }, step);
}
