using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Everything one push writes: a delivery per group, the messages for the groups where the bot sits, one private list per relay person.</summary>
public sealed record PushRun(IReadOnlyList<Delivery> Deliveries, IReadOnlyList<OutboundMessage> Messages)
{
    /// <summary>Round = the turn of the timetable the edition belongs to; a flash edition uses the current one and goes out at once.</summary>
    public static PushRun Plan(Edition edition, Registry registry, ReportingRound round, string officeName, DateTimeOffset now, Hearing hearing)
    {
        var deliveries = PushPlan.For(edition, registry.Tree, registry.Groups.Values, now);
        var messages = deliveries.Where(d => d.State == DeliveryState.Pending)
            .SelectMany(d => ToGroup(edition, d, registry, round, officeName, now, hearing))
            .Concat(deliveries.Where(d => d is { State: DeliveryState.RelayDue, RelayId: not null }).GroupBy(d => d.RelayId!)
                .Select(owed => ToRelay(edition, owed, registry, hearing)).OfType<OutboundMessage>());
        return new PushRun(deliveries, [.. messages]);
    }

    private static IEnumerable<OutboundMessage> ToGroup(
        Edition edition, Delivery delivery, Registry registry, ReportingRound round, string officeName, DateTimeOffset now, Hearing hearing)
    {
        var group = registry.Groups[delivery.GroupId];
        var items = AudienceRules.ItemsFor(edition, group, registry.Tree[delivery.UnitId]);
        var text = edition.Flash ? PushText.Flash(edition) : PushText.For(edition, items, group.Kind, officeName, round, now, hearing);
        var chunks = TextLimits.Split(text);
        for (var i = 0; i < chunks.Count; i++)
        {
            var last = i == chunks.Count - 1;
            // The delivery counts as sent when its last piece is out.
            yield return Outgoing.ToGroup(group, $"push/{edition.Id}/{group.Id}/{i}", chunks[i]) with
            {
                Lane = edition.Flash ? Lane.Urgent : Lane.Bulk,
                Topic = $"push/{edition.Id}/{group.Id}/{i}",
                DeliveryId = last ? delivery.Id : null,
                Attachments = last ? [.. items.Where(it => it.Attachment is not null).Select(it => it.Attachment!)] : [],
            };
        }
    }

    private static OutboundMessage? ToRelay(Edition edition, IGrouping<string, Delivery> owed, Registry registry, Hearing hearing)
    {
        var groups = string.Join('、', owed.Select(d => registry.Groups[d.GroupId].Name));
        var what = edition.Flash ? "紧急提醒" : "本周反诈宣传";
        var answer = hearing == Hearing.Mention ? "转发后在群里@我回复" : "转发后回复";
        var text = $"{what}请转发到：{groups}。\n{answer}，例：已转发到{owed.Count()}个群，覆盖120人";
        return Outgoing.ToMember(registry, owed.Key, $"relay/{edition.Id}/{owed.Key}", text, edition.Flash ? Lane.Urgent : Lane.Bulk);
    }
}
