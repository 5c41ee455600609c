using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>What the patterns of all intent rules share: a time that grows no faster than the text.</summary>
internal static class Lexicon
{
    public const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>
    /// For the long lists of words: a linear matcher keeps 5 to 30 MB of automaton for each of them once many messages were read. Every repetition in such a
    /// pattern is bounded ({0,6}, never * or +), so the work at each place of the text is bounded too; a house rule sees to it.
    /// </summary>
    public const RegexOptions Bounded = RegexOptions.CultureInvariant;
}
