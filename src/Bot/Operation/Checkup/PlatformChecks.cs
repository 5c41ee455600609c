using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>Whether each configured platform would work, and how each bound group stands. Nothing is sent, nobody is disturbed, no connection is opened.</summary>
public sealed class PlatformChecks(string data, TimeProvider machine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Finding>> RunAsync(IConfiguration configuration, CancellationToken ct)
    {
        try
        {
            var findings = new List<Finding>();
            foreach (var plan in ConfiguredPlatforms.Of(configuration)) findings.AddRange(await ProbeAsync(plan, configuration, ct));
            return findings;
        }
        catch (CannotStartException e)
        {
            return [Finding.Bad("平台设置", e.Message, "改好设置后再查一次")];
        }
    }

    private async Task<IReadOnlyList<Finding>> ProbeAsync(PlatformPlan plan, IConfiguration configuration, CancellationToken ct)
    {
        await using var database = await StoreAsync(configuration, ct);
        var groups = await GroupsAsync(plan.Name, database, ct);
        var house = new PlatformHouse(
            NobodyHears, NoGap, _ => Stream.Null, machine, machine, NullLoggerFactory.Instance, Ledger: database is null ? null : LedgerOf(plan.Name, database));
        var platform = plan.Make(house);
        using var owned = platform.Owned;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var findings = new List<Finding>();
        foreach (var probe in platform.Probes)
        {
            try
            {
                findings.AddRange((await probe.ProbeAsync(groups, patience.Token)).Select(f => Of(plan.Name, f)));
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                findings.Add(Finding.Bad(PlatformNames.Of(plan.Name), "一分钟内没有查完", "看网络是否通，过一会儿再查"));
            }
        }

        return findings;
    }

    private static Finding Of(string channel, ProbeFinding found)
    {
        var state = found.Level switch { ProbeLevel.Good => FindingState.Ok, ProbeLevel.Warn => FindingState.Warning, _ => FindingState.Bad };
        return new Finding(state, $"{PlatformNames.Of(channel)} {found.What}", found.Says, found.NextStep);
    }

    /// <summary>Null while there is no store yet, or another version's.</summary>
    private async Task<Database?> StoreAsync(IConfiguration configuration, CancellationToken ct)
    {
        var settings = ConfiguredSettings.Database(configuration);
        if (!ConfiguredSettings.IsPostgreSql(settings) && !File.Exists(Store.DatabaseFile(data))) return null;
        var database = Store.Open(data, settings);
        var (found, known) = await database.SchemaAsync(ct);
        if (found == known) return database;
        await database.DisposeAsync();
        return null;
    }

    /// <summary>What the running bot has used of the month; looking costs calls too, and they are added.</summary>
    private static CallLedger LedgerOf(string channel, Database database)
    {
        var calls = new ApiCalls();
        return new(
            (month, account, stop) => database.ReadAsync(s => calls.CountAsync(s, channel, month, account), stop),
            (month, account, count, stop) => database.WriteAsync(s => calls.AddAsync(s, channel, month, account, count), stop));
    }

    /// <summary>The bound groups; none while there is no store yet.</summary>
    private async Task<IReadOnlyList<Address>> GroupsAsync(string channel, Database? database, CancellationToken ct)
    {
        if (database is null) return [];
        var org = new Org();
        await using var inbox = new Inbox(database, machine);
        var book = new AddressBook(new RegistryCache(org, machine), org, new HeardChats(), inbox, new ReplyAddresses(), machine);
        return await database.ReadAsync(s => book.BoundGroupsAsync(s, channel), ct);
    }

    private static Task<bool> NobodyHears(Heard heard, CancellationToken ct) => Task.FromResult(false);

    private static Task NoGap(string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) => Task.CompletedTask;
}
