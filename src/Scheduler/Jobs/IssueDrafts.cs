using System.Text.Json;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The draft of a paper: what the office reads, and the file; null where the words say why there is none.</summary>
public sealed record IssueDraft(string Words, Attachment? File, Func<Session, string, Task> Save);

/// <summary>Drafts the 工作通报 of an issue and keeps its figures; null where the settings ask for no draft.</summary>
public delegate Task<IssueDraft?> IssueDrafting(Session session, Registry registry, OrgUnit scope, WeeklyStanding standing, DateTimeOffset now);

/// <summary>
/// After the ranking is posted its office gets the week's 工作通报 as a draft, each member privately (rule N6). In a write of its own: whatever goes wrong
/// with a paper, the ranking is out. What is kept already has been drafted or asked for.
/// </summary>
public sealed class IssueDrafts(Database database, RegistryCache registries, Rankings rankings, PaperArchive archive, Mouth mouth, IssueDrafting drafting, TimeProvider clock)
{
    // Of an older issue nobody waits for a draft; whoever does asks for it.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    public async Task CatchUpAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var issue in await database.ReadAsync(s => WaitingAsync(s, now), ct)) await database.WriteAsync(s => DraftAsync(s, issue, now), ct);
    }

    private async Task<IReadOnlyList<FrozenRanking>> WaitingAsync(Session session, DateTimeOffset now)
    {
        var waiting = new List<FrozenRanking>();
        foreach (var scope in Townships.Issuing((await registries.CurrentAsync(session)).Tree))
        {
            foreach (var issue in (await rankings.ListAsync(session, scope.Id)).Where(i => i.State == "posted" && i.PostedAt > now - Fresh))
            {
                if (await archive.FactsAsync(session, PaperKind.Bulletin, scope.Id, issue.Week) is null) waiting.Add(issue);
            }
        }

        return waiting;
    }

    private async Task<bool> DraftAsync(Session session, FrozenRanking issue, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        // Asked again inside the transaction: another process may have been faster.
        if (await archive.FactsAsync(session, PaperKind.Bulletin, issue.ScopeUnitId, issue.Week) is not null || registry.Tree.Find(issue.ScopeUnitId) is not { } scope) return false;
        if (await drafting(session, registry, scope, JsonSerializer.Deserialize<WeeklyStanding>(issue.SnapshotJson)!, now) is not { } draft) return false;
        var chats = registry.OfficeOf(scope.Id)
            .Select(o => Outgoing.ToMember(registry, o.Id, $"draft/{scope.Id}/{issue.Week}/{o.Id}", draft.Words)).OfType<OutboundMessage>().ToList();
        if (chats.Count > 0) await draft.Save(session, chats[0].Key);
        foreach (var chat in chats)
        {
            await mouth.SayAsync(session, chat, now);
            if (draft.File is { } file) await mouth.SayAsync(session, chat with { Key = chat.Key + "/file", Text = "", Attachments = [file] }, now);
        }

        return true;
    }
}
