using AntiFraudBot.Domain.Evidence.Screens;
using BenchmarkDotNet.Attributes;

namespace AntiFraudBot.Bench.Micro;

/// <summary>The candidates of one picture among 200,000; half of them show the same page, as in a campaign.</summary>
public class HashIndexBenchmark
{
    private const int Pictures = 200_000, Candidates = 1000;
    private readonly HashIndex _index = Filled();

    [Benchmark]
    public int Near() => _index.Near(new PictureHash(0, 0), Candidates).Count;

    private static HashIndex Filled()
    {
        var (index, random) = (new HashIndex(), new Random(17));
        for (var i = 0; i < Pictures; i++) index.Add(i, i % 2 == 0 ? Flipped(random, 2, 5) : new PictureHash((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1));
        return index;
    }

    /// <summary>The same page on another phone: a few bits of each hash differ.</summary>
    private static PictureHash Flipped(Random random, int difference, int cosine)
    {
        var (d, c) = (0UL, 0UL);
        for (var i = 0; i < difference; i++) d |= 1UL << random.Next(64);
        for (var i = 0; i < cosine; i++) c |= 1UL << random.Next(64);
        return new PictureHash(d, c);
    }
}
