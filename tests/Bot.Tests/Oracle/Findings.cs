namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Everything in which the bot and the truth differ, with week, unit and message.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    /// <summary>How much was compared: an oracle that looks at nothing agrees with everything.</summary>
    public int Compared { get; private set; }

    public IReadOnlyList<string> All => _all;

    public void Same<T>(string where, T truth, T bot)
    {
        Compared++;
        if (!Equals(truth, bot)) Note($"{where}\n  truth: {truth}\n  bot:   {bot}");
    }

    public void SameSet(string where, IEnumerable<string> truth, IEnumerable<string> bot)
    {
        var (expected, found) = (truth.Order(StringComparer.Ordinal).ToList(), bot.Order(StringComparer.Ordinal).ToList());
        Compared++;
        if (expected.SequenceEqual(found, StringComparer.Ordinal)) return;
        Note($"{where}\n  only in truth: {string.Join('、', Minus(expected, found))}\n  only in bot:   {string.Join('、', Minus(found, expected))}");
    }

    /// <summary>The bot's words hold the true ones.</summary>
    public void Holds(string where, string truth, string bot)
    {
        Compared++;
        if (!bot.Contains(truth, StringComparison.Ordinal)) Note($"{where}\n  truth: {truth}\n  bot:   {bot}");
    }

    public void SameText(string where, string truth, string bot)
    {
        Compared++;
        if (truth == bot) return;
        var (expected, found) = (truth.Split('\n'), bot.Split('\n'));
        var differing = Enumerable.Range(0, Math.Max(expected.Length, found.Length)).Where(i => expected.ElementAtOrDefault(i) != found.ElementAtOrDefault(i));
        Note(where + string.Concat(differing.Take(6).Select(i => $"\n  truth: {expected.ElementAtOrDefault(i)}\n  bot:   {found.ElementAtOrDefault(i)}")));
    }

    // What is looked at twice is told once.
    private void Note(string finding)
    {
        if (!_all.Contains(finding, StringComparer.Ordinal)) _all.Add(finding);
    }

    private static IEnumerable<string> Minus(IReadOnlyList<string> these, IReadOnlyList<string> those)
    {
        var rest = those.ToList();
        return these.Where(x => !rest.Remove(x));
    }
}
