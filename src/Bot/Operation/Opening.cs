using System.Globalization;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Where the sandbox clock stands when the process starts, and since when the bot is in service.</summary>
public sealed record Opening(DateTimeOffset Clock, DateTimeOffset InServiceSince, bool Empty)
{
    internal const string OffsetKey = "sandbox/offset-ms";
    private const string ServiceKey = "in-service-since";
    internal const string RealKey = "real-channel";

    /// <summary>Monday 2026-06-15 08:00: the sample township's first morning.</summary>
    public static DateTimeOffset SampleMorning { get; } = WorkCalendar.At(new DateOnly(2026, 6, 15), new TimeOnly(8, 0));

    /// <summary>Reads the store; a second start continues where the first stopped. Refuses a directory that ever held a real channel.</summary>
    public static async Task<Opening> ReadAsync(Database database, StateValues state, RunOptions options, TimeProvider machine, CancellationToken ct)
    {
        var (real, offset, service) = await database.ReadAsync(
            async s => (await state.GetAsync(s, RealKey), await state.GetAsync(s, OffsetKey), await state.GetAsync(s, ServiceKey)), ct);
        if (real is not null) throw new CannotStartException("这个数据目录用过真实渠道，沙盒不在这里运行。请用 --data 指定另一个目录。");
        var stored = offset is null ? (DateTimeOffset?)null : machine.GetUtcNow().AddMilliseconds(long.Parse(offset, CultureInfo.InvariantCulture));
        if (stored is { } at && options.Clock is { } asked && asked < at)
            throw new CannotStartException($"沙盒时钟已到{LocalIso.Of(at)}，只能向前。要从头开始请加 --fresh。");
        var clock = options.Clock ?? stored ?? SampleMorning;
        var since = service is null ? clock : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(service, CultureInfo.InvariantCulture));
        return new Opening(clock, since, service is null);
    }

    /// <summary>Since when the bot is in service on this store; null when it never started.</summary>
    public static async Task<DateTimeOffset?> ServiceAsync(Session session, StateValues state) => await state.GetAsync(session, ServiceKey) is { } since
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(since, CultureInfo.InvariantCulture))
        : null;

    public async Task KeepServiceAsync(Session session, StateValues state) =>
        await state.SetAsync(session, ServiceKey, InServiceSince.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    public static Task KeepOffsetAsync(Database database, StateValues state, TimeSpan offset, CancellationToken ct) => database.WriteAsync(
        s => state.SetAsync(s, OffsetKey, ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)), ct);
}
