using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 刚才那条作废, 撤回: the speaker's last report is taken back, or the quoted one; what it had replaced stands again (rule B10).
/// The bare word may mean something long past: then it is asked.
/// </summary>
public sealed partial class RetractHandler(BookingDesk desk, BookingOffice office, Ledger ledger) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var bare = Bare().IsMatch(turn.Text);
        if (turn.IsResident || !(bare || turn.Reading.Intent == Intent.Retract)) return null;
        var own = await ledger.LastOfSpeakerAsync(session, turn.Speaker!.Id, turn.Now.AddDays(-7));
        var quoted = own.Where(e => e.MessageId == turn.Message.ReplyTo).ToList();
        if (bare && quoted.Count == 0 && Older(turn, own) is { } asked) return new HandlerResult().Reply(turn, asked);
        var booked = await desk.RetractAsync(turn, session, quoted.Count > 0 ? quoted : own);
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        var (_, decided, facts) = booked.Results[0];
        return result.Reply(turn, ReadBackText.ForRetraction(decided, facts));
    }

    /// <summary>The question, when what would be taken back was not reported today; null otherwise.</summary>
    private static string? Older(Turn turn, IReadOnlyList<LedgerEntry> own)
    {
        if (own.FirstOrDefault(Retraction.IsLive) is not { } last || WorkCalendar.LocalDate(last.At) == WorkCalendar.LocalDate(turn.Now)) return null;
        var said = own.Where(e => e.MessageId == last.MessageId && Retraction.IsLive(e)).Select(e => BookingText.Named(e.Metric, e.Value));
        return $"您最近一次报数是{Figures.Moment(last.At)}：{turn.Tree[last.UnitId].Name}｜{ReadBackText.PeriodName(last.Period)} {string.Join('、', said)}。要撤回请回复：撤回上一条";
    }

    [GeneratedRegex(@"\A(请|我要)?(撤回|撤销|撤了|撤|作废|收回)(一下|掉|吧|了|哈)*[。.!！]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}
