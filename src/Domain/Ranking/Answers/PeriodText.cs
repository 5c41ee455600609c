using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>A unit's or township's figures of days that were named: 上坪村上周多少 (rule K9).</summary>
public static class PeriodText
{
    private static readonly Metric[] Shown =
    [
        Metric.AppInstall, Metric.AppRegister, Metric.HouseholdVisit, Metric.PeopleReached, Metric.Case, Metric.Loss, Metric.Dissuade, Metric.LossAvoided,
    ];

    public static string For(TotalsBook book, OrgUnit unit, Period period, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var until = period.To > today ? today : period.To;
        var head = $"截至{Figures.Moment(now)}，{unit.Name}{ReadBackText.PeriodName(period)}：";
        var news = Shown.Select(m => (Metric: m, Value: book.NewIn(unit.Id, m, period))).Where(x => x.Value is not null)
            .Select(x => Signed(x.Metric, x.Value!.Value)).ToList();
        var figures = news.Count == 0 ? "没有报数" : string.Join('，', news);
        var total = RateFacts.At(book, unit, Metric.AppInstall, until);
        return $"{head}{figures}。{Totals(total, period.To > today ? "目前" : "期末")}";
    }

    internal static string Signed(Metric metric, decimal value) => metric is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert
        ? $"{metric.ChineseName()}+{Figures.Count(value)}"
        : BookingText.Named(metric, value);

    private static string Totals(RateFacts facts, string when) => facts switch
    {
        { Total: null } => "",
        { Rate: { } rate } => $"{when}累计安装{Figures.Count(facts.Total.Value)}（{Figures.Percent(rate)}，基数{Figures.Count(facts.Base!.Value)}人）。",
        _ => $"{when}累计安装{Figures.Count(facts.Total.Value)}（无人口基数）。",
    };
}
