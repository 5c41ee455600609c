using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>The campaign's own targets under 达标情况: one paragraph each, with the plan it comes from (rule J13).</summary>
public static class CampaignTargets
{
    /// <summary>Entered = what was typed in by hand; answers = what the forms say of cases, of this year and the last. Empty when there is neither stage nor target.</summary>
    public static string For(CampaignPlan campaign, TotalsBook book, OrgUnit scope, IReadOnlyList<EnteredFigure> entered, DateTimeOffset now, IReadOnlyList<CaseAnswer>? answers = null)
    {
        var today = Figures.LocalDate(now);
        // A unit of another class is not measured by it.
        var own = campaign.Targets.Where(t => scope.Tier is Tier.County or Tier.Township || (scope.Tier == Tier.Village && t.Subject.Covers(scope)));
        return string.Join('\n', own.Select(t => Line(t, campaign, book, scope, entered, answers ?? [], now)).Prepend(campaign.StageLine(today)).Where(l => l.Length > 0));
    }

    private static string Line(Target target, CampaignPlan campaign, TotalsBook book, OrgUnit scope, IReadOnlyList<EnteredFigure> entered, IReadOnlyList<CaseAnswer> answers, DateTimeOffset now)
    {
        var today = Figures.LocalDate(now);
        var text = target.Form switch
        {
            TargetForm.Stages stages => TargetText.Under(target.Title, TargetOutlook.Of(book, scope, target.Subject, stages.Plan, campaign.From ?? new DateOnly(today.Year, 1, 1), now)),
            TargetForm.Survey survey => $"{target.Title}：{SurveyTarget.Said(survey.Plan, EnteredFigure.Newest(entered, scope.Id, EnteredKind.Awareness, today.Year), today)}",
            _ when target.Subject.Staff => $"{target.Title}：{StaffTarget.Said(target, book, scope, entered, answers, today)}",
            TargetForm.Fall { Against: TargetAgainst.HalfBefore } fall => $"{target.Title}：{Half(target, fall, book, scope, today)}",
            TargetForm.Fall fall => $"{target.Title}：{Fall(target, fall, book, scope, entered, today)}",
            _ => $"{target.Title}：{None(target, book, scope, today)}",
        };
        return $"{text}{(target.Plan.Length == 0 ? "" : $"（{target.Plan}）")}";
    }

    private static string Fall(Target target, TargetForm.Fall fall, TotalsBook book, OrgUnit scope, IReadOnlyList<EnteredFigure> entered, DateOnly today)
    {
        var year = YearOnYear.Of(book, scope, target.Subject.Metric, entered, today);
        var verdict = fall.Percent > 0 ? year.FellBy(fall.Percent) : year.Before is { } before ? year.Now < before || before == 0 && year.Now == 0 : null;
        return $"{year.Days}{year.Said()}，{Said(verdict)}";
    }

    /// <summary>The running half-year may reach so much of the whole half before: 全年分段, 环比.</summary>
    private static string Half(Target target, TargetForm.Fall fall, TotalsBook book, OrgUnit scope, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month <= 6 ? 1 : 7, 1);
        var before = book.NewIn(scope.Id, target.Subject.Metric, new Period(first.AddMonths(-6), first.AddDays(-1)));
        var now = book.NewIn(scope.Id, target.Subject.Metric, new Period(first, today)) ?? 0;
        var said = $"{(first.Month == 1 ? "上半年" : "下半年")}至今{BookingText.Named(target.Subject.Metric, now)}";
        if (before is not { } whole) return $"{said}，上个半年没有数据，不能比。";
        var limit = whole * (100 - fall.Percent) / 100;
        var verdict = now > limit ? "已超过，未达标。" : $"还在限内（限{BookingText.Amount(target.Subject.Metric, Math.Floor(limit))}），半年过完再定。";
        return $"{said}，上个半年共{BookingText.Amount(target.Subject.Metric, whole)}，{verdict}";
    }

    private static string None(Target target, TotalsBook book, OrgUnit scope, DateOnly today)
    {
        var year = Period.YearUpTo(today);
        var hit = book.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && target.Subject.Covers(u))
            .Select(u => (u.Name, Value: book.NewIn(u.Id, target.Subject.Metric, year) ?? 0)).Where(x => x.Value > 0).ToList();
        return hit.Count == 0
            ? $"今年没有{target.Subject.Metric.ChineseName()}，目前达标。"
            : $"{string.Join('、', hit.Select(h => $"{h.Name}{BookingText.Amount(target.Subject.Metric, h.Value)}"))}，未达标。";
    }

    private static string Said(bool? verdict) => verdict switch { true => "达标。", false => "未达标。", _ => "不能比。" };
}
