using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The draft of a paper: what the office reads, and the file; null where the words say why there is none.</summary>
public sealed record IssueDraft(string Words, Attachment? File, Func<Session, string, Task> Save);

/// <summary>Drafts the 工作通报 of an issue; null where the settings ask for none.</summary>
public delegate Task<IssueDraft?> IssueDrafting(Session session, Registry registry, OrgUnit scope, WeeklyStanding standing, DateTimeOffset now);

/// <summary>After the ranking is posted its office gets the week's 工作通报 as a draft, each member privately (rule N6).</summary>
public sealed class IssueDrafts(Mouth mouth, IssueDrafting drafting)
{
    public async Task SayAsync(StepTurn turn, OrgUnit scope, WeeklyStanding standing)
    {
        var chats = turn.Registry.OfficeOf(scope.Id)
            .Select(o => Outgoing.ToMember(turn.Registry, o.Id, $"{turn.Due.Key}/{scope.Id}/{o.Id}/draft/{standing.Week}", "")).OfType<OutboundMessage>().ToList();
        if (chats.Count == 0 || await drafting(turn.Session, turn.Registry, scope, standing, turn.Now) is not { } draft) return;
        await draft.Save(turn.Session, chats[0].Key);
        foreach (var chat in chats)
        {
            await mouth.SayAsync(turn.Session, chat with { Text = draft.Words }, turn.Now);
            if (draft.File is { } file) await mouth.SayAsync(turn.Session, chat with { Key = chat.Key + "/file", Attachments = [file] }, turn.Now);
        }
    }
}
