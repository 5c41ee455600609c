using System.Collections.Concurrent;
using System.Globalization;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Chaos;

/// <summary>
/// kill -9 at seeded moments while four groups report with retries and Mondays pass. Whatever was accepted is one ledger effect;
/// whatever was planned is there once.
/// </summary>
public sealed class KillTests
{
    private const int Seed = 20260615;

    private static readonly (string Group, string Sender)[] Reporters =
    [
        (Qingxi.Village, Qingxi.Liaison), ("g-xiaping-work", Qingxi.Neighbour), ("g-shiqiao-work", "m-shiqiao-liaison"), ("g-changtang-work", "m-changtang-liaison"),
    ];

    private readonly ConcurrentDictionary<(string Group, string ExternalId), string> _accepted = new();
    private readonly ConcurrentDictionary<string, int> _next = new();

    [Fact]
    public async Task After_every_kill_each_accepted_message_is_one_ledger_effect_and_each_push_is_there_once()
    {
        var kills = Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1" ? 200 : 20;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30 * kills));
        var data = Directory.CreateTempSubdirectory("afb-kill-").FullName;
        var chance = new Random(Seed);
        try
        {
            for (var kill = 0; kill < kills; kill++) await LiveAndDieAsync(data, kill, chance, patience.Token);
            await using var last = await BotProcess.StartAsync(data, patience.Token);
            await last.IdleAsync(patience.Token);
            await CheckAsync(last, patience.Token);
            Assert.True(_accepted.Count > kills, $"only {_accepted.Count} messages were accepted");
            Assert.Contains(await last.ListAsync<SeenDelivery>("deliveries?edition=", patience.Token), d => d.State == "sent");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task LiveAndDieAsync(string data, int kill, Random chance, CancellationToken ct)
    {
        await using var bot = await BotProcess.StartAsync(data, ct);
        await bot.IdleAsync(ct);
        await CheckAsync(bot, ct);
        using var death = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // Every fourth life is long enough to cross an hour at which the bot plans something for everybody, or nearly so. The clock
        // waits for quiet before each step, so people say little then.
        var crosses = kill % 4 == 1;
        var talk = Reporters.Select(r => ReportAsync(bot, r.Group, r.Sender, crosses ? 2 : int.MaxValue, death.Token)).ToList();
        if (crosses) talk.Add(bot.TryReachAsync(Crossing(kill / 4)));
        await Task.Delay(crosses ? chance.Next(300, 2500) : chance.Next(5, 400), ct);
        await bot.KillAsync();
        await death.CancelAsync();
        await Task.WhenAll(talk);
    }

    /// <summary>P 09:00, P 16:00, P+1 15:00, then the same of the next week.</summary>
    private static string Crossing(int n)
    {
        var monday = Stage.Time("2026-06-15 09:00").AddDays(7 * (n / 3));
        DateTimeOffset[] hours = [monday, monday.AddHours(7), monday.AddDays(1).AddHours(6)];
        return hours[n % 3].ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Says 又安装1, 又安装2 and so on; each message is retried under its external id until it is accepted, in this life or the next.</summary>
    private async Task ReportAsync(BotProcess bot, string group, string sender, int most, CancellationToken ct)
    {
        for (var said = 0; said < most && !ct.IsCancellationRequested; said++)
        {
            var externalId = _next.GetOrAdd(group, 0).ToString(CultureInfo.InvariantCulture);
            // Each message has its own number; equal texts would meet the loop guard.
            var id = await bot.TryPostAsync(group, sender, $"又安装{_next[group] + 1}", externalId);
            if (id is null) return;
            Assert.Equal(id, _accepted.GetOrAdd((group, externalId), id));
            _next[group]++;
        }
    }

    private async Task CheckAsync(BotProcess bot, CancellationToken ct)
    {
        var ledger = (await bot.ListAsync<SeenEntry>("ledger?unit=&metric=app_install", ct)).ToLookup(e => e.MessageId);
        foreach (var (message, id) in _accepted) Assert.True(ledger[id].Count() == 1, $"{message}: {ledger[id].Count()} entries");
        var deliveries = await bot.ListAsync<SeenDelivery>("deliveries?edition=", ct);
        Assert.Equal(deliveries.Count, deliveries.Select(d => (d.Edition, d.Group)).Distinct().Count());
        Assert.DoesNotContain(deliveries, d => d.State == "pending");
        foreach (var (group, _) in Reporters)
        {
            var lines = await bot.MessagesAsync(group, ct);
            Assert.Equal(lines.Count, lines.Select(m => m.Id).Distinct().Count());
            CheckPeople(lines, group);
            foreach (var edition in deliveries.Select(d => d.Edition).Distinct())
            {
                Assert.Single(lines, m => m.FromBot && m.Text.Contains($"【本周反诈宣传】2026年第{edition[^1]}期", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>At most one message a group is stored without its answer having arrived; its retry gets the same id.</summary>
    private void CheckPeople(IReadOnlyList<SeenMessage> lines, string group)
    {
        var stored = lines.Where(m => !m.FromBot).Select(m => m.Id).ToHashSet();
        var accepted = _accepted.Where(a => a.Key.Group == group).Select(a => a.Value).ToHashSet();
        Assert.Superset(accepted, stored);
        Assert.InRange(stored.Count - accepted.Count, 0, 1);
    }
}
