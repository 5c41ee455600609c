using AntiFraudBot.Domain.Ranking;
using BenchmarkDotNet.Attributes;

namespace AntiFraudBot.Bench.Micro;

/// <summary>One issue of the weekly ranking from the whole ledger of a year.</summary>
public class RankingBenchmark
{
    private readonly Dictionary<string, RankingRequest> _requests = new()
    {
        ["one township of 2,000 villages"] = YearOfReports.Request(townships: 1, villages: 2000),
        ["a county of 100 townships with 20 villages each"] = YearOfReports.Request(townships: 100, villages: 20),
    };

    [Params("one township of 2,000 villages", "a county of 100 townships with 20 villages each")]
    public string Scope { get; set; } = "";

    [Benchmark]
    public WeeklyStanding Compute() => WeeklyRanking.Compute(_requests[Scope]);
}
