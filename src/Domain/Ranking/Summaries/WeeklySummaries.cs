using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Computes the table of one week. A frozen week gives the numbers of its issue; later entries are listed and not counted.</summary>
public static class WeeklySummaries
{
    /// <summary>The columns of the second table.</summary>
    public static IReadOnlyList<Metric> Activities { get; } =
    [
        Metric.HouseholdVisit, Metric.PeopleReached, Metric.Leaflet, Metric.Poster, Metric.Banner, Metric.Event, Metric.Broadcast, Metric.Screen,
        Metric.Pledge, Metric.PushGroup, Metric.PushPeople, Metric.Dissuade, Metric.LossAvoided, Metric.Case, Metric.Loss, Metric.Repatriate, Metric.Tip,
    ];

    public static WeeklySummary Of(SummaryRequest request)
    {
        var counted = request.Issue is { } issue ? FrozenLedger.At(request.Entries, request.Changes, issue.Mark) : request.Entries;
        var book = new TotalsBook(request.Tree, counted);
        var days = request.Month.Length > 0 ? $"{request.Month}（{request.Week}）" : ReadBackText.PeriodName(request.Week);
        var title = $"{request.Scope.Name}{days}安装注册情况统计表";
        return new WeeklySummary(title, Notes(request), [.. Blocks(request).Select(b => Block(request, book, b.Name, b.Units))], SummarySources.Of(request, book))
        {
            Monthly = request.Month.Length > 0,
        };
    }

    private static List<string> Notes(SummaryRequest request)
    {
        var asOf = request.Issue is { } issue
            ? $"数据截至{Figures.Moment(issue.Cutoff)}（已截止，与第{issue.WeekNumber}周通报一致；之后的更正在明细里，计入下期）"
            : $"数据截至{Figures.Moment(request.Now)}（{(request.Month.Length > 0 ? "该月" : "该周")}未截止，数还会变，未排名）";
        return
        [
            asOf,
            "应装人数为16—60岁人口；空格为未报，不是0；发案、损失、劝阻、挽损、劝返只计派出所、平安办报的数",
            // Once frozen, the same table is the same file, whoever asks and whenever; who asked stands in the audit.
            request.Issue is null ? $"{request.AskedBy} {Figures.Moment(request.Now)}导出，仅供工作使用" : "仅供工作使用",
        ];
    }

    /// <summary>A county with several townships shows both the townships and their units.</summary>
    private static IEnumerable<(string Name, List<OrgUnit> Units)> Blocks(SummaryRequest request)
    {
        var units = request.Tree.Subtree(request.Scope.Id).Where(u => !(u.Opened > request.Week.To) && !(u.Closed < request.Week.From)).ToList();
        var townships = units.Where(u => u.Tier == Tier.Township).ToList();
        if (request.Scope.Tier == Tier.County && townships.Count > 1) yield return ("乡镇", townships);
        if (request.Scope.Tier is Tier.Village or Tier.Grid) yield return ("", [request.Scope]);
        else yield return (townships.Count > 1 ? "单位" : "", [.. units.Where(u => u.Tier == Tier.Village)]);
    }

    private static SummaryBlock Block(SummaryRequest request, TotalsBook book, string name, List<OrgUnit> units) => new(
        name,
        [.. units.Select(u => Row(request, book, u))],
        [.. units.Select(u => new ActivityRow(u.Name, [.. Activities.Select(m => book.NewIn(u.Id, m, request.Week))]))]);

    private static SummaryRow Row(SummaryRequest request, TotalsBook book, OrgUnit unit)
    {
        var until = Until(request);
        var before = request.Week.From.AddDays(-1);
        var now = RateFacts.At(book, unit, Metric.AppInstall, until);
        var then = RateFacts.At(book, unit, Metric.AppInstall, before);
        var duty = request.Duties.FirstOrDefault(d => d.UnitId == unit.Id && d.Period == request.Week);
        var people = FrozenBase(request.Issue, unit) ?? now.Base ?? unit.Base;
        var reports = request.Duties.Where(d => d.UnitId == unit.Id && request.Week.Contains(d.Period)).ToList();
        return new SummaryRow(unit.Name)
        {
            Base = people,
            InstalledBefore = then.Total,
            NewInstalls = book.NewIn(unit.Id, Metric.AppInstall, request.Week),
            Installed = now.Total,
            NewRegistrations = book.NewIn(unit.Id, Metric.AppRegister, request.Week),
            Registered = RateFacts.At(book, unit, Metric.AppRegister, until).Total,
            Alerts = book.TotalAsOf(unit.Id, Metric.AppAlert, until),
            Change = now.Rate - then.Rate,
            Rank = PlaceIn(request.Issue, unit)?.Rank,
            PreviousRank = PlaceIn(request.Previous, unit)?.Rank,
            Report = request.Month.Length > 0 ? Counted(reports) : Reported(duty),
            Remark = string.Join('；', Remarks(request, unit, duty)),
        };
    }

    /// <summary>A total of a week still running is that of today.</summary>
    internal static DateOnly Until(SummaryRequest request)
    {
        var today = Figures.LocalDate(request.Now);
        return request.Week.To > today ? today : request.Week.To;
    }

    // As the issue had it: a base that changed since belongs to the next.
    private static int? FrozenBase(WeeklyStanding? issue, OrgUnit unit) =>
        issue?.Leagues.SelectMany(l => l.Places.Concat(l.Small)).FirstOrDefault(p => p.UnitId == unit.Id)?.Base
            ?? issue?.Leagues.Select(l => l.OtherBases.TryGetValue(unit.Id, out var people) ? people : (int?)null).FirstOrDefault(b => b is not null);

    private static Place? PlaceIn(WeeklyStanding? issue, OrgUnit unit) =>
        issue?.Leagues.SelectMany(l => l.Ranked ? l.Places : []).FirstOrDefault(p => p.UnitId == unit.Id);

    /// <summary>按时3次、迟报1次.</summary>
    private static string Counted(List<Duty> duties) => string.Join('、', duties.GroupBy(d => d.State).OrderBy(g => g.Key).Select(g => $"{Reported(g.First())}{g.Count()}次"));

    private static string Reported(Duty? duty) => duty?.State switch
    {
        null => "",
        DutyState.Done => "按时",
        DutyState.Late => "迟报",
        DutyState.Partial => "报了一部分",
        DutyState.Extended => "延期未报",
        DutyState.Missed => "未报",
        _ => "待报",
    };

    private static IEnumerable<string> Remarks(SummaryRequest request, OrgUnit unit, Duty? duty)
    {
        if (duty is { State: DutyState.Extended, ExtensionReason: { Length: > 0 } reason }) yield return "延期原因：" + reason;
        var league = request.Issue?.Leagues.FirstOrDefault(l => l.Ranked && l.Places.Any(p => p.UnitId == unit.Id));
        if (league is not null && request.Issue!.Leagues.Count > 1) yield return $"在{league.Name}中排名";
        var own = request.Entries.Where(e => request.Tree.IsWithin(e.UnitId, unit.Id) && e.Period.Overlaps(request.Week)).ToList();
        if (own.Count(e => e.State == EntryState.Pending) is > 0 and var waiting) yield return $"待核{waiting}项，未计入";
        if (own.Count(e => e is { AfterFreeze: true, State: EntryState.Accepted }) is > 0 and var late) yield return $"截止后{late}项，计入下期";
    }
}
