namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>What happens to a form's instance on schedule, in the order steps of one instant are taken.</summary>
public enum FormStep { Notice, Reminder, Overdue, Escalation, Freeze }

/// <summary>A form's step whose time has come. At: the planned instant, UTC. Key is stable: a step done once under its key is done for ever.</summary>
public sealed record DueFormStep(FormStep Step, FormRound Round, string Key)
{
    public DateTimeOffset At => Round.At(Step);
}
