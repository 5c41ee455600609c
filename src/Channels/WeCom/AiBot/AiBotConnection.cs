using AntiFraudBot.Channels.Sockets;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>What to say to somebody who opens the private chat for the first time that day; null for nothing. There are five seconds.</summary>
public delegate Task<string?> Welcome(string userId, CancellationToken ct);

/// <summary>
/// The AI bot's long connection. The platform keeps one connection a bot: a second one anywhere pushes this one out, and then it ends instead of
/// pushing back (rule P14).
/// </summary>
public sealed partial class AiBotConnection : IConnection
{
    public const string ConnectionName = "wecom-aibot";

    // Wrong credentials do not mend themselves, but one wrong answer may be the platform's own trouble.
    private const int RefusalsForgiven = 5;
    private static readonly int[] WrongCredentials = [853000, 853006];

    private readonly AiBotSettings _settings;
    private readonly AiBotReading _reading;
    private readonly Inlet _inlet;
    private readonly Liveness _liveness;
    private readonly Welcome _welcome;
    private readonly TimeProvider _machine;
    private readonly ILogger _log;
    private readonly BackOff _backOff;
    private volatile AiBotSession? _current;
    private int _refusals;

    /// <summary>Campaign: the clock messages are dated by when the platform does not. Machine: of time-outs and gaps.</summary>
    public AiBotConnection(
        AiBotSettings settings, Intake intake, GapHeard gap, Welcome welcome, TimeProvider campaign, TimeProvider machine, ILogger log, Func<double>? chance = null)
    {
        (_settings, _welcome, _machine, _log) = (settings, welcome, machine, log);
        _reading = new AiBotReading(settings, campaign);
        _liveness = new Liveness(machine);
        _inlet = new Inlet(ConnectionName, intake, gap, _liveness, machine, log);
        _backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), 0.2, chance);
    }

    public string Name => ConnectionName;

    public bool Exclusive => true;

    public ConnectionState State => _liveness.State;

    /// <summary>What can be spoken over now; null while there is no accepted connection.</summary>
    internal AiBotSession? Current => _current;

    /// <summary>
    /// What the host has kept of earlier runs or of the process that had the connection before; to be told before running. The gap is told from then.
    /// </summary>
    public void ListenedUntil(DateTimeOffset at) => _liveness.ListenedUntil(at);

    public async Task<ConnectionEnd> RunAsync(CancellationToken ct)
    {
        using var hearing = new CancellationTokenSource();
        var storing = Task.Run(() => _inlet.RunAsync(hearing.Token), CancellationToken.None);
        _refusals = 0;
        try
        {
            return await new Reconnecting(Name, _backOff, _liveness, _machine, _log).RunAsync(LiveAsync, ct);
        }
        finally
        {
            await hearing.CancelAsync();
            await storing;
        }
    }

    private async Task<LifeEnd> LiveAsync(CancellationToken ct)
    {
        using var socket = await FrameSocket.OpenAsync(new Uri(_settings.Endpoint), SocketOpening.Usual, _machine, ct);
        var session = new AiBotSession(socket, _settings, new AiBotEars(_reading, _inlet, _liveness, _welcome), _machine, _log);
        var end = await session.LiveAsync(() => Accepted(session), () => _current = null, ct);
        return session.RefusedWith is { } code ? Refused(code) : end;
    }

    private void Accepted(AiBotSession session)
    {
        _refusals = 0;
        _backOff.Reset();
        if (_liveness.Ready() is { } gap) _inlet.Take(gap);
        _current = session;
        Log.Ready(_log, ConnectionName);
    }

    private LifeEnd Refused(int code)
    {
        if (!WrongCredentials.Contains(code)) return new LifeEnd.Lost($"refused with {code}", $"平台没有接受连接（{code}），正在重试");
        var says = $"平台不认机器人的 BotId 或 Secret（{code}），请在智能机器人的 API 模式页面核对";
        return ++_refusals > RefusalsForgiven
            ? new LifeEnd.Last(new ConnectionEnd.Refused(code.ToString(System.Globalization.CultureInfo.InvariantCulture)), says)
            : new LifeEnd.Lost($"refused with {code}", says);
    }

    private static partial class Log
    {
        [LoggerMessage(330, LogLevel.Information, "{Connection} is ready")]
        public static partial void Ready(ILogger logger, string connection);
    }
}
