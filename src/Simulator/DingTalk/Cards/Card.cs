using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Cards;

/// <summary>One instance of an interactive card, under the application's own `outTrackId`.</summary>
public sealed record Card(string OutTrackId, string ClientId)
{
    /// <summary>All values are texts; a form is JSON in a text.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>STREAM, or HTTP with a route; anything else: presses are told to nobody.</summary>
    public string? CallbackType { get; init; }

    public string? RouteKey { get; init; }

    /// <summary>Values one person sees in place of the common ones.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Private { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Where it hangs: line of the transcript by `IM_GROUP.cid…` or `IM_ROBOT.user`.</summary>
    public IReadOnlyDictionary<string, long> Lines { get; init; } = new Dictionary<string, long>();

    /// <summary>Fields of the form, if it has one.</summary>
    public IReadOnlyList<JsonObject> Fields =>
        [.. (((Wire.Read(Values.GetValueOrDefault("form")) as JsonObject)?["fields"] as JsonArray) ?? []).OfType<JsonObject>()];

    /// <summary>The title, the other values in a line each, the form's labels; options and the submit button to press.</summary>
    public Rendered Render(IReadOnlyList<string> mentions)
    {
        var text = new List<string>();
        if (Values.TryGetValue("title", out var title)) text.Add(title);
        text.AddRange(Values.Where(v => v.Key is not ("title" or "form")).Select(v => $"{v.Key}：{v.Value}"));
        text.AddRange(Fields.Select(f => $"{f.Text("label") ?? f.Text("name")}：____"));
        return new Rendered("card", string.Join('\n', text)) { Buttons = [.. Buttons()], Mentions = mentions };
    }

    private IEnumerable<LineButton> Buttons()
    {
        foreach (var field in Fields)
            foreach (var option in (field["options"] as JsonArray ?? []).OfType<JsonObject>())
                yield return new LineButton(option.Text("value") ?? "", option.Text("text") ?? "", field.Text("name"));
        if (Fields.Count > 0) yield return new LineButton("form", "提交");
    }
}
