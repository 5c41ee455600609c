using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Week;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>The week in a sandbox that hears only what mentions the bot: what the runs on a platform are held against.</summary>
public sealed class MentionedWeek : IAsyncLifetime
{
    public static IReadOnlyList<ScriptLine> Lines { get; } = [.. Script.Read(Path.Combine(Script.Folder, "script.txt"))];

    public static Stage Stage { get; } = new() { Settings = new Dictionary<string, string?> { ["Sandbox:Hearing"] = "mention" } };

    // Played once, whoever asks.
    private static readonly Lazy<Task<(IReadOnlyList<Said> Said, IReadOnlyList<string> Ledger)>> Played = new(PlayAsync);

    public IReadOnlyList<Said> Said { get; private set; } = [];

    public IReadOnlyList<string> Ledger { get; private set; } = [];

    /// <summary>Row by row, without the ids that differ from run to run.</summary>
    public static async Task<IReadOnlyList<string>> LedgerAsync(SandboxHost host) =>
        [.. (await host.LedgerAsync()).Select(e => $"{e.Unit} {e.Speaker} {e.At:MM-dd HH:mm} {e}").Order(StringComparer.Ordinal)];

    /// <summary>Row by row, each chat in its order: chats do not wait for each other.</summary>
    public static IEnumerable<string> Differences(IEnumerable<Said> wanted, IEnumerable<Said> said)
    {
        var (before, after) = (wanted.ToLookup(m => m.Chat, m => m.ToString()), said.ToLookup(m => m.Chat, m => m.ToString()));
        foreach (var chat in before.Concat(after).Select(c => c.Key).Distinct().Order(StringComparer.Ordinal))
        {
            var (a, b) = (before[chat].ToList(), after[chat].ToList());
            for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
                if (a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i)) yield return $"- {a.ElementAtOrDefault(i)}\n+ {b.ElementAtOrDefault(i)}";
        }
    }

    public async Task InitializeAsync() => (Said, Ledger) = await Played.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<(IReadOnlyList<Said>, IReadOnlyList<string>)> PlayAsync()
    {
        await using var host = await SandboxHost.StartAsync(Stage);
        await Script.PlayAsync(host, Lines, mention: true);
        return (await WeCom.Said.ByAsync(host), await LedgerAsync(host));
    }
}
