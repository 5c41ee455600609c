using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>What people will see of a message, or why there is none.</summary>
public sealed record Rendered(string Kind, string Text)
{
    public IReadOnlyList<LineFile> Files { get; init; } = [];
    public IReadOnlyList<LineButton> Buttons { get; init; } = [];
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Code and words of the refusal.</summary>
    public (string Code, string Message)? Wrong { get; private init; }

    public static Rendered No(string code, string message) => new("", "") { Wrong = (code, message) };
}
