using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>Draws up a unit's dossier of the running year (rule N8).</summary>
public static class Dossiers
{
    /// <summary>What is new each week, in the order of the table.</summary>
    public static IReadOnlyList<Metric> Columns { get; } =
    [
        Metric.AppInstall, Metric.AppRegister, Metric.HouseholdVisit, Metric.PeopleReached, Metric.Leaflet, Metric.Event, Metric.Broadcast, Metric.Pledge, Metric.PushGroup,
        Metric.PushPeople, Metric.Dissuade, Metric.LossAvoided, Metric.Case, Metric.Loss,
    ];

    /// <summary>Entries and duties are those of the scope, which is the unit; issues oldest first.</summary>
    public static Dossier Of(SummaryRequest request, IReadOnlyList<WeeklyStanding> issues)
    {
        ArgumentNullException.ThrowIfNull(request);
        var unit = request.Scope;
        var year = CampaignWeek.Of(request.Now).Year;
        return new Dossier($"{unit.Name}{year}年反诈工作台账",
        [
            $"数据截至{Figures.Moment(request.Now)}；空格为未报，不是0；发案、损失、劝阻、挽损只计派出所、平安办报的数；累计为该周周日的数",
            $"{request.AskedBy} {Figures.Moment(request.Now)}导出，仅供工作使用",
        ])
        {
            Registered = Registered(unit, request),
            Weeks = Weeks(request, issues, year),
            Reports = [.. request.Duties.Where(d => d.UnitId == unit.Id).OrderBy(d => d.Due).Select(Report)],
            Sources = SummarySources.All(request),
        };
    }

    private static (string Label, object? Value)[] Registered(OrgUnit unit, SummaryRequest request) =>
    [
        ("单位", unit.Name), ("上级", request.Tree.Find(unit.ParentId)?.Name), ("16—60岁人数", (decimal?)unit.Base), ("户数", (decimal?)unit.Households),
        ("负责人", unit.HeadId is { } head ? request.NameOf(head) : null), ("联络员", unit.LiaisonId is { } liaison ? request.NameOf(liaison) : null),
        ("期初累计安装", (decimal?)unit.OpeningInstall), ("期初累计注册", (decimal?)unit.OpeningRegister), ("期初日期", unit.OpeningDate),
        ("下级单位数", (decimal?)(request.Tree.Subtree(unit.Id).Count - 1)),
    ];

    /// <summary>From the first week of the year in which the unit owed or reported anything, to the running week.</summary>
    private static List<DossierWeek> Weeks(SummaryRequest request, IReadOnlyList<WeeklyStanding> issues, int year)
    {
        var book = new TotalsBook(request.Tree, request.Entries);
        var known = request.Entries.Select(e => e.Period.From).Concat(request.Duties.Select(d => d.Period.From)).ToList();
        var last = CampaignWeek.Of(request.Now);
        var weeks = new List<DossierWeek>();
        if (known.Count == 0) return weeks;
        var first = CampaignWeek.Of(year, 1)!;
        var week = CampaignWeek.Of(known.Min()) is var began && began > first ? began : first;
        for (; week <= last; week = week.Next) weeks.Add(Week(request, book, week, issues));
        return weeks;
    }

    private static DossierWeek Week(SummaryRequest request, TotalsBook book, CampaignWeek week, IReadOnlyList<WeeklyStanding> issues)
    {
        var id = request.Scope.Id;
        var place = issues.FirstOrDefault(i => i.Week == week.ToString())?.Leagues.SelectMany(l => l.Ranked ? l.Places : []).FirstOrDefault(p => p.UnitId == id);
        var until = week.Sunday < Figures.LocalDate(request.Now) ? week.Sunday : Figures.LocalDate(request.Now);
        return new DossierWeek(
            string.Create(CultureInfo.InvariantCulture, $"第{week.Number}周"), week.Period, [.. Columns.Select(m => book.NewIn(id, m, week.Period))],
            RateFacts.At(book, request.Scope, Metric.AppInstall, until).Total, RateFacts.At(book, request.Scope, Metric.AppRegister, until).Total, request.Scope.Base, place?.Rank);
    }

    private static DossierReport Report(Duty duty) => new(
        duty.Form == "weekly" ? "周报" : duty.Form, duty.Period, duty.Due, duty.DoneAt,
        duty.State switch { DutyState.Done => "按时", DutyState.Late => "迟报", DutyState.Partial => "报了一部分", DutyState.Extended => "延期未报", DutyState.Missed => "未报", _ => "待报" },
        duty.ExtensionReason is { Length: > 0 } reason ? "延期原因：" + reason : "");
}
