using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>What the office writes when it goes through the pictures (rule E57).</summary>
public abstract partial record ScreenWord
{
    public sealed record Next : ScreenWord;

    public sealed record Approve : ScreenWord;

    /// <summary>Reason is empty when none was given.</summary>
    public sealed record Return(string Reason) : ScreenWord;

    /// <summary>Null when the words are about something else.</summary>
    public static ScreenWord? Read(string text)
    {
        if (text.Length > 200 || Spoken().Match(text) is not { Success: true } match) return null;
        if (match.Groups["next"].Success) return new Next();
        return match.Groups["approve"].Success ? new Approve() : new Return(match.Groups["reason"].Value.Trim());
    }

    [GeneratedRegex(@"\A(?:(?<next>看下一[条张]|下一[条张])|(?<approve>通过)|退回(?:[ 　:：,，]+(?<reason>.+))?)[。.]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Spoken();
}
