using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Leaders and cadres ask; roles and subtree are checked before anything is looked up.</summary>
public sealed class QueryHandler(LeaderFacts facts, Audience audience, OtherForms others) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var reading = turn.Reading;
        if (reading.Intent != Intent.Query || reading.Query is not { } kind || kind == QueryKind.Materials) return null;
        if (turn.Speaker is not { } speaker || turn.IsResident) return Refuse(turn, kind);
        var reach = turn.Tree[turn.Registry.ReachOf(speaker)];
        var asked = reading.Target?.Unit is { } name ? turn.Tree.FindByName(name) : null;
        if (asked is not null && !turn.Tree.IsWithin(asked.Id, reach.Id))
            return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据，例：{reach.Name}多少了");
        return kind switch
        {
            QueryKind.Progress => await ProgressAsync(turn, session, asked ?? reach),
            QueryKind.UnitDetail => await UnitAsync(turn, session, asked ?? reach),
            QueryKind.Missing => await MissingAsync(turn, session, asked ?? reach),
            QueryKind.Ranking => await RankingAsync(turn, session, asked ?? reach),
            QueryKind.Trend => await TrendAsync(turn, session, asked ?? reach),
            QueryKind.Deadline => Deadline(turn),
            QueryKind.Bulletin => await BulletinAsync(turn, session, reach),
            _ => new HandlerResult().Reply(turn, "导出表格的功能还没有上线。现在可以问：进度怎么样、排名、哪些村还没报"),
        };
    }

    /// <summary>Deadlines are no secret; data are.</summary>
    private HandlerResult? Refuse(Turn turn, QueryKind kind) => kind switch
    {
        QueryKind.Deadline when turn.Speaker is not null => Deadline(turn),
        _ when turn.Private || turn.Message.MentionsBot => new HandlerResult().Reply(turn, HelpText.Refusal(turn)),
        _ => null,
    };

    private async Task<HandlerResult> ProgressAsync(Turn turn, Session session, OrgUnit unit) => unit.Tier is Tier.Village or Tier.Grid
        ? await UnitAsync(turn, session, unit)
        : audience.Answer(turn, unit.Id, ProgressText.For(await facts.ProgressAsync(session, turn.Tree, unit, turn.Now)));

    private async Task<HandlerResult> UnitAsync(Turn turn, Session session, OrgUnit unit)
    {
        if (unit.Tier is Tier.County or Tier.Township) return await ProgressAsync(turn, session, unit);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var newest = await facts.NewestAsync(session, turn.Tree, unit.Id);
        var last = await facts.LastReportAsync(session, unit.Id);
        var text = UnitDetailText.For(book, unit, CampaignWeek.Of(turn.Now).Period, newest, last, turn.Now);
        var duty = (await facts.DutiesAsync(session, turn.Tree, unit.Id, turn.Now)).FirstOrDefault(d => d.UnitId == unit.Id);
        return audience.Answer(turn, unit.Id, duty is null ? text : $"{text}{DutyText.State(duty)}");
    }

    private async Task<HandlerResult> MissingAsync(Turn turn, Session session, OrgUnit unit)
    {
        var owed = await facts.DutiesAsync(session, turn.Tree, unit.Id, turn.Now);
        var week = CampaignWeek.Of(turn.Now).Previous;
        var weekly = MissingText.For(turn.Tree, owed, week.Number, await facts.RemindedAsync(session, owed), turn.Now);
        return audience.Answer(turn, unit.Id, string.Join('\n', (await others.MissingAsync(turn, session, unit.Id)).Prepend(weekly)));
    }

    private async Task<HandlerResult> RankingAsync(Turn turn, Session session, OrgUnit unit)
    {
        // A cadre sees the ranking that was posted for everybody, in the group where it was posted or privately.
        if (unit.Tier is Tier.Village or Tier.Grid)
        {
            var issue = await facts.NewestIssueAsync(session, turn.Tree, unit.Id, postedOnly: true);
            var township = turn.Tree.Above(unit.Id, Tier.Township)!;
            return audience.Answer(turn, township.Id, issue?.Text ?? ShortRankingText.For(null));
        }

        return audience.Answer(turn, unit.Id, ShortRankingText.For(await facts.NewestAsync(session, turn.Tree, unit.Id)));
    }

    private async Task<HandlerResult> TrendAsync(Turn turn, Session session, OrgUnit unit) =>
        audience.Answer(turn, unit.Id, ProgressText.Comparison(await facts.ProgressAsync(session, turn.Tree, unit, turn.Now)));

    private async Task<HandlerResult> BulletinAsync(Turn turn, Session session, OrgUnit unit)
    {
        var issue = await facts.NewestIssueAsync(session, turn.Tree, unit.Id, postedOnly: unit.Tier is Tier.Village or Tier.Grid);
        var scope = turn.Tree.Above(unit.Id, Tier.Township) ?? unit;
        return audience.Answer(turn, scope.Id, issue?.Text ?? "还没有通报：第一期数据截止后生成。");
    }

    private HandlerResult Deadline(Turn turn) => new HandlerResult().Reply(turn, DutyText.Deadline(facts.Timetable, turn.Now));
}
