using System.Collections.Concurrent;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.CustomerGroups;

/// <summary>客户群群发: nothing reaches a group before its owner confirms in the client.</summary>
public sealed class MassMessages(World world)
{
    private const int RemindersADay = 3;
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, MassMessage> messages = new(StringComparer.Ordinal);
    private readonly List<(string Chat, DateOnly Day)> used = [];

    public IEnumerable<MassMessage> All => messages.Values.OrderBy(m => m.At);

    /// <summary>Groups with residents that this member owns.</summary>
    public IReadOnlyList<Group> Owned(string userId) =>
        [.. world.Township.Groups.Where(g => g.External && string.Equals(g.Owner, userId, StringComparison.OrdinalIgnoreCase))];

    public MassMessage Prepare(string creator, string sender, IReadOnlyList<Group> groups, string text, int attachments)
    {
        var notice = world.Transcript.Add(new Line
        {
            Conversation = $"tasks:{sender}",
            From = "groupmsg",
            FromName = "群发助手",
            FromBot = true,
            Kind = "task",
            Text = $"请确认群发到{groups.Count}个客户群：{text}",
            Api = "externalcontact/add_msg_template",
            Buttons = [new LineButton("confirm", "发送")],
        });
        var message = new MassMessage($"msgGCAAA{world.Ids.Letters(22)}", creator, sender, text, attachments, world.Clock.GetUtcNow(), notice.Id)
        {
            Groups = groups.ToDictionary(g => g.Id, _ => (MassMessage.Unsent, default(DateTimeOffset))),
        };
        messages[message.MsgId] = message;
        return message;
    }

    /// <exception cref="RefusalException">41046, 41047.</exception>
    public MassMessage Find(string? msgId)
    {
        if (string.IsNullOrEmpty(msgId)) throw new RefusalException(41046, "msgid missing");
        return messages.GetValueOrDefault(msgId) ?? throw new RefusalException(41047, "invalid msgid");
    }

    public MassMessage? ByNotice(long line) => messages.Values.FirstOrDefault(m => m.Notice == line);

    /// <summary>The owner presses 发送; of several groups those whose quota is used get nothing.</summary>
    public void Confirm(MassMessage message, IReadOnlyCollection<string>? only = null)
    {
        lock (gate)
        {
            if (message.Cancelled || message.Confirmed is not null) return;
            var now = world.Clock.GetUtcNow();
            var states = message.Groups.ToDictionary(g => g.Key, g => only?.Contains(g.Key) == false ? g.Value : (Send(message, g.Key), now));
            messages[message.MsgId] = message with { Confirmed = now, Groups = states };
            world.Transcript.Change(message.Notice, line => line with { Buttons = [], Text = $"{line.Text}\n[已发送]" });
        }
    }

    /// <exception cref="RefusalException">41093 cancelled, 41094 three times in 24 hours.</exception>
    public void Remind(MassMessage message)
    {
        lock (gate)
        {
            if (message.Cancelled) throw new RefusalException(41093, "cancelled");
            var now = world.Clock.GetUtcNow();
            if (message.Reminders.Count(r => r + TimeSpan.FromDays(1) > now) >= RemindersADay) throw new RefusalException(41094, "reminded too often");
            messages[message.MsgId] = message with { Reminders = [.. message.Reminders, now] };
        }
    }

    /// <exception cref="RefusalException">41093 cancelled before.</exception>
    public void Cancel(MassMessage message)
    {
        if (message.Cancelled) throw new RefusalException(41093, "cancelled");
        if (message.Confirmed is not null) throw new RefusalException(41063, "dispatched");
        messages[message.MsgId] = message with { Cancelled = true };
        world.Transcript.Change(message.Notice, line => line with { Buttons = [], Recalled = true });
    }

    private int Send(MassMessage message, string chat)
    {
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().ToOffset(Local).Date);
        var daily = world.Switches.Text("massMessageRhythm") == "day";
        var spent = used.Count(u => u.Chat == chat && (daily ? u.Day == today : (u.Day.Year, u.Day.Month) == (today.Year, today.Month)));
        if (spent >= (daily ? 1 : DateTime.DaysInMonth(today.Year, today.Month))) return MassMessage.QuotaUsed;
        used.Add((chat, today));
        world.Transcript.Add(new Line
        {
            Conversation = chat,
            From = message.Sender,
            FromName = world.Township.NameOf(message.Sender),
            Kind = "text",
            Text = message.Text,
            Api = "externalcontact/add_msg_template",
            MsgId = message.MsgId,
        });
        world.Counters.Effect("externalcontact/add_msg_template");
        return MassMessage.SentInGroup;
    }
}
