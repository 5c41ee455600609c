using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Cards;

/// <summary>The cards that exist, and what changes them.</summary>
public sealed class CardDeck(World world)
{
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Uri Url, string Secret)> routes = new(StringComparer.Ordinal);

    /// <summary>Published templates; empty: every id is one.</summary>
    public HashSet<string> Templates { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Card> All() => [.. cards.Values];

    public Card? Find(string? outTrackId) => outTrackId is null ? null : cards.GetValueOrDefault(outTrackId);

    public Card? OfLine(long line) => cards.Values.FirstOrDefault(c => c.Lines.Values.Contains(line));

    public bool Add(Card card) => cards.TryAdd(card.OutTrackId, card);

    public void Hang(string outTrackId, IReadOnlyDictionary<string, long> lines) => cards[outTrackId] = cards[outTrackId] with { Lines = lines };

    public void Register(string routeKey, Uri url, string secret) => routes[routeKey] = (url, secret);

    public (Uri Url, string Secret)? Route(string? key) => key is not null && routes.TryGetValue(key, out var route) ? route : null;

    /// <summary>
    /// `cardData`, `userPrivateData` and `cardUpdateOptions` of an update or of a press's answer. Without by-key the variables
    /// that are not named again are gone.
    /// </summary>
    public void Update(Card card, JsonObject change, string? presser)
    {
        var options = change.Object("cardUpdateOptions");
        if (Values(change.Object("cardData")) is { } common)
            card = card with { Values = Merge(card.Values, common, options?.Flag("updateCardDataByKey") ?? false) };
        if (presser is not null && Values(change.Object("userPrivateData")) is { } own)
        {
            var old = card.Private.GetValueOrDefault(presser, new Dictionary<string, string>());
            var merged = Merge(old, own, options?.Flag("updatePrivateDataByKey") ?? false);
            card = card with { Private = new Dictionary<string, IReadOnlyDictionary<string, string>>(card.Private) { [presser] = merged } };
        }
        cards[card.OutTrackId] = card;
        var shown = card.Render([]);
        foreach (var line in card.Lines.Values) world.Transcript.Change(line, l => l with { Text = shown.Text, Buttons = shown.Buttons });
    }

    /// <summary>`cardParamMap`, or null when missing or not all texts.</summary>
    public static IReadOnlyDictionary<string, string>? Values(JsonObject? data) =>
        data?.Object("cardParamMap") is { } map && map.All(v => v.Value?.GetValueKind() == JsonValueKind.String)
            ? map.ToDictionary(v => v.Key, v => (string)v.Value!)
            : null;

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> with, bool byKey)
    {
        var merged = byKey ? new Dictionary<string, string>(old) : [];
        foreach (var (key, value) in with) merged[key] = value;
        return merged;
    }
}
