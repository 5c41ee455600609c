using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.Operation.Vitals;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class HealthRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);

    private static readonly VitalSigns Well = new()
    {
        Machine = Now, Campaign = Now, InServiceSince = Now.AddDays(-30), RoundTrip = TimeSpan.FromMilliseconds(4), FreeBytes = 50L << 30,
        Unhandled = 3, OldestUnhandled = Now.AddSeconds(-2), NewestReceived = Now, Due = 2, OldestDue = Now.AddSeconds(-9), LastRetention = Now.AddHours(-7),
    };

    public static TheoryData<string, VitalSigns, string> Cases => new()
    {
        { "all is well", Well, "healthy" },
        { "the store takes more than a second", Well with { RoundTrip = TimeSpan.FromSeconds(2) }, "degraded" },
        { "under a gigabyte is free", Well with { FreeBytes = 500L << 20 }, "degraded" },
        { "under 100 MB is free", Well with { FreeBytes = 50L << 20 }, "unhealthy" },
        { "a message waits for two minutes", Well with { OldestUnhandled = Now.AddMinutes(-2) }, "degraded" },
        { "a message is parked", Well with { Parked = 1 }, "degraded" },
        { "an answer is ten minutes late", Well with { OldestDue = Now.AddMinutes(-10) }, "degraded" },
        { "the machine's clock went back an hour", Well with { NewestReceived = Now.AddHours(1) }, "unhealthy" },
        { "the sweep missed two nights", Well with { LastRetention = Now.AddHours(-55) }, "degraded" },
        { "there was never a sweep in a month", Well with { LastRetention = null }, "degraded" },
        { "a new installation has not had a night yet", Well with { LastRetention = null, InServiceSince = Now.AddHours(-1) }, "healthy" },
        { "a job failed", Well with { FailedJobs = ["push"] }, "degraded" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_status_follows_from_the_worst_sign(string because, VitalSigns signs, string status)
    {
        var findings = HealthRules.Judge(signs);
        Assert.True(HealthRules.Status(findings) == status, because);
        Assert.Equal(status == "healthy" ? 0 : 1, findings.Count(f => f.State != FindingState.Ok));
        Assert.All(findings.Where(f => f.State != FindingState.Ok), f => Assert.NotNull(f.Next));
    }
}
