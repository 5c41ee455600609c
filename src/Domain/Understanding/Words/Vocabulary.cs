using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>All fixed words in one table, found by the longest that stands at a place.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, Func<int, int, Token>> Table = Build();
    private static readonly Dictionary<string, Func<int, int, Token>>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestWord = Table.Keys.Max(w => w.Length);
    private static readonly HashSet<char> FirstChars = [.. Table.Keys.Select(w => w[0])];

    /// <summary>The token of the longest word at <paramref name="start"/>, or null.</summary>
    public static Token? Longest(string text, int start)
    {
        if (!FirstChars.Contains(text[start]))
            return null;
        for (var length = Math.Min(LongestWord, text.Length - start); length >= 1; length--)
            if (Lookup.TryGetValue(text.AsSpan(start, length), out var make))
                return make(start, length);
        return null;
    }

    private static Dictionary<string, Func<int, int, Token>> Build()
    {
        var table = new Dictionary<string, Func<int, int, Token>>();
        foreach (var (phrase, words) in PeriodWords.All)
            Add(table, words, (s, l) => new Token.Time(s, l, phrase));
        foreach (var word in OwnWords.All.Split(' '))
            Add(table, word, (s, l) => new Token.OwnUnit(s, l));
        Add(table, TopicWords.Fraud, (s, l) => new Token.Marked(s, l, Mark.Fraud));
        Add(table, TopicWords.Foreign, (s, l) => new Token.Marked(s, l, Mark.Foreign));
        AddMetrics(table);
        foreach (var (mark, words) in MarkWords.All)
            Add(table, words, (s, l) => mark is { } m ? new Token.Marked(s, l, m) : new Token.Other(s, l));
        Add(table, OwnWords.NumeralWords, (s, l) => new Token.Other(s, l));
        return table;
    }

    private static void AddMetrics(Dictionary<string, Func<int, int, Token>> table)
    {
        foreach (var (metrics, words) in MetricWords.Single)
            Add(table, words, (s, l) => new Token.Named(s, l, metrics, Joint: false));
        Metric[] both = [Metric.AppInstall, Metric.AppRegister];
        Add(table, MetricWords.InstallAndRegister, (s, l) => new Token.Named(s, l, both, Joint: true));
        Metric[] cover = [Metric.PushPeople, Metric.PeopleReached];
        Add(table, MetricWords.Cover, (s, l) => new Token.Named(s, l, cover, Joint: false));
        Add(table, MetricWords.Harmless, (s, l) => new Token.Other(s, l));
    }

    private static void Add(Dictionary<string, Func<int, int, Token>> table, string words, Func<int, int, Token> make)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            table[word] = make;
    }
}
