using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>刚才那条作废: the speaker's last report is taken back, what it had replaced stands again.</summary>
public sealed class RetractHandler(BookingDesk desk, BookingOffice office) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Reading.Intent != Intent.Retract || turn.IsResident) return null;
        var booked = await desk.RetractAsync(turn, session);
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        var (_, decided, facts) = booked.Results[0];
        return result.Reply(turn, ReadBackText.ForRetraction(decided, facts));
    }
}
