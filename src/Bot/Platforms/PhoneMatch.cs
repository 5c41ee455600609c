using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Once a day asks the platforms' directories for the accounts of members whose telephone is registered and whose account is not known (rule P10).
/// A directory that may not be asked answers nothing, and the member comes by the file or by a code.
/// </summary>
public sealed partial class PhoneMatch(
    Database database, RegistryCache registries, Org org, CodeDesk codes, Audit audit, IReadOnlyList<Platform> platforms, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<PhoneMatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    // Directories are metered, and nobody waits for this.
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, machine);
        do
        {
            foreach (var platform in platforms.Where(p => p.AccountOfPhone is not null))
            {
                try
                {
                    await MatchAsync(platform, stoppingToken);
                }
                catch (Exception e) when (e.IsFault(stoppingToken))
                {
                    Log.Failed(log, platform.Name, e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MatchAsync(Platform platform, CancellationToken ct)
    {
        var (phones, known) = await database.ReadAsync(async s => (await org.PhonesAsync(s), await org.AccountsAsync(s, platform.Name)), ct);
        // A telephone two people share tells neither of them.
        foreach (var (phone, members) in phones.GroupBy(p => p.Value).ToDictionary(g => g.Key, g => g.Select(p => p.Key).ToList()))
        {
            if (members.Count != 1 || known.ContainsKey(members[0])) continue;
            if (await platform.AccountOfPhone!(phone, ct) is { } account) await database.WriteAsync(s => LinkAsync(s, platform.Name, account, members[0]), ct);
            await Task.Delay(BetweenCalls, machine, ct);
        }
    }

    private async Task LinkAsync(Session s, string channel, string account, string memberId)
    {
        var registry = await registries.CurrentAsync(s);
        // Somebody else's account stays theirs: the file and the code are stronger than a telephone number.
        if (await org.MemberOfIdentityAsync(s, channel, account) is not null || registry.Members.GetValueOrDefault(memberId) is not { } member) return;
        await org.LinkIdentityAsync(s, channel, account, memberId);
        await codes.KeepChatAsync(s, registry, member, channel);
        await audit.AppendAsync(s, "directory", "link-account", channel, memberId, clock.GetUtcNow());
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Warning, "Matching telephones with the directory of {Platform} failed")]
        public static partial void Failed(ILogger logger, string platform, Exception exception);
    }
}
