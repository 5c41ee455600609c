using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>Turns an answer into drafts that go through booking again, so that what stands by then is looked at.</summary>
internal static class Resolution
{
    public static BookingResult Decide(BookingAnswer answer, BookingFacts facts)
    {
        var pending = answer.Pending.Where(e => e.State == EntryState.Pending && answer.Question.EntryIds.Contains(e.Id)).ToList();
        if (pending.Count == 0 || facts.Tree.Find(pending[0].UnitId) is not { } unit) return Refused(RefusalKind.AnswerDoesNotFit, "这项已处理，无需再答复。");
        if (!Entitlement.MayAnswer(facts.Tree, answer.Speaker, answer.Question.Of, unit.Id, pending[0].SpeakerId))
            return Refused(RefusalKind.NotEntitled, $"请由{Entitled(answer.Question.Of, unit)}答复。");
        var drafts = pending.Select(entry => Answered(answer, entry, facts)).ToList();
        return drafts.Any(d => d is null)
            ? Refused(RefusalKind.AnswerDoesNotFit, Expected(answer.Question))
            : new BookingRun(facts, unit).Run([.. drafts.OfType<Draft>()], null);
    }

    private static Draft? Answered(BookingAnswer answer, LedgerEntry entry, BookingFacts facts) => answer.Question.Kind switch
    {
        PendingReason.AddOrCorrect => AddedOrCorrected(answer, entry),
        PendingReason.WhichWeek => Dated(answer, entry),
        PendingReason.Implausible or PendingReason.Approximate => Valued(answer, entry, facts),
        PendingReason.Proxy => Agreed(answer) ? DraftOf(answer, entry, answer.Question.Operation) with { PeriodSaid = true } : null,
        PendingReason.Police => Agreed(answer)
            ? DraftOf(answer, entry, entry.Adds ? Operation.Add : Operation.Set) with { Authoritative = true, SpeakerId = answer.Speaker.Id }
            : null,
        _ => null,
    };

    private static Draft? AddedOrCorrected(BookingAnswer answer, LedgerEntry entry) => answer.Choice switch
    {
        AnswerChoice.Add => DraftOf(answer, entry, Operation.Add),
        AnswerChoice.Correct => DraftOf(answer, entry, Operation.Replace) with { PeriodSaid = true },
        _ => null,
    };

    private static Draft? Dated(BookingAnswer answer, LedgerEntry entry)
    {
        var draft = DraftOf(answer, entry, answer.Question.Operation) with { PeriodSaid = true };
        return answer.Choice switch
        {
            AnswerChoice.ThisWeek => draft,
            AnswerChoice.LastWeek when answer.Question.LastWeek is { } week =>
                draft with { Period = entry.Aspect == Aspect.Total ? Period.Of(week.To) : week },
            _ => null,
        };
    }

    private static Draft? Valued(BookingAnswer answer, LedgerEntry entry, BookingFacts facts)
    {
        // What the doubtful number was meant to do is seen from the entry: correct another, add, or stand by itself.
        var corrected = facts.Entries.FirstOrDefault(e => e.Id == entry.Supersedes);
        var operation = corrected is not null ? Operation.Replace : entry.Adds ? Operation.Add : Operation.Set;
        var draft = DraftOf(answer, entry, operation) with { Confirmed = true, PeriodSaid = true, Old = corrected?.Value };
        var target = answer.Question.ProposalFor ?? answer.Question.EntryIds[0];
        var isTarget = entry.Id == target;
        var proposal = answer.Question.Proposal;
        return answer.Choice switch
        {
            AnswerChoice.Yes => isTarget ? draft with { Value = proposal ?? entry.Value } : draft,
            AnswerChoice.No => proposal is null ? null : draft,
            AnswerChoice.Confirm => draft,
            AnswerChoice.Number when answer.Number is { } number => isTarget ? draft with { Value = number } : draft,
            _ => null,
        };
    }

    private static Draft DraftOf(BookingAnswer answer, LedgerEntry entry, Operation operation) =>
        new(entry.UnitId, entry.Metric, entry.Aspect, entry.Value, entry.Period, operation)
        {
            Id = answer.NewId(),
            MessageId = entry.MessageId,
            SpeakerId = entry.SpeakerId,
            At = entry.At,
            Rule = entry.Rule,
            Authoritative = entry.Authoritative,
            Resolves = entry,
        };

    private static bool Agreed(BookingAnswer answer) => answer.Choice is AnswerChoice.Confirm or AnswerChoice.Yes;

    private static BookingResult Refused(RefusalKind kind, string words) => new() { Refusals = [new Refusal(kind, words)] };

    private static string Entitled(AskedOf of, OrgUnit unit) => of switch
    {
        AskedOf.Speaker => "原报人或" + unit.Name,
        AskedOf.UnitOrOffice => unit.Name + "或平安办",
        _ => "派出所或平安办",
    };

    private static string Expected(BookingQuestion question) => question.Kind switch
    {
        PendingReason.AddOrCorrect => "请回复“追加”或“更正”。",
        PendingReason.WhichWeek => "请回复“上周”或“本周”。",
        PendingReason.Proxy or PendingReason.Police => "请回复“确认”。",
        _ => "请回复“是”或正确数字。",
    };
}
