using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Numbers said in chat: booked, read back in one line a unit, asked about once where a clerk would ask.</summary>
public sealed class ReportHandler(BookingDesk desk, BookingOffice office, Forwardings forwardings, Ledger ledger, EntryTagging tagging) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var reading = turn.Reading;
        if (reading.Intent is not (Intent.Report or Intent.Correction or Intent.Forwarded)) return null;
        // Residents never book; a resident's number in a group is talk.
        if (turn.IsResident) return turn.Private ? new HandlerResult().Reply(turn, HelpText.Refusal(turn)) : HandlerResult.Silence;
        if (reading.Intent == Intent.Correction && reading.Rows.Count == 0) return await BareAsync(turn, session);
        return await BookAsync(turn, session, reading);
    }

    private async Task<HandlerResult> BookAsync(Turn turn, Session session, Reading reading)
    {
        var result = new HandlerResult();
        var lines = new List<string>();
        if (reading.Intent == Intent.Forwarded) lines.Add(await ForwardAsync(turn, session, reading, result));
        var booked = await desk.BookAsync(turn, session, reading.Rows, reading);
        office.Save(turn, booked, result);
        tagging.Note(turn, booked, result);
        lines.AddRange(BookedText.Lines(turn, booked));
        return lines.Count == 0 ? result : result.Reply(turn, string.Join('\n', lines));
    }

    private async Task<string> ForwardAsync(Turn turn, Session session, Reading reading, HandlerResult result)
    {
        var named = reading.Rows.Select(r => turn.Tree.FindByName(r.Unit)).FirstOrDefault(u => u is not null);
        var unit = named is not null && Entitlement.MayBook(turn.Tree, turn.Speaker!, named.Id) ? named : turn.SpeakerUnit!;
        return unit.Tier is Tier.Village or Tier.Grid
            ? await forwardings.RecordAsync(turn, session, unit, result)
            : "转发由各村（社区）、单位自己登记，这里只记数字。";
    }

    /// <summary>不是35是53: which number is meant is looked up, never guessed.</summary>
    private async Task<HandlerResult> BareAsync(Turn turn, Session session)
    {
        var reading = turn.Reading;
        var result = new HandlerResult();
        if (reading.BareNew is not { } value) return result.Reply(turn, $"请回复要更正的项目和数字，例：更正：{BookedText.ExampleUnit(turn)}安装15");
        var recent = await ledger.LastOfSpeakerAsync(session, turn.Speaker!.Id, turn.Now.AddDays(-7));
        switch (BareCorrection.Decide(reading.BareOld, value, recent, turn.SpeakerUnit!.Name))
        {
            case BareCorrection.Found found:
                var row = found.Row with { Period = Said(found.Period) };
                return await BookAsync(turn, session, reading with { Rows = [row] });
            case BareCorrection.Ask ask:
                return result.Reply(turn, ask.Words);
            default:
                return result;
        }
    }

    private static PeriodPhrase Said(Period period)
    {
        var from = new PeriodPhrase.Day(period.From.Month, period.From.Day);
        return period.Days == 1 ? from : new PeriodPhrase.Range(from, new PeriodPhrase.Day(period.To.Month, period.To.Day));
    }
}
