using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Handlers.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Somebody unknown writes in private: a code makes them known (rule P10); danger, tips and questions whether something is a fraud are answered as everybody's; to all else there is
/// one polite line a day, so that the bot is no conversation partner for the public.
/// </summary>
public sealed class StrangerDesk(CodeDesk codes)
{
    private static readonly string[] Everybodys = [nameof(SafetyHandler), nameof(TipHandler), nameof(TipCommandHandler), nameof(FraudQuestionHandler)];

    /// <summary>Null when the message is not a stranger's private one.</summary>
    public async Task<(HandlerResult Result, string Handler)?> RunAsync(Turn turn, Session session, Router router)
    {
        if (!turn.Private || turn.Speaker is not null || Strangers.AccountIn(turn.Message.SenderId, turn.Message.Channel) is not { } account) return null;
        if (CodeDesk.CodeIn(turn.Text) is { } code) return (await codes.TakeAsync(turn, session, account, code), nameof(CodeDesk));
        var routed = await router.RouteAsync(turn, session);
        return Everybodys.Contains(routed.Handler) ? routed : (PoliteLine(turn), nameof(StrangerDesk));
    }

    private static HandlerResult PoliteLine(Turn turn)
    {
        var day = Domain.Calendar.WorkCalendar.LocalDate(turn.Now);
        return new HandlerResult().Say(new OutboundMessage
        {
            Key = FormattableString.Invariant($"stranger/{turn.Group.Id}/{day:yyyy-MM-dd}"),
            Channel = turn.Message.Channel,
            ConversationId = turn.Message.ConversationId,
            Text = "我是反诈工作群的小助手，还不认识您。工作人员请向平安办要8位登记码发给我。正在转账请立即拨打110，拿不准拨打96110。",
            Lane = Lane.Reply,
            ReplyTo = turn.Message.Id,
        });
    }
}
