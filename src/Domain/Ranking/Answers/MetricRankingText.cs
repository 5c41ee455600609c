using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>
/// 排名 发案, 排名 入户: the units of a township by one metric, most first, equal values sharing a place (rule N9). Cases and loss count the year so far,
/// everything else the last whole week, unless days were named. Who reported nothing has no place and is no zero.
/// </summary>
public static class MetricRankingText
{
    public static string For(TotalsBook book, OrgUnit scope, Metric metric, Period? period, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var grave = metric is Metric.Case or Metric.Loss;
        var days = period ?? (grave ? Period.YearUpTo(today) : CampaignWeek.Of(today).Previous.Period);
        var tier = scope.Tier == Tier.County && book.Tree.Subtree(scope.Id).Count(u => u.Tier == Tier.Township) > 1 ? Tier.Township : Tier.Village;
        var units = book.Tree.Subtree(scope.Id).Where(u => u.Tier == tier && !(u.Closed <= today)).ToList();
        var counted = units.Select(u => (Unit: u, Value: book.NewIn(u.Id, metric, days))).Where(x => x.Value is not null && (!grave || x.Value > 0))
            .OrderByDescending(x => x.Value).ThenBy(x => x.Unit.Order).ToList();
        var named = period is null && grave ? $"今年（{days.From:yyyy.M.d}—{days.To:M.d}）" : ReadBackText.PeriodName(days);
        var head = $"{scope.Name}{named}{metric.ChineseName()}排名，截至{Figures.Moment(now)}{(metric.NeedsPolice() ? "，只计派出所、平安办报的数" : "")}：";
        var rest = units.Count - counted.Count;
        var others = rest == 0 ? "" : grave ? $"其余{rest}个单位没有{metric.ChineseName()}记录。" : $"未报{rest}个：{string.Join('、', units.Except(counted.Select(c => c.Unit)).Select(u => u.Name))}。";
        if (counted.Count == 0) return head + (grave ? $"没有{metric.ChineseName()}记录。" : "没有单位报数。");
        var lines = counted.Select(x => $"{1 + counted.Count(o => o.Value > x.Value)} {x.Unit.Name} {Amount(book, x.Unit, metric, x.Value!.Value, days)}");
        var whole = grave && book.NewIn(scope.Id, metric, days) is { } sum ? $"\n合计{Amount(book, scope, metric, sum, days)}。" : "";
        return $"{head}\n{string.Join('\n', lines)}{whole}{(others.Length == 0 ? "" : "\n" + others)}";
    }

    private static string Amount(TotalsBook book, OrgUnit unit, Metric metric, decimal value, Period days)
    {
        var own = metric is Metric.Loss ? Figures.Money(value) : BookingText.Amount(metric, value);
        return metric == Metric.Case && book.NewIn(unit.Id, Metric.Loss, days) is { } loss ? $"{own}、损失{Figures.Money(loss)}" : own;
    }
}
