using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>A message as people will see it, not yet in any conversation.</summary>
public sealed record Bubble(string Kind, string Text)
{
    public IReadOnlyList<string> Mentions { get; init; } = [];

    public IReadOnlyList<LineFile> Files { get; init; } = [];

    public IReadOnlyList<LineButton> Buttons { get; init; } = [];

    /// <summary>The card itself, for clicks and updates.</summary>
    public JsonObject? Card { get; init; }

    public Line ToLine(string conversation, string from, string fromName, string api) => new()
    {
        Conversation = conversation,
        From = from,
        FromName = fromName,
        FromBot = true,
        Kind = Kind,
        Text = Text,
        Mentions = Mentions,
        Files = Files,
        Buttons = Buttons,
        Api = api,
    };
}
