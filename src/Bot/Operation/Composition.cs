using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Leaders;
using AntiFraudBot.Bot.Operation.Areas;
using AntiFraudBot.Bot.Operation.Vitals;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Platforms.Errands;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Screenshots;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Scheduler;
using AntiFraudBot.Scheduler.Clock;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Scheduler.Stepping;
using AntiFraudBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Who gets what. One place, in the order of the house: settings, store, domain, pipeline, handlers, jobs.</summary>
public static class Composition
{
    public static void AddCampaign(this IServiceCollection services, IConfiguration configuration, Database database, WorkCalendar calendar, Opening opening, string data, bool mentionOnly)
    {
        var sandbox = SettingsSection.Read<SandboxSettings>(configuration, "Sandbox");
        var ranking = SettingsSection.Read<RankingSettings>(configuration, "Ranking");
        var answers = SettingsSection.Read<AnswerSettings>(configuration, "Answers");
        var office = SettingsSection.Read<OfficeSettings>(configuration, "Office");
        var evidence = SettingsSection.Read<EvidenceSettings>(configuration, "Evidence");
        var hours = Hours(configuration);
        calendar = calendar.Observing(hours.Quiet);
        services.AddSingleton(sandbox).AddSingleton(ranking).AddSingleton(answers);
        services.AddSingleton(SettingsSection.Read<PaperSettings>(configuration, "Papers")).AddSingleton(SettingsSection.Read<ScreenSettings>(configuration, "Screens"));
        var forms = FormSettings.Read(configuration);
        // Without weekly duties an issue tells little that is new: it is posted when the office says so.
        services.AddSingleton(new CampaignSettings(
            office.Label, sandbox.HearsAll && !mentionOnly ? Hearing.All : Hearing.Mention, ranking.Install, ranking.NeedsApproval || !forms.Weekly.Enabled)
        { InstallDocument = ranking.DocumentNumber });
        var campaign = CampaignPlanSettings.Read(configuration);
        services.AddSingleton(ranking.ToPolicy() with { Campaign = campaign, Verified = evidence.Shown });
        services.AddSingleton(forms).AddSingleton(new FormCalendar(forms, calendar, hours, opening.InServiceSince));
        services.AddSingleton(calendar);
        services.AddSingleton(opening);
        services.AddSingleton(new Timetable(calendar, hours, opening.InServiceSince, forms.Weekly.Enabled));
        services.AddSingleton(new SpeakingTimes(calendar, answers.PerMinute));
        services.AddSingleton(Periods(configuration));
        Undertakings.AddSettings(services, configuration, calendar, hours);
        Rosters.AddSettings(services, evidence);
        services.AddSingleton(AssessmentOf(configuration)).AddSingleton(campaign);
        Areas.Incidents.Add(services, configuration);
        AddStores(services, database, data);
        AddPipeline(services);
        AddHandlers(services);
    }

    public static TimetableOptions Hours(IConfiguration configuration)
    {
        var hours = SettingsSection.Read<TimetableOptions>(configuration, "Timetable");
        return TimetableRules.Fault(hours) is { } fault ? throw new CannotStartException(fault) : hours;
    }

    private static RetentionPeriods Periods(IConfiguration configuration)
    {
        var periods = SettingsSection.Read<RetentionPeriods>(configuration, "Retention");
        return periods.Fault() is { } fault ? throw new CannotStartException(fault) : periods;
    }

    private static AssessmentPolicy AssessmentOf(IConfiguration configuration)
    {
        var policy = SettingsSection.Read<AssessmentPolicy>(configuration, "Assessment");
        return AssessmentRules.Fault(policy) is { } fault ? throw new CannotStartException(fault) : policy;
    }

    /// <summary>Real people live by the machine's clock.</summary>
    public static void AddRealTime(this IServiceCollection services, TimetableOptions hours)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddCampaignScheduler(TimeProvider.System, CampaignJobs.For(hours), stepping: false);
    }

    /// <summary>A clock that can be moved, and the page. Posting: people speak in the page; else on a simulated platform.</summary>
    public static void AddSandbox(this IServiceCollection services, SandboxClock clock, TimetableOptions hours, bool posting)
    {
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<SandboxSeed>();
        services.AddSingleton<SandboxStage>();
        if (posting) services.AddSingleton<IChannel>(p => new SandboxChannel(p.GetRequiredService<SandboxStage>().ShowAsync));
        services.AddSingleton<Idleness>();
        services.AddSingleton(p => new StepDriver(
            clock, p.GetRequiredService<QuartzPulse>(), p.GetRequiredService<Idleness>().NextAsync, p.GetRequiredService<Idleness>().HostIdleAsync));
        services.AddRazorPages();
        // Nothing here signs cookies; without this the framework would leave a key file in the home directory.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddCampaignScheduler(clock, CampaignJobs.For(hours), stepping: true);
    }

    private static void AddStores(IServiceCollection services, Database database, string data)
    {
        services.AddKeyedSingleton(MachineTime.Key, TimeProvider.System);
        services.AddSingleton(_ => database);
        services.AddSingleton(new Attachments(Store.FilesFolder(data)));
        services.AddSingleton(new DataFolder(data)).AddSingleton<VitalSignsReader>();
        services.AddSingleton(p => new Inbox(database, TimeProvider.System));
        services.AddSingleton(p => new Retention(p.GetRequiredService<Attachments>(), TimeProvider.System, p.GetRequiredService<RetentionPeriods>()));
        services.AddSingleton(p => new Mouth(p.GetRequiredService<Outbox>(), p.GetRequiredService<SpeakingTimes>(), p.GetRequiredService<CampaignSettings>().Hearing));
        foreach (var store in (Type[])
        [
            .. Rosters.Stores, .. Screens.Stores, .. Assessment.Stores, .. Papers.Stores, .. Areas.Incidents.Stores, .. Undertakings.Stores, .. PlatformGroups.Stores,
            typeof(Outbox), typeof(Ledger), typeof(Org), typeof(Editions), typeof(Duties), typeof(Questions), typeof(StepRuns), typeof(Rankings),
            typeof(Drawings), typeof(Tickets), typeof(UnitChanges), typeof(Audit), typeof(StateValues), typeof(RegistryCache), typeof(SandboxTranscript),
            typeof(Leases), typeof(ConnectionGaps), typeof(HeardChats), typeof(FileFetches), typeof(PersonCodes), typeof(ApiCalls), typeof(ReplyAddresses), typeof(MessageReads),
        ])
        {
            services.AddSingleton(store);
        }
    }

    private static void AddPipeline(IServiceCollection services)
    {
        foreach (var part in (Type[])
        [
            .. Rosters.Parts, .. Screens.Parts, .. Assessment.Parts, .. Papers.Parts, .. Areas.Incidents.Parts, .. Undertakings.Parts, .. PlatformGroups.Parts,
            typeof(Doorbell), typeof(Anteroom), typeof(AddressBook), typeof(Postman), typeof(Readers), typeof(LoopGuard), typeof(Router), typeof(TurnBuilder),
            typeof(Audience), typeof(PictureFiling), typeof(Forwardings), typeof(BookingDesk), typeof(BookingOffice), typeof(LeaderFacts), typeof(OtherForms),
            typeof(Deadlines), typeof(TicketDesk), typeof(SendForecasts),
            typeof(UnitAnswers), typeof(TargetAnswers), typeof(IssueAnswers), typeof(ExportDesk), typeof(LastQuestions),
            typeof(PictureStudio), typeof(Darkroom), typeof(AnswerPictures), typeof(IssuePictures), typeof(IssueDrafts),
            typeof(Steps), typeof(DutySteps), typeof(Owing), typeof(RelayBoards), typeof(PushJob), typeof(FreezeJob), typeof(UnitChangeDesk),
        ])
        {
            services.AddSingleton(part);
        }

        services.AddSingleton<RankingSketch>(PictureSketches.Ranking);
        services.AddSingleton(p => new OfficeCommands(p.GetServices<IMessageHandler>));
        services.AddSingleton<IssueDrafting>(p => p.GetRequiredService<WeeklyDrafts>().DraftAsync);
        services.AddSingleton<IForework>(p => p.GetRequiredService<AttachedTables>()).AddSingleton<IForework, PackPress>();
        services.AddHostedService(p => p.GetRequiredService<Anteroom>());
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<QuestionClock>();
        foreach (var errand in PlatformGroups.Errands) services.AddSingleton(typeof(IErrandKind), errand);
        services.AddHostedService<ErrandRunner>();
        services.AddHostedService<ScreenInspector>();
    }

    // The order is the router's order: the office writing materials (which speak of codes and transfers), safety, commands,
    // what is open, what was understood, and silence.
    private static void AddHandlers(IServiceCollection services)
    {
        foreach (var handler in (Type[])
        [
            typeof(FlashHandler), typeof(EditionEditHandler), typeof(UnitChangeHandler), typeof(GapsHandler), typeof(DraftingHandler),
            .. Undertakings.Writers, .. Areas.Incidents.Handlers, typeof(SafetyHandler),
            .. Assessment.Handlers, .. Papers.Handlers, .. Undertakings.Handlers, .. Rosters.Handlers, .. Screens.Handlers,
            typeof(BindingHandler), typeof(EditionCommands), typeof(GroupAudienceHandler), typeof(MaterialsHandler), typeof(RankingCommands),
            typeof(RelayStatusHandler), typeof(PendingHandler), typeof(WeekReviewHandler), typeof(AppealHandler), typeof(HowReadHandler), typeof(ExtensionHandler),
            typeof(DeputyHandler), typeof(PersonCodeHandler), typeof(FillFormHandler), .. PlatformGroups.Handlers, typeof(TaskDoneHandler), typeof(DutyListHandler), typeof(AnswerHandler), typeof(ZeroReportHandler),
            typeof(PictureHandler), typeof(WhyHandler), typeof(HelpHandler), typeof(TipHandler),
            typeof(CaseHandler), typeof(RetractHandler), typeof(ReportHandler), typeof(AckHandler), typeof(QueryHandler), typeof(DoubtHandler),
        ])
        {
            services.AddSingleton(typeof(IMessageHandler), handler);
        }
    }
}
