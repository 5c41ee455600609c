using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Undertakings.Activities;

/// <summary>A further word about an entry of the ledger. Amount: how much of its value it is about; null = all of it.</summary>
public sealed record EntryTag(string Word, int? Amount = null);

/// <summary>
/// Which further words an entry of the ledger carries (rule W10): an event one of the campaign's N进 or 咨询台, a pledge who signed it, anything of work one
/// of the campaign's topics. Read from the message it came with; a value whose parts are named each with their own number is split into them.
/// </summary>
public static partial class EntryTagRules
{
    public const string Stall = "咨询台";

    /// <summary>Stands before a topic, which is no kind: 12337, 断卡.</summary>
    public const char Topic = '#';

    /// <summary>The metrics a topic is counted of.</summary>
    public static IReadOnlyList<Metric> Work { get; } = [Metric.Event, Metric.PeopleReached, Metric.Leaflet, Metric.Poster, Metric.Banner, Metric.HouseholdVisit, Metric.Broadcast, Metric.Screen];

    /// <summary>Of one entry of that value; empty = nothing further is known.</summary>
    public static IReadOnlyList<EntryTag> Of(string text, Metric metric, decimal value, IReadOnlyList<string> campaignTags, IReadOnlyList<string> topics) =>
        [.. Kinds(text, metric, value, campaignTags), .. Work.Contains(metric) ? topics.Where(t => text.Contains(t, StringComparison.Ordinal)).Select(t => new EntryTag(Topic + t)) : []];

    private static List<EntryTag> Kinds(string text, Metric metric, decimal value, IReadOnlyList<string> tags)
    {
        if (metric is not (Metric.Event or Metric.Pledge)) return [];
        var parts = Parts(text, metric, tags);
        var several = parts.Count > 1 || (parts.Count == 1 && text.Contains("其中", StringComparison.Ordinal));
        if (several && parts.Sum(p => p.Amount) <= value) return parts;
        if (several && parts.Where(p => p.Amount == value).ToList() is [var own]) return [new EntryTag(own.Word)];
        return One(text, metric, tags) is { } whole ? [new EntryTag(whole)] : [];
    }

    /// <summary>居民承诺书30份，商户5份: each kind named in a clause of its own with the number behind it.</summary>
    private static List<EntryTag> Parts(string text, Metric metric, IReadOnlyList<string> tags) =>
        [.. Clauses().Split(text)
            .Select(clause => (Number: Count().Matches(clause) is [var only] ? only : null, Clause: clause))
            .Where(c => c.Number is not null)
            .Select(c => (Word: One(c.Clause, metric, tags), Amount: int.Parse(c.Number!.Groups["n"].ValueSpan, CultureInfo.InvariantCulture)))
            .Where(c => c.Word is not null)
            .GroupBy(c => c.Word!).Select(g => new EntryTag(g.Key, g.Sum(c => c.Amount)))];

    private static string? One(string text, Metric metric, IReadOnlyList<string> tags) =>
        metric == Metric.Pledge ? Only(SubKinds.Signers.Where(s => SubKinds.Says(text, s.Value)).Select(s => s.Key)) : Event(text, tags);

    private static string? Event(string text, IReadOnlyList<string> tags)
    {
        // 进学校 beats a school that is merely named.
        if (Only(tags.Where(t => text.Contains("进" + t, StringComparison.Ordinal))) is { } entered) return entered;
        if (Only(tags.Where(t => SubKinds.Places.TryGetValue(t, out var words) && SubKinds.Says(text, words))) is { } named) return named;
        return text.Contains(Stall, StringComparison.Ordinal) || text.Contains("咨询点", StringComparison.Ordinal) ? Stall : null;
    }

    private static string? Only(IEnumerable<string> tags) => tags.Distinct().Take(2).ToList() is [var one] ? one : null;

    [GeneratedRegex(@"[，,。；;、\n\s]+", RegexOptions.NonBacktracking)]
    private static partial Regex Clauses();

    // The number counts what is counted, not the people beside it.
    [GeneratedRegex(@"(?<![0-9])(?<n>[0-9]{1,5})(份|场次|场|次|户)?(?![0-9人名个月日号])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Count();
}
