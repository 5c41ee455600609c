using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// 错 87 (rule B13): a booked number that its speaker, its unit or the office says is wrong waits for the office and does not count
/// meanwhile. The office upholds it, changes it or voids it; nothing is deleted.
/// </summary>
public static class Appeal
{
    /// <summary>The number becomes pending, or a refusal with words.</summary>
    public static BookingResult Raise(OrgTree tree, Member speaker, LedgerEntry? entry, long number)
    {
        if (entry is null || tree.Find(entry.UnitId) is not { } unit) return Refused(RefusalKind.NothingToCorrect, $"没有{number}号记录。要改数请回复：更正：安装15");
        if (!Entitlement.MayCorrect(tree, speaker, unit.Id, entry, entry.Metric))
            return Refused(RefusalKind.NotEntitled, $"{number}号是{unit.Name}的记录，由{unit.Name}、原报人或平安办提出。要改自己的数请回复：更正：安装15");
        return entry.State switch
        {
            EntryState.Accepted => new BookingResult { Changes = [new EntryChange(entry.Id, EntryState.Pending, PendingReason.Appeal, "申诉：认为有误")] },
            EntryState.Pending => Refused(RefusalKind.AnswerDoesNotFit, $"{number}号已在待核，还没有计入。"),
            EntryState.Superseded => Refused(RefusalKind.AnswerDoesNotFit, $"{number}号已被后来的数代替，不再计入。"),
            _ => Refused(RefusalKind.AnswerDoesNotFit, $"{number}号已撤回，不再计入。"),
        };
    }

    /// <summary>
    /// The ruling on an entry under appeal. A change books a new entry from the ruling's own message in its place; the old one keeps its
    /// value and no longer waits, so that the correction is disclosed in the next issue (rule K7).
    /// </summary>
    public static BookingResult Decide(BookingFacts facts, LedgerEntry entry, AppealRuling ruling, LedgerEntry? replacement, Member speaker)
    {
        if (speaker.Role != Role.Office || !Entitlement.Oversees(facts.Tree, speaker, entry.UnitId))
            return Refused(RefusalKind.NotEntitled, $"申诉由{facts.Tree[entry.UnitId].Name}的平安办处理。");
        return ruling switch
        {
            AppealRuling.Uphold => new BookingResult { Changes = [new EntryChange(entry.Id, EntryState.Accepted, PendingReason.None, "申诉：平安办维持")] },
            AppealRuling.Void => new BookingResult { Changes = [new EntryChange(entry.Id, EntryState.Retracted, PendingReason.None, "申诉：平安办作废"), .. StandingAgain(facts, entry)] },
            _ when replacement is null => Refused(RefusalKind.AnswerDoesNotFit, $"请写明改为多少，例：改 {entry.Number} 为 53"),
            _ => new BookingResult
            {
                Changes = [new EntryChange(entry.Id, EntryState.Superseded, PendingReason.None, $"申诉：平安办改为{BookingText.Number(replacement.Value)}")],
                Entries = [replacement],
            },
        };
    }

    /// <summary>What the voided number had replaced stands again, as after a retraction (rule B10).</summary>
    private static IEnumerable<EntryChange> StandingAgain(BookingFacts facts, LedgerEntry entry) => Retraction
        .BroughtBack(entry, [.. facts.Entries.Where(e => e.Id != entry.Id && e.State != EntryState.Retracted)])
        .Select(e => new EntryChange(e.Id, EntryState.Accepted, PendingReason.None, "作废后恢复"));

    /// <summary>The entry a change books: same unit, metric and days, the new value, the office's message as its source.</summary>
    public static LedgerEntry Replacement(LedgerEntry entry, decimal value, string id, string messageId, Member speaker, DateTimeOffset at, DateOnly? frozenThrough) => entry with
    {
        Id = id,
        Number = 0,
        Value = value,
        State = EntryState.Accepted,
        Pending = PendingReason.None,
        MessageId = messageId,
        SpeakerId = speaker.Id,
        At = at,
        Rule = "appeal",
        Supersedes = entry.Id,
        Authoritative = true,
        AfterFreeze = frozenThrough >= entry.Period.To,
    };

    private static BookingResult Refused(RefusalKind kind, string words) => new() { Refusals = [new Refusal(kind, words)] };
}
