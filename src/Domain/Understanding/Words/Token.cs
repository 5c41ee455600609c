using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>A message in pieces. Start is the place in the cleaned text.</summary>
internal abstract record Token(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>A unit by full name; an alias two units share has several candidates.</summary>
    public sealed record Unit(int Start, int Length, IReadOnlyList<LexiconUnit> Candidates) : Token(Start, Length);

    /// <summary>我村, 全乡: the unit the speaker speaks for.</summary>
    public sealed record OwnUnit(int Start, int Length) : Token(Start, Length);

    /// <summary>三组, 2网格: a part of the village that is being spoken of.</summary>
    public sealed record Part(int Start, int Length, int Ordinal, string Kind) : Token(Start, Length);

    /// <summary>清风村 where the lexicon has no such village.</summary>
    public sealed record UnknownUnit(int Start, int Length, string Name) : Token(Start, Length);

    /// <summary>A metric's word; 被骗 may mean a case or a loss, the measure word decides.</summary>
    public sealed record Named(int Start, int Length, IReadOnlyList<Metric> Metrics, bool Joint) : Token(Start, Length);

    /// <summary>A number with the measure word behind it; Value null when vague (三十来个).</summary>
    public sealed record Number(int Start, int Length, decimal? Value, string Measure, decimal? Near = null) : Token(Start, Length);

    public sealed record Time(int Start, int Length, PeriodPhrase? Phrase) : Token(Start, Length);

    public sealed record Marked(int Start, int Length, Mark Mark) : Token(Start, Length);

    /// <summary>3 = new sentence or line, 2 = comma, 1 = weak (、 / | tab space colon).</summary>
    public sealed record Break(int Start, int Length, int Strength, char Char) : Token(Start, Length);

    /// <summary>Anything else, and whatever looks like a number but is none (R4).</summary>
    public sealed record Other(int Start, int Length) : Token(Start, Length);
}
