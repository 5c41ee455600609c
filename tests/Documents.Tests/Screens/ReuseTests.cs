using System.Globalization;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Evidence.Screens;
using Xunit.Abstractions;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>
/// Honest cadres are never accused, and copies are found (rules E54, E55): 300 honest screens and over 200 copies here, 360 in full size with all
/// their pairs and over 5,000 copies with ANTIFRAUDBOT_FULL.
/// </summary>
public sealed class ReuseTests(ITestOutputHelper output)
{
    private const int PerPerson = 6;
    private static readonly bool Full = Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1";
    private static readonly ParallelOptions Cores = new() { MaxDegreeOfParallelism = 2 };

    [Fact]
    public void No_honest_screen_of_the_same_page_is_taken_for_another()
    {
        var prints = Prints(Phones.Honest(Full ? 60 : 50, seed: 7), Full ? 10 : 4);
        Assert.True(prints.Count >= 300);
        var pairs = Pairs(prints).ToList();
        var seen = new Seen[pairs.Count];
        Parallel.For(0, pairs.Count, Cores, i => seen[i] = new Seen(pairs[i], new ScreenComparison(prints[pairs[i].New]).With(prints[pairs[i].Old])));
        var closest = seen.MaxBy(s => s.Likeness.IsSamePage ? s.Likeness.Bar ?? 2 : s.Likeness.Page - 1)!;
        output.WriteLine($"{prints.Count} screens, {pairs.Count} pairs; closest {closest}; page alike in {seen.Count(s => s.Likeness.IsSamePage)}");
        Assert.DoesNotContain(seen, s => Accused(s.Likeness));
    }

    [Fact]
    public void Copies_are_found_in_ninety_five_of_a_hundred()
    {
        var screens = Phones.Honest(Full ? 60 : 13, seed: 11).Where((_, i) => Full || i % PerPerson == 0).ToList();
        var found = new (string Name, bool Found, double Page, double? Bar)[screens.Count][];
        Parallel.For(0, screens.Count, Cores, i => found[i] = [.. Copies(Camera.Take(screens[i], Full ? 8 : 6))]);
        var all = found.SelectMany(f => f).ToList();
        foreach (var kind in all.GroupBy(f => f.Name))
            output.WriteLine($"{kind.Key}: {kind.Count(f => f.Found)} of {kind.Count()}, page from {kind.Min(f => f.Page).ToString("0.000", CultureInfo.InvariantCulture)}, bar from {kind.Min(f => f.Bar)?.ToString("0.000", CultureInfo.InvariantCulture) ?? "none"}");
        output.WriteLine($"{all.Count(f => f.Found)} of {all.Count}");
        Assert.True(all.Count >= (Full ? 5000 : 200));
        Assert.True(all.Count(f => f.Found) >= 0.95 * all.Count, "found too few");
    }

    [Fact]
    public void A_copy_is_among_the_candidates_the_hashes_give()
    {
        var screen = Camera.Take(new DrawnScreen(), 5);
        var hash = ScreenPrint.Of(screen).Hash();
        Assert.All(Variants.Of(screen), v => Assert.True(ScreenPrint.Of(Variants.Decoded(v.File)).Hash().IsNear(hash), v.Name));
    }

    [Fact]
    public void A_minute_later_is_another_picture_though_the_page_is_the_same()
    {
        var likeness = Compare(new DrawnScreen { Clock = "9:42" }, new DrawnScreen { Clock = "9:41" });
        Assert.True(likeness.IsSamePage);
        Assert.False(likeness.IsSamePicture);
    }

    [Fact]
    public void One_digit_of_the_number_is_enough_to_tell_two_phones_apart() =>
        Assert.False(Compare(new DrawnScreen { Phone = "138****1235" }, new DrawnScreen()).IsSamePage);

    private static ScreenLikeness Compare(DrawnScreen picture, DrawnScreen earlier) =>
        new ScreenComparison(ScreenPrint.Of(Camera.Take(picture, 5))).With(ScreenPrint.Of(Camera.Take(earlier, 5)));

    private static bool Accused(ScreenLikeness likeness) => likeness.IsSamePicture || likeness.IsSamePageWithoutBar;

    private static List<ScreenPrint> Prints(IEnumerable<DrawnScreen> screens, int tenths)
    {
        var all = screens.ToList();
        var prints = new ScreenPrint[all.Count];
        Parallel.For(0, all.Count, Cores, i => prints[i] = ScreenPrint.Of(Camera.Take(all[i], tenths)));
        return [.. prints];
    }

    /// <summary>Those of one person, which are the most alike, and the nearest of the others by hash; all that are near when it may take long.</summary>
    private static IEnumerable<(int New, int Old)> Pairs(List<ScreenPrint> prints)
    {
        var hashes = prints.ConvertAll(p => p.Hash());
        for (var i = 0; i < prints.Count; i++)
        {
            var own = i / PerPerson * PerPerson;
            for (var j = own; j < i; j++) yield return (i, j);
            foreach (var j in Enumerable.Range(0, own).Where(j => hashes[j].IsNear(hashes[i])).OrderBy(j => hashes[j].DistanceTo(hashes[i])).Take(Full ? int.MaxValue : 1)) yield return (i, j);
        }
    }

    private static IEnumerable<(string Name, bool Found, double Page, double? Bar)> Copies(Raster screen)
    {
        var print = ScreenPrint.Of(screen);
        foreach (var (name, file) in Variants.Of(screen))
        {
            var copy = ScreenPrint.Of(Variants.Decoded(file));
            var likeness = new ScreenComparison(copy).With(print);
            yield return (name, copy.Hash().IsNear(print.Hash()) && Accused(likeness), likeness.Page, likeness.Bar);
        }
    }

    private sealed record Seen((int New, int Old) Pair, ScreenLikeness Likeness);
}
