using AntiFraudBot.Channels.WeCom.Groups;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>
/// One mass send from the push to its end (rules P17, P18): prepared at once, looked after until its owner has confirmed it, nudged now and then. What
/// was sent closes the relay duty; what cannot go this way is passed on by hand as ever. Whoever forwarded by hand, or an edition that was
/// recalled or closed, takes the task back.
/// </summary>
public sealed class MassSendErrand(
    Database database, Storage.Errands errands, MassSendDesk desk, IReadOnlyList<Platform> platforms, WorkCalendar calendar, TimeProvider clock) : IErrandKind
{
    private const int MaxAttempts = 60;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    // The platform's clock may be a little apart from ours.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    // Groups the owner left out when confirming are not waited for longer.
    private static readonly TimeSpan LeftOut = TimeSpan.FromHours(1);

    public string Kind => MassSend.Kind;

    public async Task RunAsync(Errand errand, CancellationToken ct)
    {
        var send = errand.Payload<MassSend>();
        var groups = platforms.FirstOrDefault(p => p.Name == errand.Channel)?.CustomerGroups;
        var open = await database.ReadAsync(s => desk.OpenAsync(s, send), ct);
        if (open.Count == 0) await TakeBackAsync(errand, send, groups, ct);
        else if (groups is null) await ByHandAsync(errand, send, "没有设置企业微信自建应用", ct);
        else if (send.TaskId is null) await PrepareAsync(errand, send with { Groups = open }, groups, ct);
        else await LookAsync(errand, send with { Groups = open }, groups, ct);
    }

    private async Task TakeBackAsync(Errand errand, MassSend send, CustomerGroups? groups, CancellationToken ct)
    {
        if (send is { TaskId: { } task, ConfirmedAt: null } && groups is not null && await groups.CancelAsync(task, ct) is { Again: true } && errand.Attempts < MaxAttempts)
            await database.WriteAsync(s => errands.PostponeAsync(s, errand, clock.GetUtcNow() + Soon), ct);
        else await database.WriteAsync(s => errands.CloseAsync(s, errand.Id, "done", null, clock.GetUtcNow()), ct);
    }

    private async Task PrepareAsync(Errand errand, MassSend send, CustomerGroups groups, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (send.AskedAt is { } asked)
        {
            // An earlier request was not answered, or not written down: it may be there.
            var found = await groups.FindAsync(send.Owner, send.Text, asked - Slack, now + Slack, ct);
            if (!found.Done)
            {
                await FailedAsync(errand, send, found.Says!, found.Again, ct);
                return;
            }

            if (found.Value is { } there)
            {
                await PreparedAsync(errand, send, new MassTask(there, []), ct);
                return;
            }
        }

        send = send with { AskedAt = send.AskedAt ?? now };
        await database.WriteAsync(s => errands.KeepAsync(s, errand.Id, send), ct);
        var task = await groups.PrepareAsync(send.Owner, [.. send.Groups.Select(g => g.ChatId)], send.Text, send.Files, ct);
        if (task.Done) await PreparedAsync(errand, send, task.Value!, ct);
        else await FailedAsync(errand, send, task.Says!, task.Again, ct);
    }

    private Task PreparedAsync(Errand errand, MassSend send, MassTask task, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            var now = clock.GetUtcNow();
            var (owned, others) = (send.Groups.Where(g => !task.NotOwned.Contains(g.ChatId)).ToList(), send.Groups.Where(g => task.NotOwned.Contains(g.ChatId)).ToList());
            if (others.Count > 0) await desk.SomeByHandAsync(s, errand, send, others, "这些群的群主不是您");
            var prepared = send with { TaskId = task.Id, PreparedAt = now, Groups = owned };
            if (owned.Count == 0)
            {
                await errands.CloseAsync(s, errand.Id, "failed", "not-owned", now);
                return;
            }

            await desk.TellAsync(s, errand, prepared, "prepared", MassSendText.Prepared(prepared));
            await errands.PostponeAsync(s, errand.Id, prepared, MassSendRhythm.NextLook(now, now), 0);
        },
        ct);

    private async Task LookAsync(Errand errand, MassSend send, CustomerGroups groups, CancellationToken ct)
    {
        var confirmed = await groups.ConfirmedAsync(send.TaskId!, send.Owner, ct);
        if (confirmed is { Done: true, Value: true }) await SettleAsync(errand, send, await groups.ResultAsync(send.TaskId!, send.Owner, ct), ct);
        else if (confirmed.Done) await WaitAsync(errand, send, groups, ct);
        else await FailedAsync(errand, send, confirmed.Says!, confirmed.Again, ct);
    }

    private async Task WaitAsync(Errand errand, MassSend send, CustomerGroups groups, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // A refusal counts as one too: the platform has its own count.
        if (MassSendRhythm.MayNudge(send, now, calendar) && await groups.RemindAsync(send.TaskId!, ct) is { Again: false } or { Code: "41094" })
            send = send with { Nudges = [.. send.Nudges, now] };
        await database.WriteAsync(s => errands.PostponeAsync(s, errand.Id, send, MassSendRhythm.NextLook(send.PreparedAt!.Value, now), 0), ct);
    }

    private async Task SettleAsync(Errand errand, MassSend send, MassReply<IReadOnlyList<MassResult>> results, CancellationToken ct)
    {
        if (!results.Done)
        {
            await FailedAsync(errand, send, results.Says!, results.Again, ct);
            return;
        }

        var now = clock.GetUtcNow();
        var states = results.Value!.ToLookup(r => r.ChatId);
        MassState StateOf(MassTarget target) => states[target.ChatId].Select(r => r.State).FirstOrDefault(MassState.Waiting);
        send = send with { ConfirmedAt = send.ConfirmedAt ?? now };
        var waiting = send.Groups.Where(g => StateOf(g) == MassState.Waiting).ToList();
        var leftOut = now - send.ConfirmedAt >= LeftOut;
        await database.WriteAsync(
            async s =>
            {
                foreach (var sent in send.Groups.Where(g => StateOf(g) == MassState.Sent)) await desk.RelayedAsync(s, sent, states[sent.ChatId].First().At ?? now);
                var refused = send.Groups.Where(g => StateOf(g) is MassState.QuotaUsed or MassState.NotFriend).ToList();
                if (refused.Count > 0) await desk.SomeByHandAsync(s, errand, send, refused, "群发次数已经用完");
                if (leftOut && waiting.Count > 0) await desk.SomeByHandAsync(s, errand, send, waiting, "点发送时没有选这些群");
                if (leftOut || waiting.Count == 0) await errands.CloseAsync(s, errand.Id, "done", null, now);
                else await errands.PostponeAsync(s, errand.Id, send with { Groups = waiting }, MassSendRhythm.NextLook(send.PreparedAt!.Value, now), 0);
            },
            ct);
    }

    private Task FailedAsync(Errand errand, MassSend send, string says, bool again, CancellationToken ct) => again && errand.Attempts < MaxAttempts
        ? database.WriteAsync(s => errands.PostponeAsync(s, errand.Id, send, clock.GetUtcNow() + Soon, errand.Attempts + 1), ct)
        : ByHandAsync(errand, send, says.TrimEnd('。'), ct);

    private Task ByHandAsync(Errand errand, MassSend send, string why, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            await desk.AllByHandAsync(s, errand, send, why);
            await errands.CloseAsync(s, errand.Id, "failed", why, clock.GetUtcNow());
        },
        ct);
}
