using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// A target of cases among staff and their families (rule J13): half-year against half-year, year against year, or none. Counted from the ledger's
/// cases by what their forms say; a case of which nobody said is named apart and counted nowhere.
/// </summary>
internal static class StaffTarget
{
    public static string Said(Target target, TotalsBook book, OrgUnit scope, IReadOnlyList<EnteredFigure> entered, IReadOnlyList<CaseAnswer> answers, DateOnly today)
    {
        var units = book.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && target.Subject.Covers(u)).ToList();
        Count In(Period days) => Of(CaseFact.Of(book, units, days).Select(c => c.Knowing(answers)));
        return target.Form switch
        {
            TargetForm.Fall { Against: TargetAgainst.HalfBefore } fall => Half(fall, In, today),
            TargetForm.Fall fall => Year(fall, In, entered, scope, today),
            _ => In(Period.YearUpTo(today)) is var now && now.Staff == 0 ? $"今年没有职工或家属被骗，目前达标{Unsaid(now)}。" : $"今年{now.Staff}起，未达标{Unsaid(now)}。",
        };
    }

    private static string Half(TargetForm.Fall fall, Func<Period, Count> count, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month <= 6 ? 1 : 7, 1);
        var (now, before) = (count(new Period(first, today)), count(new Period(first.AddMonths(-6), first.AddDays(-1))));
        var said = $"{(first.Month == 1 ? "上半年" : "下半年")}至今{now.Staff}起";
        if (before.All == 0) return $"{said}，上个半年台账里没有发案，不能比{Unsaid(now)}。";
        var limit = before.Staff * (100 - fall.Percent) / 100;
        var verdict = now.Staff > limit ? "已超过，未达标" : $"还在限内（限{Math.Floor(limit):0}起），半年过完再定";
        return $"{said}，上个半年共{before.Staff}起，{verdict}{Unsaid(now with { Unknown = now.Unknown + before.Unknown })}。";
    }

    /// <summary>Against the same days of the year before; where the ledger has none of that year, against what was entered of it.</summary>
    private static string Year(TargetForm.Fall fall, Func<Period, Count> count, IReadOnlyList<EnteredFigure> entered, OrgUnit scope, DateOnly today)
    {
        var days = Period.YearUpTo(today);
        var before = count(new Period(days.From.AddYears(-1), days.To.AddYears(-1)));
        var typed = before.All > 0 ? null : EnteredFigure.Newest(entered, scope.Id, EnteredKind.BaselineStaff, today.Year);
        if (typed?.Month.AddMonths(1).AddDays(-1) is { } end && end < today) days = new Period(days.From, end);
        var now = count(days);
        var year = new YearOnYear(Metric.Case, days, now.Staff, before.All > 0 ? before.Staff : typed?.Part, typed is not null);
        var verdict = fall.Percent > 0 ? year.FellBy(fall.Percent) : year.Before is { } then ? year.Now < then || (then == 0 && year.Now == 0) : null;
        var hint = year.Before is null ? $"（例：上年同期 {scope.Name} 职工发案2起 到{today.Month}月）" : "";
        return $"{days}{year.Said()}，{verdict switch { true => "达标", false => "未达标", _ => "不能比" }}{hint}{Unsaid(now with { Unknown = now.Unknown + before.Unknown })}。";
    }

    private static string Unsaid(Count count) => count.Unknown == 0 ? "" : $"；另有{count.Unknown}起没有写明是不是职工或家属，没有计入";

    private static Count Of(IEnumerable<CaseFact> cases)
    {
        var all = cases.ToList();
        return new Count((int)all.Where(c => c.StaffOrFamily == true).Sum(c => c.Count), (int)all.Where(c => c.StaffOrFamily is null).Sum(c => c.Count), (int)all.Sum(c => c.Count));
    }

    private sealed record Count(int Staff, int Unknown, int All);
}
