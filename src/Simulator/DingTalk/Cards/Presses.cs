using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Inbound;
using AntiFraudBot.Simulator.DingTalk.Stream;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Cards;

/// <summary>A person presses a card's button or submits its form; the application's answer may change the card.</summary>
public sealed class Presses(World world, CardDeck deck, StreamHub hub, HttpPush http)
{
    public async Task<Receipt> PressAsync(CardClick click)
    {
        var line = world.Transcript.Line(click.Line);
        if (line is null || deck.OfLine(click.Line) is not { } card) return new Receipt(null, false, Why: "no such card");
        if (!MaySee(line, click.From)) return new Receipt(null, false, Why: "not in this conversation");
        var body = Wire.Write(Body(card, click));
        if (card.CallbackType == "STREAM")
        {
            var now = world.Clock.GetUtcNow();
            var heard = await hub.PushAsync(new Delivery(DeliveryKind.Card, card.ClientId, card.OutTrackId,
                id => Frame.Callback(Frame.CardTopic, id, now, body), ack => Answered(card.OutTrackId, ack.Response, click.From)));
            return new Receipt(line, heard, card.OutTrackId, heard ? null : "nobody is connected");
        }
        if (deck.Route(card.RouteKey) is not { } route) return new Receipt(line, false, card.OutTrackId, "the card has no callback");
        var answer = await http.CardAsync(route.Url, route.Secret, body);
        Answered(card.OutTrackId, Wire.Read(answer) as JsonObject, click.From);
        return new Receipt(line, answer is not null, card.OutTrackId);
    }

    private bool MaySee(Line line, string person) =>
        line.Conversation == $"private:{person}" || world.Township.Group(line.Conversation)?.Has(person) == true;

    private void Answered(string outTrackId, JsonObject? change, string presser)
    {
        if (change is not null && deck.Find(outTrackId) is { } card) deck.Update(card, change, presser);
    }

    private static JsonObject Body(Card card, CardClick click)
    {
        var space = card.Lines.First(l => l.Value == click.Line).Key.Split('.', 2);
        var key = click.Key.Length > 0 ? click.Key : "form";
        var given = new JsonObject();
        foreach (var (name, chosen) in click.Selected) given[name] = Typed(card.Fields.FirstOrDefault(f => f.Text("name") == name), chosen);
        var content = new JsonObject
        {
            ["cardPrivateData"] = new JsonObject
            {
                ["actionIds"] = Wire.List([key]),
                ["params"] = card.Fields.Count > 0 ? new JsonObject { ["form"] = given } : given,
            },
        };
        return new JsonObject
        {
            ["type"] = "actionCallback",
            ["outTrackId"] = card.OutTrackId,
            ["corpId"] = Events.CorpId,
            ["userId"] = click.From,
            ["spaceId"] = space[1],
            ["spaceType"] = space[0],
            ["content"] = Wire.Write(content),
        };
    }

    /// <summary>A choice comes as index and value, several as lists of them, a switch as a truth value, the rest as text.</summary>
    private static JsonNode? Typed(JsonObject? field, IReadOnlyList<string> chosen)
    {
        string[] options = [.. (field?["options"] as JsonArray ?? []).OfType<JsonObject>().Select(o => o.Text("value") ?? "")];
        return field?.Text("type") switch
        {
            "SELECT" => new JsonObject { ["index"] = Array.IndexOf(options, chosen[0]), ["value"] = chosen[0] },
            "MULTI_SELECT" => new JsonObject
            {
                ["index"] = new JsonArray([.. chosen.Select(c => (JsonNode)Array.IndexOf(options, c))]),
                ["value"] = Wire.List(chosen),
            },
            "CHECKBOX" or "SWITCH" => chosen[0] == "true",
            _ => chosen.Count == 1 ? chosen[0] : Wire.List(chosen),
        };
    }
}
