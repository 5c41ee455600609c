using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>What the patterns of all intent rules share: linear time, whatever the text.</summary>
internal static class Lexicon
{
    public const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
}
