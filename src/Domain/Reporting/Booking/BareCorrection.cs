using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What 不是35是53 means: a correction of one entry, or something to ask.</summary>
public abstract record BareCorrection
{
    /// <summary>Book it as a correction: Row for the unit of the entry, Period said.</summary>
    public sealed record Found(string UnitId, ReadRow Row, Period Period) : BareCorrection;

    /// <summary>The words to ask back with.</summary>
    public sealed record Ask(string Words) : BareCorrection;

    /// <summary>
    /// Rule B11: the newest live entry of the speaker with the old value; without an old value the only entry of the last message.
    /// Two entries with that value in one message are asked about. RecentOfSpeaker: the speaker's last messages, any order.
    /// </summary>
    public static BareCorrection Decide(decimal? oldValue, decimal newValue, IReadOnlyList<LedgerEntry> recentOfSpeaker, string unitNameOfSpeaker)
    {
        var live = recentOfSpeaker.Where(e => e.State is EntryState.Accepted or EntryState.Pending)
            .Where(e => oldValue is null || e.Value == oldValue).OrderByDescending(e => e.At).ToList();
        if (live.Count == 0)
        {
            return new Ask(oldValue is { } old
                ? $"没有找到您报的{BookingText.Number(old)}。请回复完整内容，例：更正：{unitNameOfSpeaker}安装{BookingText.Number(newValue)}"
                : $"请回复要更正的项目，例：更正：{unitNameOfSpeaker}安装{BookingText.Number(newValue)}");
        }

        var message = live.Where(e => e.MessageId == live[0].MessageId).ToList();
        return message.Count == 1 ? Correcting(message[0], newValue) : new Ask(WhichOne(message, newValue));
    }

    private static Found Correcting(LedgerEntry entry, decimal newValue) => new(
        entry.UnitId,
        new ReadRow(entry.UnitId, null, [new ReadValue(entry.Metric, entry.Aspect, newValue)], Operation.Replace, entry.Value),
        entry.Period);

    private static string WhichOne(List<LedgerEntry> entries, decimal newValue)
    {
        var names = entries.Select(e => BookingText.Named(e.Metric, e.Value)).Distinct();
        var examples = entries.Select(e => $"“更正：{BookingText.Named(e.Metric, newValue)}”").Distinct();
        return $"更正的是{string.Join("还是", names)}？请回复{string.Join("或", examples)}。";
    }
}
