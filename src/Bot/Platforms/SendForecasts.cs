using System.Globalization;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Says beforehand what messages take under the platforms' quotas and when they will be out (rule P8).</summary>
public sealed class SendForecasts(IReadOnlyList<Platform> platforms, AddressBook addresses)
{
    /// <summary>A line for each platform concerned, each after a line break; empty in the sandbox, which has no quotas.</summary>
    public async Task<string> LinesAsync(Session s, IReadOnlyList<OutboundMessage> messages, DateTimeOffset start)
    {
        var lines = new List<string>();
        foreach (var platform in platforms.Where(p => p.Planner is not null))
        {
            var (sends, nowhere) = (new List<PlannedSend>(), 0);
            foreach (var message in messages.Where(m => m.Channel == platform.Name))
            {
                IReadOnlyList<PlannedSend> planned = await addresses.ParcelAsync(s, message.Key, message) is { } parcel ? platform.Planner!.Plan(parcel) : [];
                sends.AddRange(planned);
                if (planned.Count == 0) nowhere++;
            }

            if (sends.Count + nowhere == 0) continue;
            lines.Add(Line(platform.Name, SendPlan.Of(sends, start), nowhere));
            if (platform.CostAsync is { } cost) lines.AddRange((await cost(sends, CancellationToken.None)).Where(c => c.Cost > 0).Select(c => MonthLine(platform.Name, c)));
        }

        return string.Concat(lines.Select(l => "\n" + l));
    }

    private static string MonthLine(string channel, MonthCost cost) =>
        $"{PlatformNames.Of(channel)}{cost.Account}要用{cost.Cost}次，本月还剩{cost.Left}次。{(cost.Cost > cost.Left ? "次数不够，请先升级版本或减少群数。" : "")}";

    private static string Line(string channel, SendForecast plan, int nowhere)
    {
        var end = plan.ExpectedEnd.ToOffset(WorkCalendar.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);
        var floor = plan.Floor < TimeSpan.FromMinutes(1)
            ? "额度够，马上发完"
            : string.Create(CultureInfo.InvariantCulture, $"按平台额度最快{Math.Ceiling(plan.Floor.TotalMinutes)}分钟，预计{end}发完");
        var lost = nowhere == 0 ? "" : $"；{nowhere}条没有发送途径，请先在群里@我一次，或配置群机器人";
        return $"{PlatformNames.Of(channel)}共{plan.Messages}条消息，{floor}{lost}。";
    }
}
