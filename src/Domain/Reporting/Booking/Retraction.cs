using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// 撤回我刚报的数 (rule B10): the live entries of the speaker's last message are retracted, and the accepted entries they had
/// replaced stand again, unless something else has replaced those since.
/// </summary>
public static class Retraction
{
    /// <summary>Facts hold the entries, in every state, of all units of the message.</summary>
    public static BookingResult Decide(Member speaker, IReadOnlyList<LedgerEntry> lastMessage, BookingFacts facts)
    {
        var newest = lastMessage.Where(e => e.SpeakerId == speaker.Id && IsLive(e)).MaxBy(e => e.At)?.MessageId;
        var gone = lastMessage.Where(e => e.MessageId == newest && e.SpeakerId == speaker.Id && IsLive(e)).ToList();
        if (gone.Count == 0) return new BookingResult { Refusals = [new Refusal(RefusalKind.NothingToRetract, "没有可撤回的数。")] };
        var ids = gone.Select(e => e.Id).ToHashSet();
        var rest = facts.Entries.Where(e => !ids.Contains(e.Id) && e.State != EntryState.Retracted).ToList();
        var back = gone.Where(e => e.State == EntryState.Accepted).SelectMany(e => BroughtBack(e, rest)).DistinctBy(e => e.Id);
        return new BookingResult
        {
            Changes =
            [
                .. gone.Select(e => new EntryChange(e.Id, EntryState.Retracted, e.Pending, "报数人撤回")),
                .. back.Select(e => new EntryChange(e.Id, EntryState.Accepted, PendingReason.None, "撤回后恢复")),
            ],
        };
    }

    /// <summary>The accepted entries that stand again when this one is gone. Rest = the other entries of the unit that are not retracted.</summary>
    internal static IEnumerable<LedgerEntry> BroughtBack(LedgerEntry gone, List<LedgerEntry> rest)
    {
        var kin = rest.Where(e => e.UnitId == gone.UnitId && e.Metric == gone.Metric && e.Aspect == gone.Aspect).ToList();
        return kin.Where(e => e.State == EntryState.Superseded && e.Pending == PendingReason.None && e.MessageId != gone.MessageId
            && Replaces(gone, e) && !kin.Any(other => other.Id != e.Id && WasAccepted(other) && Replaces(other, e)));
    }

    private static bool Replaces(LedgerEntry later, LedgerEntry earlier) =>
        later.Supersedes == earlier.Id || (!later.Adds && later.At >= earlier.At && later.Period.Contains(earlier.Period));

    private static bool WasAccepted(LedgerEntry entry) => entry.Pending == PendingReason.None;

    /// <summary>Still counts, or still waits to.</summary>
    public static bool IsLive(LedgerEntry entry) => entry.State is EntryState.Accepted or EntryState.Pending;
}
