using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.Tests.Cli;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Storage;
using Microsoft.Extensions.Configuration;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>What doctor says of the keys of rosters (rule E6).</summary>
public sealed class RosterChecksTests : IDisposable
{
    private const string First = RosterStage.Key, Second = "HwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4=";

    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task Every_key_names_were_sealed_with_must_be_there_and_open_them()
    {
        await using var database = await _space.StoreAsync();
        var people = new RosterPeople(new SealingKeys(SealedUse.Roster, "k1", new Dictionary<string, byte[]> { ["k1"] = Convert.FromBase64String(First) }));
        await database.WriteAsync(s => people.AddAsync(s, "a", "u1", people.Seal("a", 0, [new RosterPerson(0, 4, "薛冬春", "13900010001")], [true])), default);

        Task<IReadOnlyList<Finding>> CheckAsync(params (string, string)[] settings) =>
            database.ReadAsync(s => RosterChecks.OfStoreAsync(s, Settings(settings)), default);

        Assert.Empty(await CheckAsync(("Rosters", "full"), ("Key", "k1"), ("Keys:k1", First)));
        Assert.Equal(
            "[注意] 花名册名单：还有1人用旧密钥 k1 存着；下一步：停掉机器人，运行 rekey，再去掉 Evidence__Keys__k1",
            Assert.Single(await CheckAsync(("Rosters", "full"), ("Key", "k2"), ("Keys:k1", First), ("Keys:k2", Second))).ToString());
        Assert.StartsWith(
            "[不行] 花名册名单：1人的名单是用密钥 k1 存的，环境变量里没有它；下一步：加上 Evidence__Keys__k1",
            Assert.Single(await CheckAsync(("Rosters", "full"), ("Key", "k2"), ("Keys:k2", Second))).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("[不行] 花名册名单：密钥 k1 打不开", Assert.Single(await CheckAsync(("Rosters", "full"), ("Key", "k1"), ("Keys:k1", Second))).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("[注意] 花名册名单：已改为只记人数，以前存的1人还在", Assert.Single(await CheckAsync(("Rosters", "counts"))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_missing_or_too_short_is_said_with_the_way_to_make_one()
    {
        Assert.Equal(FindingState.Ok, RosterChecks.Of(Settings()).State);
        Assert.Contains("用密钥 k1", RosterChecks.Of(Settings(("Rosters", "full"), ("Key", "k1"), ("Keys:k1", First))).Detail, StringComparison.Ordinal);
        foreach (var wrong in (string[])["", "c2hvcnQ=", "不是密钥"])
        {
            var finding = RosterChecks.Of(Settings(("Rosters", "full"), ("Key", wrong.Length == 0 ? "" : "k1"), ("Keys:k1", wrong)));
            Assert.Equal(FindingState.Bad, finding.State);
            Assert.Contains("openssl rand -base64 32", finding.Detail, StringComparison.Ordinal);
        }
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Evidence:" + s.Name, (string?)s.Value))).Build();
}
