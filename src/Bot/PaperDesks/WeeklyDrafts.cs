using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>The 工作通报 nobody asked for. Its figures are kept even where no draft is sent, so that a later print is the same (rule N3).</summary>
public sealed class WeeklyDrafts(BulletinDesk desk, PaperSettings settings)
{
    public async Task<IssueDraft?> DraftAsync(Session session, Registry registry, OrgUnit scope, WeeklyStanding standing, DateTimeOffset now)
    {
        var draft = await desk.DraftAsync(session, registry.Tree, scope, BulletinSpan.Of(CampaignWeek.Parse(standing.Week)!), now, madeBy: null);
        if (draft.ToKeep is { } paper) await desk.KeepAsync(session, paper);
        if (!settings.WeeklyDraft) return null;
        var printed = await desk.PrintAsync(draft.Facts, red: false);
        return new IssueDraft(BulletinDesk.Words(draft.Facts, printed), printed.File, (s, message) => printed.Save?.Invoke(s, message, now) ?? Task.CompletedTask);
    }
}
