using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>One metric of one unit: 石桥村注册多少, or 注册呢 after another question.</summary>
public static class MetricText
{
    /// <summary>Period null = running total, this week and last week; otherwise the figure of those days.</summary>
    public static string For(TotalsBook book, OrgUnit unit, Metric metric, Period? period, DateTimeOffset now)
    {
        var asked = metric == Metric.InstallRate ? Metric.AppInstall : metric;
        var head = $"截至{Figures.Moment(now)}，{unit.Name}{asked.ChineseName()}：";
        if (period is { } days) return $"{head}{Named(days, now)}{In(book, unit, asked, days)}。{Waiting(asked)}";
        var today = Figures.LocalDate(now);
        var week = CampaignWeek.Of(today);
        var parts = new List<string>();
        if (Total(book, unit, asked, today) is { } total) parts.Add(total);
        parts.Add("本周" + In(book, unit, asked, week.Period));
        parts.Add($"上周（{week.Previous.Period}）" + In(book, unit, asked, week.Previous.Period));
        return $"{head}{string.Join('，', parts)}。{Waiting(asked)}";
    }

    /// <summary>今年 with its days; elsewhere nothing that lets a date run into the figure.</summary>
    internal static string Named(Period days, DateTimeOffset now)
    {
        if (days == Period.YearUpTo(Figures.LocalDate(now))) return FormattableString.Invariant($"今年（{days.From:yyyy.M.d}—{days.To:M.d}）");
        var name = ReadBackText.PeriodName(days);
        return char.IsAsciiDigit(name[^1]) ? name + "共" : name;
    }

    private static string? Total(TotalsBook book, OrgUnit unit, Metric metric, DateOnly today)
    {
        var facts = RateFacts.At(book, unit, metric, today);
        if (metric is not (Metric.AppInstall or Metric.AppRegister or Metric.AppAlert) || facts.Rate is not { } rate)
            return book.TotalAsOf(unit.Id, metric, today) is { } total ? $"累计{Amount(metric, total)}" : null;
        return $"累计{Figures.Count(facts.Total!.Value)}（{Figures.Percent(rate)}，基数{Figures.Count(facts.Base!.Value)}人）";
    }

    private static string In(TotalsBook book, OrgUnit unit, Metric metric, Period days) =>
        book.NewIn(unit.Id, metric, days) is { } value ? (BookingText.IsApp(metric) ? "+" : "") + Amount(metric, value) : metric.NeedsPolice() ? "没有记录" : "未报";

    private static string Amount(Metric metric, decimal value) => metric switch
    {
        Metric.Loss or Metric.LossAvoided => Figures.Money(value),
        _ when BookingText.IsApp(metric) => Figures.Count(value),
        _ => Figures.Count(value) + metric.UnitWord(),
    };

    private static string Waiting(Metric metric) => metric.NeedsPolice() ? "只计派出所、平安办报的数。" : "";
}
