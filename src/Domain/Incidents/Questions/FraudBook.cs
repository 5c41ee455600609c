
namespace AntiFraudBot.Domain.Incidents;

/// <summary>A sign of a fraud: words any of which may stand in what a resident tells, and how the sign is named in the answer.</summary>
public sealed record FraudSign(IReadOnlyList<string> Words, string Say);

/// <summary>One kind of fraud as the office's own file describes it. Weight 2 signs are those that hardly occur elsewhere.</summary>
public sealed record FraudType
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public required IReadOnlyList<FraudSign> Signs { get; init; }

    /// <summary>How the trick goes, in a sentence.</summary>
    public required string How { get; init; }

    /// <summary>What to do now, in a sentence.</summary>
    public required string Do { get; init; }

    /// <summary>What is read out in a meeting or at the door.</summary>
    public required string Talk { get; init; }
}

/// <summary>A type that fits, with the signs that were found.</summary>
public sealed record FraudMatch(FraudType Type, IReadOnlyList<FraudSign> Signs);

/// <summary>The office's knowledge of frauds (rule I16): finds which kinds a story resembles. It knows resemblance only; nothing here says that something is safe.</summary>
public sealed class FraudBook(IReadOnlyList<FraudType> types)
{
    private const int MostLooked = 2000;
    private const int MostTypes = 2;

    public IReadOnlyList<FraudType> Types { get; } = types;

    /// <summary>The kinds with the most signs, at most two, best first; a kind called by its name counts as one sign more.</summary>
    public IReadOnlyList<FraudMatch> Match(string told)
    {
        var text = Plain(told);
        var found = Types.Select(t => (Match: new FraudMatch(t, [.. t.Signs.Where(s => s.Words.Any(w => Has(text, w)))]), Named: Names(t).Any(n => Has(text, n))))
            .Select(f => (f.Match, Score: f.Match.Signs.Count + (f.Named ? 1 : 0))).Where(f => f.Score > 0).OrderByDescending(f => f.Score).ToList();
        return [.. found.Where(f => f.Score == found[0].Score || (f.Score >= 2 && f.Score == found[0].Score - 1)).Take(MostTypes).Select(f => f.Match)];
    }

    /// <summary>The name of the kind a word or phrase means: 刷单 is 刷单返利, 网购 the only kind with 网购 in a name. Null when no kind is called so.</summary>
    public string? NameOf(string word)
    {
        var text = Plain(word);
        var named = Types.FirstOrDefault(t => t.Name == text) ?? Types.FirstOrDefault(t => Names(t).Any(n => Has(text, n)));
        if (named is not null || text.Length < 2) return named?.Name;
        return Types.Where(t => Names(t).Any(n => Has(n, text))).Select(t => t.Name).ToList() is [var only] ? only : null;
    }

    public FraudType? Find(string? name) => Types.FirstOrDefault(t => t.Name == name);

    private static IEnumerable<string> Names(FraudType type) => type.Aliases.Prepend(type.Name);

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text)
    {
        var cut = text.Length > MostLooked ? text[..MostLooked] : text;
        return string.Concat(HalfWidth.Of(cut).Where(c => !char.IsWhiteSpace(c)));
    }
}
