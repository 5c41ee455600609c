using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>排名 and 通报: a frozen issue, to leaders whole, to cadres as it was posted.</summary>
public sealed class IssueAnswers(LeaderFacts facts, Audience audience, AnswerPictures pictures)
{
    public async Task<HandlerResult> RankingAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        var cadre = IsCadre(unit);
        if (!cadre && question.Metric is { } metric && IsRankedApart(metric))
            return audience.Answer(turn, unit.Id, MetricRankingText.For(await facts.BookAsync(session, turn.Tree, unit.Id), unit, metric, question.Period, turn.Now));
        if (cadre && question.Metric is { } own && IsRankedApart(own)) return audience.Answer(turn, unit.Id, await OwnAsync(turn, session, own, question.Period, unit));
        var found = await FindAsync(turn, session, question, unit);
        var standing = LeaderFacts.Standing(found.Issue);
        var answer = cadre
            ? Posted(turn, unit, found, ShortRankingText.For(null))
            : Whole(turn, unit, found, found.Note + ShortRankingText.For(standing));
        // What is shown is as much as the group was shown, or as leaders may see.
        if (standing is null || (cadre ? PicturedRanks.ForGroup(standing) : PicturedRanks.ForLeaders(standing)) is not { } rank) return answer;
        return pictures.Add(turn, answer, $"{standing.ScopeName}第{standing.WeekNumber}周排名", () => RankingPicture.Of(standing, rank));
    }

    public async Task<HandlerResult> BulletinAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        const string None = "还没有通报：第一期数据截止后生成。";
        var found = await FindAsync(turn, session, question, unit);
        if (IsCadre(unit)) return Posted(turn, unit, found, None);
        if (LeaderFacts.Standing(found.Issue) is not { } standing) return audience.Answer(turn, unit.Id, None);
        var before = LeaderFacts.Standing(found.Before);
        var state = found.Issue!.State == "posted" ? "" : "（还没有发到工作群）\n";
        var answer = Whole(turn, unit, found, $"{found.Note}{state}{RankingText.ForLeaders(standing)}\n{AnalysisText.For(standing, before)}");
        if (PicturedRanks.ForLeaders(standing) is not { } rank) return answer;
        return pictures.Add(turn, answer, $"{standing.ScopeName}第{standing.WeekNumber}周通报", () => RankingPicture.Of(standing, rank));
    }

    private static bool IsRankedApart(Metric metric) => metric is not (Metric.AppInstall or Metric.InstallRate or Metric.AppRegister or Metric.AppAlert);

    /// <summary>A cadre reads the own figure and where the others stand as far as they were posted (rule N9).</summary>
    private async Task<string> OwnAsync(Turn turn, Session session, Metric metric, Period? period, OrgUnit unit)
    {
        var days = period ?? (metric is Metric.Case or Metric.Loss ? Period.YearUpTo(Figures.LocalDate(turn.Now)) : CampaignWeek.Of(turn.Now).Previous.Period);
        return $"{MetricText.For(await facts.BookAsync(session, turn.Tree, unit.Id), unit, metric, days, turn.Now)}\n各单位的{metric.ChineseName()}排名由领导和平安办查看；发到群里的通报请回复：排名";
    }

    /// <summary>What the group has not read yet, or may not read (rule K5), goes to the asker's private chat.</summary>
    private static HandlerResult Whole(Turn turn, OrgUnit unit, Found found, string text)
    {
        var shared = found.Issue is null || (found.Issue.State == "posted" && LeaderFacts.Standing(found.Issue)!.Install == InstallList.Full);
        return Say(turn, shared ? turn.Tree.Above(unit.Id, Tier.Township)?.Id ?? unit.Id : null, text);
    }

    private static HandlerResult Posted(Turn turn, OrgUnit unit, Found found, string none) => Say(
        turn, (turn.Tree.Above(unit.Id, Tier.Township) ?? unit).Id, found.Issue is null ? none : found.Note + found.Issue.Text);

    /// <summary>In pieces no platform cuts. UnitId null = private in any case.</summary>
    private static HandlerResult Say(Turn turn, string? unitId, string text)
    {
        var result = new HandlerResult();
        foreach (var chunk in TextLimits.Split(text))
        {
            if (turn.Private || (unitId is not null && Audience.MaySee(turn, unitId))) result.Reply(turn, chunk);
            else result.Tell(turn, turn.Speaker!.Id, chunk);
        }

        return result.Says.Any(s => s.ConversationId == turn.Group.Id) ? result : result.Reply(turn, "已私聊回复。");
    }

    private async Task<Found> FindAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        var issues = (await facts.IssuesAsync(session, turn.Tree, unit.Id)).Where(i => !IsCadre(unit) || i.State == "posted").ToList();
        var wanted = question.Period is { Days: 7 } week && week != CampaignWeek.Of(turn.Now).Period ? CampaignWeek.Of(week.From) : null;
        var at = wanted is null ? issues.Count - 1 : issues.FindIndex(i => i.Week == wanted.ToString());
        var note = "";
        if (at < 0 && issues.Count > 0)
        {
            at = issues.Count - 1;
            note = $"没有第{wanted!.Number}周的通报，最近一期是第{CampaignWeek.Parse(issues[at].Week)!.Number}周：\n";
        }

        return new Found(at < 0 ? null : issues[at], at < 1 ? null : issues[at - 1], note);
    }

    private static bool IsCadre(OrgUnit unit) => unit.Tier is Tier.Village or Tier.Grid;

    private sealed record Found(FrozenRanking? Issue, FrozenRanking? Before, string Note);
}
