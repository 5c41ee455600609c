using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>看下一条, 通过, 退回 加原因: the office goes through the pictures in its private chat (rule E57). Nobody is told of a suspicion.</summary>
public sealed class ScreenReviewHandler(ScreenShots screens, ScreenDesk desk, Questions questions, Attachments attachments, Ledger ledger, StateValues state, Audit audit, CampaignSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || ScreenWord.Read(turn.Text) is not { } word) return null;
        if (!turn.Private) return word is ScreenWord.Next ? new HandlerResult().Reply(turn, ScreenText.PrivateOnly) : null;
        if (word is ScreenWord.Next) return await ShowAsync(turn, session);
        if (await state.GetAsync(session, KeyOf(turn)) is not { Length: > 0 } shown || await screens.FindAsync(session, shown) is not { State: ScreenState.Issue } picture)
            return await NoneShownAsync(turn, session);
        return word is ScreenWord.Return { Reason: var reason } ? await ReturnAsync(turn, session, picture, reason) : await ApproveAsync(turn, session, picture);
    }

    /// <summary>With nothing to review the word may answer another question of the bot.</summary>
    private async Task<HandlerResult?> NoneShownAsync(Turn turn, Session session)
    {
        if ((await desk.IssuesAsync(turn, session)).Count > 0) return Step().Reply(turn, ScreenText.NothingShown);
        return await questions.OpenOfAsync(session, turn.Group.Id, turn.Speaker!.Id, turn.Now) is null ? Step().Reply(turn, ScreenText.NothingWaiting) : null;
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session)
    {
        var waiting = await desk.IssuesAsync(turn, session);
        if (waiting.Count == 0) return Step().Reply(turn, ScreenText.NothingWaiting);
        var picture = waiting[0];
        var earlier = picture.OtherId is null ? null : await screens.FindAsync(session, picture.OtherId);
        var files = new List<Attachment>();
        foreach (var shot in (Screenshot?[])[picture, earlier])
        {
            if (shot is not null && attachments.Holds(shot.Id) && await attachments.FindAsync(session, shot.Id) is { } file) files.Add(file);
        }

        var text = ScreenText.Item(picture, By(turn, picture), earlier is null ? null : By(turn, earlier), files.Count == 2, waiting.Count, await AlertsAsync(session, picture));
        return Step().Save(s => state.SetAsync(s, KeyOf(turn), picture.Id)).Reply(turn, text, files);
    }

    /// <summary>What the numbers it goes with say of warnings that were switched on.</summary>
    private async Task<decimal?> AlertsAsync(Session session, Screenshot picture) => picture.ReportId is not { } report
        ? null
        : (await ledger.OfMessageAsync(session, report)).FirstOrDefault(e => e is { Metric: Metric.AppAlert, State: EntryState.Accepted })?.Value;

    private async Task<HandlerResult> ApproveAsync(Turn turn, Session session, Screenshot picture)
    {
        var left = (await desk.IssuesAsync(turn, session)).Count - 1;
        return Decided(turn, picture, ScreenState.Approved, null).Reply(turn, ScreenText.Approved(left));
    }

    private async Task<HandlerResult> ReturnAsync(Turn turn, Session session, Screenshot picture, string reason)
    {
        if (reason.Length == 0) return new HandlerResult().Reply(turn, ScreenText.ReasonWanted);
        var left = (await desk.IssuesAsync(turn, session)).Count - 1;
        return Decided(turn, picture, ScreenState.Returned, reason)
            .Reply(turn, ScreenText.Returned(turn.Registry.NameOf(picture.MemberId), left))
            .Tell(turn, picture.MemberId, ScreenText.PleaseSendAgain(picture.SentAt, settings.OfficeLabel, reason));
    }

    private HandlerResult Decided(Turn turn, Screenshot picture, ScreenState decided, string? reason) => Step()
        .Save(s => screens.DecideAsync(s, picture.Id, decided, turn.Speaker!.Id, reason, turn.Now))
        .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, decided == ScreenState.Approved ? "screen-approved" : "screen-returned", picture.Id, reason ?? "", turn.Now))
        .Save(s => state.SetAsync(s, KeyOf(turn), ""));

    private static SentBy By(Turn turn, Screenshot picture) =>
        new(turn.Tree.Find(picture.UnitId)?.Name ?? "", turn.Registry.NameOf(picture.MemberId), picture.SentAt, picture.Week);

    // Thirty pictures are thirty times the same two words.
    private static HandlerResult Step() => new() { IsStep = true };

    private static string KeyOf(Turn turn) => "screen-shown/" + turn.Speaker!.Id;
}
