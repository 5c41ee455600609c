namespace AntiFraudBot.Channels.Quotas;

/// <summary>One message as it will take its way. Way is the way's name for people; Claims are the quotas it uses up.</summary>
public sealed record PlannedSend(string Way, IReadOnlyList<QuotaClaim> Claims);

/// <summary>
/// What a push takes. Floor = no way of sending is quicker under the platform's quotas; ExpectedEnd = with the margins the bot keeps.
/// ByWay = messages of each way.
/// </summary>
public sealed record SendForecast(int Messages, TimeSpan Floor, DateTimeOffset ExpectedEnd, IReadOnlyDictionary<string, int> ByWay);

/// <summary>A channel that can say beforehand what a message will use up.</summary>
public interface ISendPlanner
{
    string Channel { get; }

    /// <summary>The messages one parcel becomes; empty when it has no way to go.</summary>
    IReadOnlyList<PlannedSend> Plan(Parcel parcel);
}

/// <summary>How long a push takes at least (rule P8). Pure: knows nothing of what else was sent lately.</summary>
public static class SendPlan
{
    public static SendForecast Of(IReadOnlyList<PlannedSend> sends, DateTimeOffset start)
    {
        var (floor, end) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var quota in sends.SelectMany(s => s.Claims).GroupBy(c => c.Key))
        {
            var weights = quota.Select(c => c.Weight).ToList();
            foreach (var window in quota.First().Windows)
            {
                var windows = WindowsWaited(weights, window.Limit);
                if (windows * window.Length > floor) floor = windows * window.Length;
                if (windows * (window.Length + QuotaBook.MarginOf(window.Length)) is var last && last > end) end = last;
            }
        }

        var ways = sends.GroupBy(s => s.Way).ToDictionary(w => w.Key, w => w.Count());
        return new SendForecast(sends.Count, floor, start + end, ways);
    }

    /// <summary>How often a full window has to pass before the last one goes, when each goes as soon as it may, in order.</summary>
    private static int WindowsWaited(List<int> weights, int limit)
    {
        var (waited, used) = (0, 0);
        foreach (var weight in weights)
        {
            if (used > 0 && used + weight > limit) (waited, used) = (waited + 1, 0);
            used += weight;
        }

        return waited;
    }
}
