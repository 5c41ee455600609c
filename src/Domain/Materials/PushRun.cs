using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>
/// Everything one push writes: a delivery per group, the messages for the groups where the bot sits, and for each relay person the text to
/// pass on with the list of groups.
/// </summary>
public sealed record PushRun(IReadOnlyList<Delivery> Deliveries, IReadOnlyList<OutboundMessage> Messages)
{
    /// <summary>What the platform prepares for groups somebody owns, in place of a private list (rule P17).</summary>
    public IReadOnlyList<MassSend> MassSends { get; init; } = [];

    /// <summary>
    /// Round = the turn of the timetable the edition belongs to; a flash edition uses the current one and goes out at once. CustomerGroups: group id →
    /// owner's account and chat id, joined by |.
    /// </summary>
    public static PushRun Plan(
        Edition edition, Registry registry, ReportingRound round, string officeName, DateTimeOffset now, Hearing hearing,
        IReadOnlyDictionary<string, string>? customerGroups = null)
    {
        var posts = new Posts(edition, registry, round, officeName, now, hearing);
        var deliveries = PushPlan.For(edition, registry.Tree, registry.Groups.Values, now);
        var owed = deliveries.Where(d => d is { State: DeliveryState.RelayDue, RelayId: not null }).ToList();
        var prepared = owed.Where(d => customerGroups?.ContainsKey(d.GroupId) == true && posts.Whole(d) is not null).ToList();
        var messages = deliveries.Where(d => d.State == DeliveryState.Pending).SelectMany(posts.ToGroup)
            .Concat(owed.Except(prepared).GroupBy(d => d.RelayId!).SelectMany(o => posts.ToRelay(o.Key, $"relay/{edition.Id}/{o.Key}", [.. o])));
        return new PushRun(deliveries, [.. messages]) { MassSends = [.. posts.MassSends(prepared, customerGroups!)] };
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
        public IEnumerable<OutboundMessage> ToRelay(string relayId, string key, IReadOnlyList<Delivery> owed)
        {
            if (!Registry.Groups.TryGetValue(PrivateChats.Of(relayId), out var chat)) yield break;
            var texts = owed.Select(d => (Delivery: d, Content: Content(d))).GroupBy(c => string.Join('\n', c.Content.Pages)).ToList();
            for (var i = 0; i < texts.Count; i++)
            {
                var (pages, files) = texts[i].First().Content;
                foreach (var piece in Pieces(chat, $"{key}/text/{i}", pages, files)) yield return piece;
                var last = i == texts.Count - 1;
                yield return Outgoing.ToGroup(chat, last ? key : $"{key}/to/{i}", Ask([.. texts[i].Select(c => c.Delivery)], last ? owed.Count : null)) with { Lane = Lane };
            }
        }

        /// <summary>One for each owner and text. Keys of what goes by hand instead are apart from those of the other groups of the same person.</summary>
        public IEnumerable<MassSend> MassSends(IReadOnlyList<Delivery> prepared, IReadOnlyDictionary<string, string> customerGroups) =>
            prepared.GroupBy(d => (Relay: d.RelayId!, Owner: customerGroups[d.GroupId].Split('|')[0], Text: Whole(d)!)).Select((send, i) => new MassSend
            {
                EditionId = Edition.Id,
                Number = Edition.Number,
                Flash = Edition.Flash,
                Owner = send.Key.Owner,
                RelayId = send.Key.Relay,
                Groups = [.. send.Select(d => new MassTarget(d.Id, d.GroupId, Registry.Groups[d.GroupId].Name, customerGroups[d.GroupId].Split('|')[^1]))],
                Text = send.Key.Text,
                Files = Content(send.First()).Files,
                ByHand = [.. ToRelay(send.Key.Relay, FormattableString.Invariant($"relay/{Edition.Id}/{send.Key.Relay}/mass/{i}"), [.. send])],
            });

        /// <summary>The text as the platform prepares it, in one piece; null when it does not fit.</summary>
        public string? Whole(Delivery delivery)
        {
            var (blocks, files) = Blocks(delivery);
            return files.Count <= MassSend.MaxFiles && TextLimits.Pages(blocks, MassSend.MaxBytes) is [var whole] ? whole : null;
        }

        private (IReadOnlyList<string> Pages, IReadOnlyList<Attachment> Files) Content(Delivery delivery) =>
            Paged(Blocks(delivery));

        private static (IReadOnlyList<string> Pages, IReadOnlyList<Attachment> Files) Paged((IReadOnlyList<string> Blocks, IReadOnlyList<Attachment> Files) content) =>
            (TextLimits.Pages(content.Blocks), content.Files);

        private (IReadOnlyList<string> Blocks, IReadOnlyList<Attachment> Files) Blocks(Delivery delivery)
        {
            var (group, unit) = (Registry.Groups[delivery.GroupId], Registry.Tree[delivery.UnitId]);
            var items = AudienceRules.ItemsFor(Edition, group, unit);
            var readers = Readerships.Of(group, unit);
            var blocks = Edition.Flash ? [PushText.Flash(Edition, readers)] : PushText.Blocks(Edition, items, readers, OfficeName, Round, Now, Hearing);
            return (blocks, [.. items.Where(i => i.Attachment is not null).Select(i => i.Attachment!)]);
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
