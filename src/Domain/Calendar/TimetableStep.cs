namespace AntiFraudBot.Domain.Calendar;

/// <summary>What happens on schedule, in the order steps of one instant are taken.</summary>
public enum TimetableStep
{
    CloseEdition, OfficeNoticeEarly, OfficeNoticeLate, Push, PushLate, RelayStatus, Reminder, Overdue, Escalation, Freeze, Preview, Post,
}

/// <summary>
/// A step whose time has come. DataWeeks: the weeks whose data the round collects, older first. EditionWeek: the week whose edition
/// is pushed or closed. At: the planned instant, UTC. Key is stable: a step done once under its key is done for ever.
/// </summary>
public sealed record DueStep(
    TimetableStep Step, IReadOnlyList<CampaignWeek> DataWeeks, CampaignWeek? EditionWeek, DateTimeOffset At, string Key);

/// <summary>The written names of the steps, as they stand in keys.</summary>
public static class TimetableSteps
{
    private static readonly string[] Codes =
    [
        "close-edition", "office-notice-early", "office-notice-late", "push", "push-late", "relay-status", "reminder", "overdue",
        "escalation", "freeze", "preview", "post",
    ];

    public static string Code(this TimetableStep step) => Codes[(int)step];

    /// <summary>push/2026-W25. The week is the edition's, also for freeze, preview and post of the data week before it.</summary>
    public static string Key(this TimetableStep step, CampaignWeek editionWeek) => $"{step.Code()}/{editionWeek}";
}
