using System.Globalization;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Where the campaign's clock stands when the process starts, and since when the bot is in service.</summary>
public sealed record Opening(DateTimeOffset Clock, DateTimeOffset InServiceSince, bool Empty)
{
    internal const string OffsetKey = "sandbox/offset-ms";
    private const string ServiceKey = "in-service-since";
    internal const string RealKey = "real-channel";
    private const string SimulatedKey = "simulated";

    /// <summary>Monday 2026-06-15 08:00: the sample township's first morning.</summary>
    public static DateTimeOffset SampleMorning { get; } = WorkCalendar.At(new DateOnly(2026, 6, 15), new TimeOnly(8, 0));

    /// <summary>Reads the store; a second start continues where the first stopped. A directory stays what it once was: sandbox, simulated or real.</summary>
    public static async Task<Opening> ReadAsync(Database database, StateValues state, RunOptions options, Mode mode, TimeProvider machine, CancellationToken ct)
    {
        var (was, offset, service) = await database.ReadAsync(
            async s => (await MarkAsync(s, state), await state.GetAsync(s, OffsetKey), await state.GetAsync(s, ServiceKey)), ct);
        if (was is not null && was != mode.Mark)
            throw new CannotStartException($"这个数据目录是{Mode.NameOf(was)}用的，{Mode.NameOf(mode.Mark)}不在这里运行。请用 --data 指定另一个目录。");
        var clock = mode is Mode.Real ? machine.GetUtcNow() : SandboxTime(options, offset, machine);
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

    /// <summary>What the directory was used as; null when it is new, or only imported into.</summary>
    public static async Task<string?> MarkAsync(Session s, StateValues state)
    {
        if (await state.GetAsync(s, RealKey) is not null) return new Mode.Real().Mark;
        if (await state.GetAsync(s, SimulatedKey) is { } channel) return new Mode.Simulated(channel).Mark;
        return await state.GetAsync(s, OffsetKey) is null ? null : new Mode.Sandbox().Mark;
    }

    /// <summary>Before anything is planted or sent.</summary>
    public static Task MarkAsync(Database database, StateValues state, Mode mode, CancellationToken ct) => mode switch
    {
        Mode.Real => database.WriteAsync(s => state.SetAsync(s, RealKey, "yes"), ct),
        Mode.Simulated simulated => database.WriteAsync(s => state.SetAsync(s, SimulatedKey, simulated.Channel), ct),
        _ => Task.CompletedTask,
    };

    private static DateTimeOffset SandboxTime(RunOptions options, string? offset, TimeProvider machine)
    {
        var stored = offset is null ? (DateTimeOffset?)null : machine.GetUtcNow().AddMilliseconds(long.Parse(offset, CultureInfo.InvariantCulture));
        if (stored is { } at && options.Clock is { } asked && asked < at)
            throw new CannotStartException($"沙盒时钟已到{LocalIso.Of(at)}，只能向前。要从头开始请加 --fresh。");
        return options.Clock ?? stored ?? SampleMorning;
    }
}
