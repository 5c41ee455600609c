using AntiFraudBot.Bot.Leaders;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>为什么是128, 上坪村安装怎么算的: the entries behind a number, each with the short number by which it can be contested (rule K13).</summary>
public sealed class WhyHandler(LeaderFacts facts, Audience audience, LastQuestions memory) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        if (WhyWords.Again(turn.Text)) return await AgainAsync(turn, session);
        if (WhyWords.Read(turn.Text) is not { } asked) return null;
        var names = turn.Names;
        // 医保怎么算的, said among people, is not ours.
        if (asked.Number is null && !names.Any && !turn.Private && !turn.Message.MentionsBot) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var named = names.Units.Count > 0 ? turn.Tree.FindByName(names.Units[0]) : null;
        var unit = named ?? Assumed(turn, reach);
        if (!turn.Tree.IsWithin(unit.Id, reach.Id)) return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据。");
        if (asked.Number is not null) return await WhyAsync(turn, session, asked, unit, named is null ? reach : unit, names.Metric);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var days = names.Period is { } phrase ? Periods.Resolve(phrase, turn.Message.SentAt) : null;
        return audience.Answer(turn, unit.Id, How(turn, book, unit, names.Metric ?? Metric.AppInstall, days));
    }

    /// <summary>为什么 alone, after a question about figures: where those come from (rules A11, K13). Otherwise it is talk.</summary>
    private async Task<HandlerResult?> AgainAsync(Turn turn, Session session)
    {
        if (await memory.OfAsync(turn, session) is not { } before || turn.Message.SentAt < before.At || turn.Message.SentAt - before.At > FollowUp.Window) return null;
        if (before.Question.Kind is not (QueryKind.Progress or QueryKind.UnitDetail or QueryKind.Ranking or QueryKind.Target or QueryKind.Trend or QueryKind.Bulletin)) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var unit = turn.Tree.Find(before.Question.UnitId) ?? reach;
        if (!turn.Tree.IsWithin(unit.Id, reach.Id)) return null;
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        return audience.Answer(turn, unit.Id, How(turn, book, unit, before.Question.Metric ?? Metric.InstallRate, before.Question.Metric is null ? null : before.Question.Period));
    }

    /// <summary>A cadre means the own unit; others mean the group's, when it is theirs to see.</summary>
    private static OrgUnit Assumed(Turn turn, OrgUnit reach) => reach.Tier is Tier.Village or Tier.Grid || turn.Tree.Find(turn.Group.UnitId) is not { } here || !turn.Tree.IsWithin(here.Id, reach.Id)
        ? reach
        : here;

    private static string How(Turn turn, TotalsBook book, OrgUnit unit, Metric metric, Period? days)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        if (metric == Metric.InstallRate)
        {
            var rate = FigureSearch.Of(book, unit, today).FirstOrDefault(f => f is { Metric: Metric.AppInstall, Kind: FigureKind.Rate });
            return rate is null ? WhyText.Total(book, unit, Metric.AppInstall, today) : WhyText.For(book, rate, turn.Registry.NameOf);
        }

        if (days is { } period) return WhyText.New(book, unit, metric, period, turn.Registry.NameOf);
        if (book.TotalAsOf(unit.Id, metric, today) is not null) return WhyText.Total(book, unit, metric, today);
        // Without a running total the newest days that have a number are what is meant.
        var newest = FigureSearch.Of(book, unit, today).FirstOrDefault(f => f.Metric == metric);
        return newest is null ? WhyText.New(book, unit, metric, CampaignWeek.Of(today).Period, turn.Registry.NameOf) : WhyText.For(book, newest, turn.Registry.NameOf);
    }

    /// <summary>First the unit meant, then everything the asker may see: whoever reads 128 in a table may not say whose it is.</summary>
    private async Task<HandlerResult> WhyAsync(Turn turn, Session session, WhyWords asked, OrgUnit unit, OrgUnit everywhere, Metric? metric)
    {
        var (said, value) = (asked.Number!, asked.Value);
        var today = WorkCalendar.LocalDate(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, everywhere.Id);
        var found = Distinct(FigureSearch.Find(book, [unit], value, metric, today));
        if (found.Count == 0) found = Distinct(FigureSearch.Find(book, turn.Tree.Subtree(everywhere.Id).Where(u => u.Id != unit.Id), value, metric, today));
        if (found.Count == 1) return audience.Answer(turn, found[0].Unit.Id, WhyText.For(book, found[0], turn.Registry.NameOf));
        if (found.Count > 1) return audience.Answer(turn, everywhere.Id, WhyText.Several(said, found));
        var issue = await facts.NewestAsync(session, turn.Tree, unit.Id);
        if (issue is not null && IssueFigures.Find(issue, turn.Tree, unit, value) is { } printed)
            return audience.Answer(turn, printed.Unit.Id, WhyText.FromIssue(book, issue, printed, said, turn.Registry.NameOf));
        return audience.Answer(turn, unit.Id, WhyText.NoSuchFigure(unit, said, FigureSearch.Of(book, unit, today)));
    }

    /// <summary>今天12 and 本周12 of one metric are one figure seen twice: the wider one is explained.</summary>
    private static List<FigureFound> Distinct(IEnumerable<FigureFound> found) => [.. found.DistinctBy(f => (f.Unit.Id, f.Metric))];
}
