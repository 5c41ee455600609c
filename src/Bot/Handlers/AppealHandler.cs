using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>错 87 takes a number out until the office says 维持 87, 改 87 为 53 or 作废 87; all of it stays on record (rule B13).</summary>
public sealed class AppealHandler(Ledger ledger, BookingDesk desk, BookingOffice office, Inbox inbox, Audit audit, Audience audience) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        return AppealWords.Read(turn.Text) switch
        {
            AppealWords.Raised raised => await RaiseAsync(turn, session, raised),
            AppealWords.Ruled ruled => await RuleAsync(turn, session, ruled),
            _ => null,
        };
    }

    private async Task<HandlerResult> RaiseAsync(Turn turn, Session session, AppealWords.Raised raised)
    {
        var entry = await ledger.NumberedAsync(session, raised.Number);
        var decided = Appeal.Raise(turn.Tree, turn.Speaker!, entry, raised.Number);
        if (decided.Refusals is [{ Words: { } refusal }, ..]) return new HandlerResult().Reply(turn, refusal);
        var change = decided.Changes[0];
        var office = turn.Registry.OfficeOf(entry!.UnitId).Where(m => m.Id != turn.Speaker!.Id).ToList();
        var own = turn.Speaker!.Role == Role.Office;
        var result = audience.Answer(turn, entry.UnitId, AppealText.Raised(turn.Tree, entry, own))
            .Save(s => ledger.SetStateAsync(s, entry.Id, change.State, change.Pending, turn.Speaker.Id, change.Why, turn.Message.SentAt))
            .Save(s => audit.AppendAsync(s, turn.Speaker.Id, "appeal", entry.Id, raised.Words, turn.Now));
        var said = (await inbox.FindAsync(session, entry.MessageId))?.Text;
        foreach (var member in office)
        {
            result.Tell(turn, member.Id, AppealText.ToOffice(turn.Tree, entry, turn.Registry.NameOf, turn.Speaker, raised.Words, said));
        }

        return result;
    }

    private async Task<HandlerResult?> RuleAsync(Turn turn, Session session, AppealWords.Ruled ruled)
    {
        var entry = await ledger.NumberedAsync(session, ruled.Number);
        if (entry is not { State: EntryState.Pending, Pending: PendingReason.Appeal })
        {
            // 改35为53 may correct a figure of 35: only words that can mean nothing else are answered here.
            return ruled.Ruling == AppealRuling.Change || !turn.IsOffice ? null : new HandlerResult().Reply(turn, $"{ruled.Number}号没有待处理的申诉。");
        }

        var appellant = (await ledger.HistoryAsync(session, entry.Id)).LastOrDefault(h => h.NewState == EntryState.Pending)?.Actor;
        var booked = await desk.RuleAsync(turn, session, entry, ruled);
        var decided = booked.Results[0].Result;
        if (decided.Refusals is [{ Words: { } refusal }, ..]) return new HandlerResult().Reply(turn, refusal);
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, $"appeal-{ruled.Ruling.ToString().ToLowerInvariant()}", entry.Id, decided.Changes[0].Why, turn.Now));
        var words = AppealText.Ruled(turn.Tree, entry, ruled, booked.Results[0]);
        foreach (var say in audience.Answer(turn, entry.UnitId, words).Says) result.Say(say);
        var concerned = new[] { appellant, entry.SpeakerId }.OfType<string>().Distinct().Where(m => m != turn.Speaker!.Id && turn.Registry.Members.ContainsKey(m));
        foreach (var member in concerned) result.Tell(turn, member, "平安办已处理申诉。" + words);

        return result;
    }
}
