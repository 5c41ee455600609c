using System.Globalization;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// A connection was not listening for a while (rule P1): kept for ever, and when it was long, the groups that owe something are asked to say it
/// again, once, and the office hears one line.
/// </summary>
public sealed class GapDesk(
    Database database, RegistryCache registries, Duties duties, ConnectionGaps gaps, Mouth mouth, OfficeAlarm alarm, Doorbell doorbell, ConnectionMeter meter,
    TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine)
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>From and to are machine time. Channel = the platform whose connection it was.</summary>
    public async Task HeardAsync(string channel, string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        // What people read and what is kept is the campaign's time; a sandbox clock may stand elsewhere.
        var ahead = clock.GetUtcNow() - machine.GetUtcNow();
        meter.Gap(connection, to - from);
        var gap = new ConnectionGap { Connection = connection, FromAt = from + ahead, ToAt = to + ahead };
        await database.WriteAsync(s => KeepAsync(s, channel, gap), ct);
        doorbell.Ring(Door.Outbox);
    }

    private async Task KeepAsync(Session s, string channel, ConnectionGap gap)
    {
        if (gap.ToAt - gap.FromAt <= Long)
        {
            await gaps.AddAsync(s, gap);
            return;
        }

        var registry = await registries.CurrentAsync(s);
        var key = string.Create(CultureInfo.InvariantCulture, $"gap/{gap.Connection}/{gap.FromAt.ToUnixTimeMilliseconds()}");
        var span = Span(gap.FromAt, gap.ToAt);
        var owing = await OwingAsync(s, registry, channel);
        foreach (var group in owing)
        {
            // A newer gap overtakes what still waits for the morning: one line tells both.
            var ask = Outgoing.ToGroup(group, $"{key}/{group.Id}", $"{span} 可能漏收，请重发，并@我。") with { Topic = "gap" };
            await mouth.SayAsync(s, ask, clock.GetUtcNow());
        }

        await gaps.AddAsync(s, gap with { Asked = owing.Count });
        var asked = owing.Count > 0 ? $"已请还有未报的{owing.Count}个群重发。" : "没有群欠报，不用重发。";
        await alarm.RaiseAsync(s, key, $"{PlatformNames.Of(channel)}连接断开过：{span} 可能漏收。{asked}");
    }

    /// <summary>The work groups, on this platform, of the units that still owe something; of a unit without one that of the unit above it.</summary>
    private async Task<IReadOnlyList<Group>> OwingAsync(Session s, Registry registry, string channel)
    {
        var open = (await duties.OpenAsync(s, clock.GetUtcNow())).Where(d => d.State is DutyState.Open or DutyState.Partial or DutyState.Extended);
        return [.. open.Select(d => GroupOf(registry, d.UnitId)).Where(g => g?.Channel == channel).Select(g => g!).DistinctBy(g => g.Id)];
    }

    private static Group? GroupOf(Registry registry, string unitId)
    {
        for (var unit = registry.Tree.Find(unitId); unit is not null; unit = registry.Tree.Find(unit.ParentId))
        {
            if (registry.WorkGroupOf(unit.Id) is { } group) return group;
        }

        return null;
    }

    /// <summary>10:02:13–10:04:27; over midnight with the days.</summary>
    private static string Span(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (from.ToOffset(WorkCalendar.Offset), to.ToOffset(WorkCalendar.Offset));
        return a.Date == b.Date
            ? string.Create(CultureInfo.InvariantCulture, $"{a:HH:mm:ss}–{b:HH:mm:ss}")
            : string.Create(CultureInfo.InvariantCulture, $"{a:M月d日HH:mm:ss}–{b:M月d日HH:mm:ss}");
    }
}
