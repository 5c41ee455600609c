using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>为什么是128, 上坪村安装怎么算的: the entries behind a number.</summary>
public sealed class WhyHandler(LeaderFacts facts, Audience audience) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var text = turn.Text.TrimEnd('？', '?', '。');
        if (turn.IsResident || !(text.StartsWith("为什么是", StringComparison.Ordinal) || text.EndsWith("怎么算的", StringComparison.Ordinal))) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var named = turn.Tree.Units.Where(u => text.Contains(u.Name, StringComparison.Ordinal) || u.Aliases.Any(a => text.Contains(a, StringComparison.Ordinal)))
            .MaxBy(u => u.Name.Length);
        var unit = named ?? (reach.Tier is Tier.Village or Tier.Grid ? reach : turn.Tree.Find(turn.Group.UnitId) ?? reach);
        if (!turn.Tree.IsWithin(unit.Id, reach.Id)) return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据。");
        var metric = text.Contains("注册", StringComparison.Ordinal) ? Metric.AppRegister : Metric.AppInstall;
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        return audience.Answer(turn, unit.Id, WhyText.Total(book, unit, metric, WorkCalendar.LocalDate(turn.Now)));
    }
}
