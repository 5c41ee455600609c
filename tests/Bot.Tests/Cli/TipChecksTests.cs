using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Cli;

/// <summary>What doctor says of tips; a key is never repeated in it.</summary>
public sealed class TipChecksTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];
    private static readonly Dictionary<string, Member> Members = new() { ["p1"] = new("p1", "陈警官", Role.Police, "u"), ["o1"] = new("o1", "韦若旺", Role.Office, "u") };

    [Fact]
    public void Each_state_is_told_with_its_next_step()
    {
        var good = new TipSettings { IdentityKey = Convert.ToBase64String(Key), Officers = ["p1"] };
        Assert.Equal(FindingState.Ok, TipChecks.Of(good, [SealingKeys.NameOf(Key)], Members).State);
        Assert.Equal(FindingState.Warning, TipChecks.Of(new TipSettings(), [], Members).State);
        Assert.Equal(FindingState.Warning, TipChecks.Of(good with { Officers = [] }, [], Members).State);
        AssertBad("不是登记的民警", TipChecks.Of(good with { Officers = ["o1"] }, [], Members));
        AssertBad("打不开", TipChecks.Of(good, ["abcd0123"], Members));
        AssertBad("打不开", TipChecks.Of(new TipSettings(), [SealingKeys.NameOf(Key)], Members));
        var broken = TipChecks.Of(good with { IdentityKey = "c2VjcmV0LXNob3J0" }, [], Members);
        AssertBad("应是32字节的 base64", broken);
        Assert.DoesNotContain("c2VjcmV0", broken.ToString(), StringComparison.Ordinal);
    }

    private static void AssertBad(string words, Finding finding)
    {
        Assert.Equal(FindingState.Bad, finding.State);
        Assert.Contains(words, finding.Detail, StringComparison.Ordinal);
    }
}
