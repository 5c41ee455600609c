using System.Text.Json;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Booking;

/// <summary>Turns a booked message into saves: ledger rows, changed states, duties, and the one question that stays open.</summary>
public sealed class BookingOffice(Ledger ledger, Duties duties, Questions questions, AnswerSettings settings)
{
    public const string QuestionKind = "booking";

    public void Save(Turn turn, BookedMessage booked, HandlerResult result)
    {
        foreach (var entry in booked.Added)
        {
            var change = booked.Changed.FirstOrDefault(c => c.EntryId == entry.Id);
            result.Save(s => ledger.AddAsync(s, change is null ? entry : entry with { State = change.State, Pending = change.Pending }));
        }

        var addedIds = booked.Added.Select(e => e.Id).ToHashSet();
        foreach (var change in booked.Changed.Where(c => !addedIds.Contains(c.EntryId)))
        {
            result.Save(s => ledger.SetStateAsync(s, change.EntryId, change.State, change.Pending, turn.Message.SenderId, change.Why, turn.Message.SentAt));
        }

        foreach (var (_, after) in booked.DutyChanges) result.Save(s => duties.SetAsync(s, after.Id, after.State, after.DoneAt, after.ExtensionReason));
        var asked = booked.Results.FirstOrDefault(r => r.Result.Question is not null);
        if (asked.Result?.Question is { } question) Ask(turn, question, asked.Unit, result);
    }

    /// <summary>A question about one's own numbers stays in the conversation; one for the unit goes to its liaison privately.</summary>
    private void Ask(Turn turn, BookingQuestion question, OrgUnit unit, HandlerResult result)
    {
        var asked = question.Of == AskedOf.UnitOrOffice ? unit.LiaisonId : turn.Message.SenderId;
        if (asked is null || question.Of == AskedOf.PoliceOrOffice) return;
        var elsewhere = asked != turn.Message.SenderId;
        if (elsewhere) result.Tell(turn, asked, question.Words + "回复：确认");
        result.Save(s => questions.OpenAsync(s, new Question
        {
            Id = $"q/{turn.Message.Id}",
            ConversationId = elsewhere ? PrivateChats.Of(asked) : turn.Group.Id,
            MemberId = asked,
            MessageId = turn.Message.Id,
            Kind = QuestionKind,
            PayloadJson = JsonSerializer.Serialize(question),
            AskedAt = turn.Now,
            ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
        }));
    }
}
