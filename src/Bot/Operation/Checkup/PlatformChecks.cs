using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Channels;
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
        var groups = await GroupsAsync(plan.Name, configuration, ct);
        var platform = plan.Make(new PlatformHouse(NobodyHears, NoGap, _ => Stream.Null, machine, machine, NullLoggerFactory.Instance));
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

    /// <summary>The bound groups; none while there is no store yet.</summary>
    private async Task<IReadOnlyList<Address>> GroupsAsync(string channel, IConfiguration configuration, CancellationToken ct)
    {
        var settings = ConfiguredSettings.Database(configuration);
        if (!ConfiguredSettings.IsPostgreSql(settings) && !File.Exists(Store.DatabaseFile(data))) return [];
        await using var database = Store.Open(data, settings);
        var (found, known) = await database.SchemaAsync(ct);
        if (found != known) return [];
        var org = new Org();
        await using var inbox = new Inbox(database, machine);
        var book = new AddressBook(new RegistryCache(org, machine), org, new HeardChats(), inbox, new ReplyAddresses(), machine);
        return await database.ReadAsync(s => book.BoundGroupsAsync(s, channel), ct);
    }

    private static Task<bool> NobodyHears(Heard heard, CancellationToken ct) => Task.FromResult(false);

    private static Task NoGap(string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) => Task.CompletedTask;
}
