using System.Globalization;

namespace AntiFraudBot.Simulator.DingTalk.Limits;

/// <summary>The organisation's account of the month, and the pace of every application and interface.</summary>
public sealed class Meter(TimeProvider clock)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Second, int Count)> paces = [];
    private readonly Dictionary<string, int> byRobot = [];
    private string month = "";
    private int calls;
    private int webhooks;

    public Edition Edition { get; set; } = Edition.Standard;

    /// <summary>True when one more call in this second is allowed. A refused one costs nothing.</summary>
    public bool WithinPace(string app, string path)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (gate)
        {
            var key = app + " " + path;
            var pace = paces.GetValueOrDefault(key);
            var count = pace.Second == second ? pace.Count : 0;
            if (count >= Edition.PerSecond) return false;
            paces[key] = (second, count + 1);
            return true;
        }
    }

    public bool SpendCall()
    {
        lock (gate)
        {
            TurnMonth();
            if (calls >= Edition.Calls) return false;
            calls++;
            return true;
        }
    }

    /// <summary>One webhook post or push; a robot may have a cap of its own.</summary>
    public bool SpendWebhook(string? robot = null, int? cap = null)
    {
        lock (gate)
        {
            TurnMonth();
            var own = robot is null ? 0 : byRobot.GetValueOrDefault(robot);
            if (webhooks >= Edition.Webhooks || own >= cap) return false;
            webhooks++;
            if (robot is not null) byRobot[robot] = own + 1;
            return true;
        }
    }

    /// <summary>Sets the account, to begin a scene near its end.</summary>
    public void Set(int? usedCalls, int? usedWebhooks)
    {
        lock (gate)
        {
            TurnMonth();
            calls = usedCalls ?? calls;
            webhooks = usedWebhooks ?? webhooks;
        }
    }

    public (string Month, int Calls, int Webhooks) Used()
    {
        lock (gate)
        {
            TurnMonth();
            return (month, calls, webhooks);
        }
    }

    private void TurnMonth()
    {
        var now = clock.GetUtcNow().ToOffset(Beijing).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (now == month) return;
        month = now;
        calls = webhooks = 0;
        byRobot.Clear();
    }
}
