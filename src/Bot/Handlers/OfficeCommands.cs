using AntiFraudBot.Bot.Handlers.Assessment;
using AntiFraudBot.Bot.Handlers.Incidents;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// What an office tells the bot while it drafts an edition: a command is a command, everything else an item of the pack (rule C22). Only handlers
/// that take nothing but their own exact words are asked. Handlers is called late: this class is a part of one of them.
/// </summary>
public sealed class OfficeCommands(Func<IEnumerable<IMessageHandler>> handlers)
{
    // A line longer than this is content, whatever it begins with; except for those whose command carries somebody's words.
    private const int Longest = 60, LongestQuestion = 20;

    private static readonly Type[] Exact =
    [
        typeof(SelfCheckHandler), typeof(RepatriationHandler), typeof(TaskHandler), typeof(ActivityHandler), typeof(BurdenHandler), typeof(HighlightHandler), typeof(EvidencePackHandler),
        typeof(WarningListHandler), typeof(WarningOrderHandler), typeof(CaseCommandHandler), typeof(TipCommandHandler), typeof(RewardHandler),
        .. Operation.Areas.Assessment.Handlers, .. Operation.Areas.Papers.Handlers,
        typeof(SponsorHandler), typeof(SpotCheckHandler), typeof(TrustHandler), typeof(ScreenReviewHandler), typeof(BindingHandler), typeof(RankingCommands),
        typeof(RelayStatusHandler), typeof(PendingHandler), typeof(WeekReviewHandler), typeof(AppealHandler), typeof(DeputyHandler), typeof(PersonCodeHandler), typeof(DutyListHandler), typeof(HelpHandler),
    ];

    private static readonly Type[] WithWords = [typeof(TaskGivingHandler), typeof(MeetingHandler), typeof(InspectionHandler), typeof(BulletinHandler), typeof(MeasureHandler), typeof(PaperHandler)];

    private IReadOnlyList<IMessageHandler>? _handlers;

    /// <summary>The answer to a command; null when the message is none.</summary>
    public async Task<HandlerResult?> AnswerAsync(Turn turn, Session session)
    {
        _handlers ??= [.. handlers()];
        foreach (var handler in _handlers.Where(h => MayTake(h.GetType(), turn)))
        {
            if (await handler.HandleAsync(turn, session) is { } result) return result;
        }

        return null;
    }

    private static bool MayTake(Type handler, Turn turn)
    {
        // A table of tasks is one wherever it is sent; every other file is content.
        if (turn.Message.Attachments.Count > 0) return handler == typeof(TaskGivingHandler);
        // Good practice told while drafting is content of the pack.
        if (handler == typeof(HighlightHandler)) return ActivityWords.Read(turn.Text) is not ActivityWords.Highlight;
        if (handler == typeof(QueryHandler)) return turn.Text.Length <= LongestQuestion && turn.Reading.Intent == Intent.Query;
        return WithWords.Contains(handler) || (turn.Text.Length <= Longest && !turn.Text.Contains('\n', StringComparison.Ordinal) && Exact.Contains(handler));
    }
}
