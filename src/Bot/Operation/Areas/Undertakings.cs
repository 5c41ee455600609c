using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Domain.Undertakings.Meetings;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Tasks, meetings, activity, burden.</summary>
internal static class Undertakings
{
    public static IReadOnlyList<Type> Stores { get; } =
    [
        typeof(TownTasks), typeof(Inspections), typeof(Meetings), typeof(BurdenWarnings), typeof(EntryTags), typeof(ActivityRecords), typeof(SpokenLines),
    ];

    public static IReadOnlyList<Type> Parts { get; } =
    [
        typeof(TaskDesk), typeof(MeetingDesk), typeof(ActivityDesk), typeof(EntryTagging), typeof(FormClosing), typeof(BurdenDesk), typeof(PackSources), typeof(EvidencePackDesk), typeof(PackShelf), typeof(PostedTables), typeof(AttachedTables),
    ];

    /// <summary>What the settings say of them; a fault stops the start with a sentence.</summary>
    public static void AddSettings(IServiceCollection services, IConfiguration configuration, WorkCalendar calendar, TimetableOptions hours)
    {
        var meetings = SettingsSection.Read<MeetingSettings>(configuration, "Meetings");
        if (meetings.Fault() is { } fault) throw new CannotStartException(fault);
        services.AddSingleton(new MeetingCalendar(meetings, calendar, hours));
        services.AddSingleton(SettingsSection.Read<ActivitySettings>(configuration, "Activity"));
        services.AddSingleton(SettingsSection.Read<RepatriationSettings>(configuration, "Repatriation"));
        services.AddSingleton(SettingsSection.Read<BurdenSettings>(configuration, "Burden"));
    }

    /// <summary>Those who put people's own words on record, which may speak of transfers and codes: asked before safety, and each only for its exact command.</summary>
    public static IReadOnlyList<Type> Writers { get; } =
        [typeof(SelfCheckHandler), typeof(HighlightHandler), typeof(MeetingHandler), typeof(InspectionHandler), typeof(TaskGivingHandler), typeof(RepatriationHandler)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } =
    [
        typeof(NameListHandler), typeof(EvidencePackHandler), typeof(TaskHandler), typeof(ActivityHandler), typeof(BurdenHandler),
    ];
}
