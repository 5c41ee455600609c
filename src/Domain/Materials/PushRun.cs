using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>
/// Everything one push writes: a delivery per group, the messages for the groups where the bot sits, and for each relay person the text to
/// pass on with the list of groups.
/// </summary>
public sealed record PushRun(IReadOnlyList<Delivery> Deliveries, IReadOnlyList<OutboundMessage> Messages)
{
    /// <summary>Round = the turn of the timetable the edition belongs to; a flash edition uses the current one and goes out at once.</summary>
    public static PushRun Plan(Edition edition, Registry registry, ReportingRound round, string officeName, DateTimeOffset now, Hearing hearing)
    {
        var posts = new Posts(edition, registry, round, officeName, now, hearing);
        var deliveries = PushPlan.For(edition, registry.Tree, registry.Groups.Values, now);
        var messages = deliveries.Where(d => d.State == DeliveryState.Pending).SelectMany(posts.ToGroup)
            .Concat(deliveries.Where(d => d is { State: DeliveryState.RelayDue, RelayId: not null }).GroupBy(d => d.RelayId!).SelectMany(posts.ToRelay));
        return new PushRun(deliveries, [.. messages]);
    }

    private sealed record Posts(Edition Edition, Registry Registry, ReportingRound Round, string OfficeName, DateTimeOffset Now, Hearing Hearing)
    {
        private Lane Lane => Edition.Flash ? Lane.Urgent : Lane.Bulk;

        public IEnumerable<OutboundMessage> ToGroup(Delivery delivery)
        {
            var group = Registry.Groups[delivery.GroupId];
            var (pages, files) = Content(delivery);
            // The delivery counts as sent when its last piece is out.
            return Pieces(group, $"push/{Edition.Id}/{group.Id}", pages, files).Select((m, i) => i == pages.Count - 1 ? m with { DeliveryId = delivery.Id } : m);
        }

        /// <summary>First what is to be passed on, each text once with its groups; the groups whose items differ get their own text.</summary>
        public IEnumerable<OutboundMessage> ToRelay(IGrouping<string, Delivery> owed)
        {
            if (!Registry.Groups.TryGetValue(PrivateChats.Of(owed.Key), out var chat)) yield break;
            var key = $"relay/{Edition.Id}/{owed.Key}";
            var texts = owed.Select(d => (Delivery: d, Content: Content(d))).GroupBy(c => string.Join('\n', c.Content.Pages)).ToList();
            for (var i = 0; i < texts.Count; i++)
            {
                var (pages, files) = texts[i].First().Content;
                foreach (var piece in Pieces(chat, $"{key}/text/{i}", pages, files)) yield return piece;
                var last = i == texts.Count - 1;
                yield return Outgoing.ToGroup(chat, last ? key : $"{key}/to/{i}", Ask([.. texts[i].Select(c => c.Delivery)], last ? owed.Count() : null)) with { Lane = Lane };
            }
        }

        private (IReadOnlyList<string> Pages, IReadOnlyList<Attachment> Files) Content(Delivery delivery)
        {
            var (group, unit) = (Registry.Groups[delivery.GroupId], Registry.Tree[delivery.UnitId]);
            var items = AudienceRules.ItemsFor(Edition, group, unit);
            var readers = Readerships.Of(group, unit);
            var blocks = Edition.Flash ? [PushText.Flash(Edition, readers)] : PushText.Blocks(Edition, items, readers, OfficeName, Round, Now, Hearing);
            return (TextLimits.Pages(blocks), [.. items.Where(i => i.Attachment is not null).Select(i => i.Attachment!)]);
        }

        private IEnumerable<OutboundMessage> Pieces(Group chat, string key, IReadOnlyList<string> pages, IReadOnlyList<Attachment> files) =>
            pages.Select((page, i) => Outgoing.ToGroup(chat, $"{key}/{i}", page) with
            {
                Lane = Lane,
                Topic = $"{key}/{i}",
                Attachments = i == pages.Count - 1 ? files : [],
            });

        // Of = how many groups the person owes in all, where this is the last text.
        private string Ask(List<Delivery> deliveries, int? of)
        {
            var groups = string.Join('、', deliveries.Select(d => Registry.Groups[d.GroupId].Name));
            var text = $"请把上面的{(Edition.Flash ? PushText.FlashHead(Edition) : "本周反诈宣传")}转发到：{groups}。";
            if (of is null) return text;
            var answer = Hearing == Hearing.Mention ? "转发后在群里@我回复" : "转发后回复";
            // A copied example must not claim more people than the groups have.
            var people = deliveries.Sum(d => Registry.Groups[d.GroupId].Headcount ?? 0);
            return $"{text}\n{answer}，例：已转发到{of}个群{(people > 0 && deliveries.Count == of ? FormattableString.Invariant($"，覆盖{people}人") : "")}";
        }
    }
}
