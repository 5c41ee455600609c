using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class RekeyTests : IDisposable
{
    private static readonly string First = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(n => (byte)n)]);
    private static readonly string Second = Convert.ToBase64String([.. Enumerable.Range(91, 32).Select(n => (byte)n)]);
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task Names_go_under_the_new_key_and_a_missing_key_changes_nothing()
    {
        await using (var database = await _space.StoreAsync())
        {
            var keys = new SealingKeys(SealedUse.Roster, "k1", new Dictionary<string, byte[]> { ["k1"] = Convert.FromBase64String(First) });
            RosterPerson[] people = [new(0, 4, "薛冬春", "13900010001"), new(0, 5, "唐冬菊", "13900010002")];
            var roster = new RosterPeople(keys);
            await database.WriteAsync(s => roster.AddAsync(s, "a", "u1", roster.Seal("a", 0, people, [true, true])), default);
        }

        Task<BotProgram.Ending> Rekey(params (string, string?)[] keys) => BotProgram.RunAsync(["rekey", "--data", _space.Data], "", [("Evidence__Rosters", "full"), ("Evidence__Key", "k2"), .. keys]);
        var missing = await Rekey(("Evidence__Keys__k2", Second));
        Assert.Equal(1, missing.Exit);
        Assert.Contains("密钥 k1 下", missing.Err, StringComparison.Ordinal);
        var done = await Rekey(("Evidence__Keys__k1", First), ("Evidence__Keys__k2", Second));
        Assert.Equal(0, done.Exit);
        Assert.StartsWith("""{"rows":2,"key":"k2",""", done.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Rekey(("Evidence__Keys__k2", Second))).Exit);
    }

    [Fact]
    public async Task Tips_go_under_their_own_new_key()
    {
        var (old, now) = (SealingKeys.NameOf(Convert.FromBase64String(First)), SealingKeys.NameOf(Convert.FromBase64String(Second)));
        await using (var database = await _space.StoreAsync())
        {
            var keys = new SealingKeys(SealedUse.Tip, old, new Dictionary<string, byte[]> { [old] = Convert.FromBase64String(First) });
            await database.WriteAsync(s => SealedTips.AddFilesAsync(s, keys, "T0615-01", [("image/png", [1])], TimeProvider.System.GetUtcNow()), default);
        }

        Task<BotProgram.Ending> Rekey(params (string, string?)[] keys) => BotProgram.RunAsync(["rekey", "--data", _space.Data], "", [("Tips__IdentityKey", Second), .. keys]);
        Assert.Contains("Tips__FormerKeys__0", (await Rekey()).Err, StringComparison.Ordinal);
        var done = await Rekey(("Tips__FormerKeys__0", First));
        Assert.Equal((0, $$"""{"tips":1,"tipKey":"{{now}}"}"""), (done.Exit, done.Out.Trim()));
        Assert.Equal(0, (await Rekey()).Exit);
    }
}
