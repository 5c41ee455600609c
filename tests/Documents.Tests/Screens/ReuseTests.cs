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
        output.WriteLine($"most alike of the pages that differ: {Told(seen.Where(s => !s.Likeness.IsSamePage).Max(s => s.Likeness.Page))}; of the bars: {Told(seen.Max(s => s.Likeness.Bar))}");
        Assert.DoesNotContain(seen, s => Accused(s.Likeness));
    }

    [Fact]
    public void Copies_are_found_in_ninety_five_of_a_hundred()
    {
        var screens = Phones.Honest(Full ? 60 : 13, seed: 11).Where((_, i) => Full || i % PerPerson == 0).ToList();
        var found = new (string Name, bool Found, double Page, double? Bar)[screens.Count][];
        Parallel.For(0, screens.Count, Cores, i => found[i] = [.. Copies(Camera.Take(screens[i], Full ? 8 : 6))]);
        var all = found.SelectMany(f => f).ToList();
        Tell(all);
        Assert.True(all.Count >= (Full ? 5000 : 200));
        Assert.True(all.Count(f => f.Found) >= 0.95 * all.Count, "found too few");
    }

    /// <summary>Without ImageMagick the codecs of our own make the copies, and the output says so.</summary>
    [Fact]
    public void Copies_made_by_another_program_are_found_as_well()
    {
        var screens = Phones.Honest(Full ? 60 : 12, seed: 23).Where((_, i) => i % (Full ? 3 : 24) == 0).ToList();
        var found = new (string Name, bool Found, double Page, double? Bar)[screens.Count][];
        Parallel.For(0, screens.Count, Cores, i =>
        {
            var screen = Camera.Take(screens[i], Full ? 8 : 6);
            found[i] = [.. Compared(screen, ImageMagick.Program is null ? Variants.Of(screen) : ImageMagick.Of(screen))];
        });
        var all = found.SelectMany(f => f).ToList();
        output.WriteLine(ImageMagick.Program is null ? "ImageMagick is not installed: copies by our own codecs" : $"copies by {ImageMagick.Version}");
        Tell(all);
        Assert.True(all.Count >= (Full ? 1000 : 30));
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

    /// <summary>The digits that are most alike, on the smallest and the commonest phones: nothing but one of them differs.</summary>
    [Fact]
    public void Clocks_that_look_alike_are_told_apart()
    {
        var clocks = new[] { ("9:48", "9:46"), ("9:40", "9:48"), ("13:05", "13:06"), ("10:33", "10:38"), ("8:08", "8:00"), ("17:11", "17:17"), ("9:03", "9:08"), ("6:56", "5:56"), ("15:59", "15:58") };
        var screens = new[] { (720, 1520), (1080, 2340), (1440, 3120) }.SelectMany(s => new[] { false, true }.Select(dark => new DrawnScreen { Width = s.Item1, Height = s.Item2, Dark = dark }));
        var pairs = screens.SelectMany(s => clocks.Select(c => (New: s with { Clock = c.Item1 }, Old: s with { Clock = c.Item2 }))).ToList();
        var seen = new ScreenLikeness[pairs.Count];
        Parallel.For(0, pairs.Count, Cores, i => seen[i] = new ScreenComparison(ScreenPrint.Of(Camera.Take(pairs[i].New, 10))).With(ScreenPrint.Of(Camera.Take(pairs[i].Old, 10))));
        foreach (var (pair, likeness) in pairs.Zip(seen).OrderByDescending(s => s.Second.Bar).Take(5))
            output.WriteLine($"{pair.New.Clock} and {pair.Old.Clock} at {pair.New.Width}{(pair.New.Dark ? " dark" : "")}: {Told(likeness.Bar)}");
        Assert.All(seen, s => Assert.True(s.IsSamePage && !s.IsSamePicture));
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

    private static IEnumerable<(string Name, bool Found, double Page, double? Bar)> Copies(Raster screen) => Compared(screen, Variants.Of(screen));

    private static IEnumerable<(string Name, bool Found, double Page, double? Bar)> Compared(Raster screen, IEnumerable<(string Name, byte[] File)> copies)
    {
        var print = ScreenPrint.Of(screen);
        foreach (var (name, file) in copies)
        {
            var copy = ScreenPrint.Of(Variants.Decoded(file));
            var likeness = new ScreenComparison(copy).With(print);
            yield return (name, copy.Hash().IsNear(print.Hash()) && Accused(likeness), likeness.Page, likeness.Bar);
        }
    }

    private void Tell(List<(string Name, bool Found, double Page, double? Bar)> all)
    {
        foreach (var kind in all.GroupBy(f => f.Name))
            output.WriteLine($"{kind.Key}: {kind.Count(f => f.Found)} of {kind.Count()}, page from {Told(kind.Min(f => f.Page))}, bar from {Told(kind.Min(f => f.Bar))}");
        output.WriteLine($"{all.Count(f => f.Found)} of {all.Count}");
    }

    private static string Told(double? likeness) => likeness?.ToString("0.000", CultureInfo.InvariantCulture) ?? "none";

    private sealed record Seen((int New, int Old) Pair, ScreenLikeness Likeness);
}
