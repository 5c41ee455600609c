using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>The pictures an office has to look at: those of its own units (rule E57).</summary>
public sealed class ScreenDesk(ScreenShots screens)
{
    /// <summary>The line under 待核: for the office, in private. Null elsewhere and when nothing waits.</summary>
    public async Task<string?> WaitingLineAsync(Turn turn, Session session) =>
        turn.IsOffice && turn.Private ? ScreenText.Waiting((await IssuesAsync(turn, session)).Count) : null;

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<Screenshot>> IssuesAsync(Turn turn, Session session) =>
        screens.IssuesAsync(session, [.. turn.Tree.Subtree(turn.Registry.ReachOf(turn.Speaker!)).Select(u => u.Id)]);
}
