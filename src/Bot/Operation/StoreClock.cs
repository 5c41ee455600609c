using System.Globalization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>The campaign's time of a store no host has open: where its sandbox clock stands, or would start; machine time once a real channel was on it.</summary>
public static class StoreClock
{
    public static async Task<DateTimeOffset> NowAsync(Session session, StateValues state, TimeProvider machine)
    {
        var now = machine.GetUtcNow();
        if (await state.GetAsync(session, Opening.RealKey) is not null) return now;
        return await state.GetAsync(session, Opening.OffsetKey) is { } offset
            ? now.AddMilliseconds(long.Parse(offset, CultureInfo.InvariantCulture))
            : Opening.SampleMorning;
    }
}
