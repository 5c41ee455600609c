using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>What grounds are drawn from: the unit's weekly duties, how many groups it left an edition unforwarded (edition's number), its books and the newest issue.</summary>
public sealed record GroundsRequest(
    OrgUnit Unit, IReadOnlyList<Duty> Duties, IReadOnlyList<(int Edition, int Groups)> NotRelayed, TotalsBook Book, WeeklyStanding? Issue, DateTimeOffset Now)
{
    /// <summary>Reasons of what the office decided about the unit: an interview, a card.</summary>
    public IReadOnlyList<string> Decided { get; init; } = [];
}

/// <summary>The facts of the last four weeks that a paper to one unit can stand on (rule N7). No person is named, nothing is guessed.</summary>
public static class NoticeGrounds
{
    public const int Weeks = 4;

    public static IReadOnlyList<string> Of(GroundsRequest request, PaperKind kind) =>
        [.. Reports(request), .. Relays(request), .. Rate(request), .. kind == PaperKind.Supervision ? [] : request.Decided.Count > 0 ? request.Decided : Cases(request)];

    private static IEnumerable<string> Reports(GroundsRequest r)
    {
        var own = r.Duties.Where(d => d.UnitId == r.Unit.Id).OrderBy(d => d.Period.From).ToList();
        foreach (var duty in own.Where(d => d.Due < r.Now && d.State is not (DutyState.Done or DutyState.Late)))
        {
            var extended = duty.State == DutyState.Extended ? "，已申请延期" : "";
            yield return $"{ReadBackText.PeriodName(duty.Period)}数据至今未报（应于{Figures.Moment(duty.Due)}前报{extended}）。";
        }

        var late = own.Where(d => d.State == DutyState.Late).ToList();
        if (late.Count > 0) yield return $"近四周迟报{late.Count}次：{string.Join('、', late.Select(d => ReadBackText.PeriodName(d.Period)))}。";
    }

    private static IEnumerable<string> Relays(GroundsRequest r) => r.NotRelayed.Where(n => n.Groups > 0)
        .Select(n => string.Create(CultureInfo.InvariantCulture, $"第{n.Edition}期宣传素材有{n.Groups}个群未转发。"));

    // Rates are told of units only where the ranking is (rule K5).
    private static IEnumerable<string> Rate(GroundsRequest r)
    {
        if (r.Issue is not { Install: InstallList.Full, Plan: { } plan } issue) yield break;
        var place = issue.Leagues.SelectMany(l => l.Places).FirstOrDefault(p => p.UnitId == r.Unit.Id);
        if (place?.Rate is { } rate && rate < plan)
            yield return $"安装率{Figures.Percent(rate)}（累计{Figures.Count(place.Installed)}人，应装{Figures.Count(place.Base ?? 0)}人，数据截至{Figures.Moment(issue.Cutoff)}），低于序时目标{Figures.ShortPercent(plan)}。";
    }

    private static IEnumerable<string> Cases(GroundsRequest r)
    {
        var today = Figures.LocalDate(r.Now);
        var days = new Period(today.AddDays(-7 * Weeks), today);
        if (r.Book.NewIn(r.Unit.Id, Metric.Case, days) is not ({ } cases and > 0)) yield break;
        var loss = r.Book.NewIn(r.Unit.Id, Metric.Loss, days) is { } money ? $"、损失{Figures.Money(money)}" : "";
        yield return $"{Figures.Day(days.From)}至{Figures.Day(days.To)}发案{BookingText.Number(cases)}起{loss}（派出所、平安办报数）。";
    }
}
