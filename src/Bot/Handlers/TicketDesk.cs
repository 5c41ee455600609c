using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Opens a ticket for a message: its number is what people see (A0615-01), its row is saved with the answer.</summary>
public sealed class TicketDesk(Tickets tickets)
{
    /// <summary>Letter: A case, T tip, S safety. Kind is the ticket's; returns the number.</summary>
    public async Task<string> OpenAsync(Turn turn, Session session, HandlerResult result, char letter, string kind, string? unitId, string detailJson = "{}")
    {
        var number = await tickets.NextNumberAsync(session, FormattableString.Invariant($"{letter}{WorkCalendar.LocalDate(turn.Now):MMdd}"));
        result.Save(s => tickets.AddAsync(s, new Ticket
        {
            Id = $"ticket/{turn.Message.Id}",
            Number = number,
            Kind = kind,
            UnitId = unitId ?? "",
            ConversationId = turn.Group.Id,
            SpeakerId = turn.Message.SenderId,
            MessageId = turn.Message.Id,
            At = turn.Message.SentAt,
            DetailJson = detailJson,
        }));
        return number;
    }

    public Task<Ticket?> FindAsync(Session session, string number) => tickets.FindAsync(session, number);
}
