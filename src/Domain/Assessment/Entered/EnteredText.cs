using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>知晓率 and 再转账率 as they are answered, and 双降.</summary>
public static class EnteredText
{
    public static string Name(EnteredKind kind) => kind switch
    {
        EnteredKind.Awareness => "知晓率",
        EnteredKind.Retransfer => "再转账率",
        EnteredKind.NoOffender => "没有涉诈人员",
        EnteredKind.NoDen => "没有窝点",
        EnteredKind.EarnestWork => "认真履职",
        EnteredKind.BaselineCases => "上年同期发案",
        EnteredKind.BaselineStaff => "上年同期职工发案",
        EnteredKind.Contactless => "非接触案件",
        _ => "上年同期损失",
    };

    /// <summary>清溪乡6月再转账率2.0%（1/50），目标低于2%：未达标。依据…</summary>
    public static string Rate(OrgUnit unit, EnteredKind kind, EnteredFigure? figure, RatePolicy policy)
    {
        if (figure is null) return $"{unit.Name}还没有录入{Name(kind)}。{HowTo(kind)}";
        if (kind == EnteredKind.Contactless) return Contactless(unit, figure, policy);
        var (target, plan) = Target(kind, policy);
        var parts = figure.Whole is { } whole ? $"（{BookingText.Number(figure.Part)}/{BookingText.Number(whole)}）" : "";
        var aim = kind == EnteredKind.Retransfer ? "低于" : "";
        if (figure.Percent is not { } percent) return $"{unit.Name}{figure.Month.Month}月{Name(kind)}：{parts.Trim('（', '）')}，没有基数，不算比例。";
        var met = kind == EnteredKind.Retransfer ? percent < target : percent >= target;
        var warning = percent > 100 ? "超过100%，请核对。" : "";
        return $"{unit.Name}{figure.Month.Month}月{Name(kind)}{Figures.Percent(percent)}{parts}，目标{aim}{Figures.ShortPercent(target)}：{(met ? "达标" : "未达标")}。{warning}依据：{plan}。";
    }

    /// <summary>清溪乡1—6月非接触案件5起，上年同期7起，下降28.6%，达标。</summary>
    private static string Contactless(OrgUnit unit, EnteredFigure figure, RatePolicy policy)
    {
        var year = new YearOnYear(Metric.Case, Period.Of(figure.Month), figure.Part, figure.Whole, true);
        var fell = year.Before is { } before && (year.Now < before || (before == 0 && year.Now == 0));
        var change = year.Drop switch { null => "基数为0", 0 => "持平", > 0 and var d => $"下降{Figures.ShortPercent(d)}", var d => $"上升{Figures.ShortPercent(-d.Value)}" };
        return $"{unit.Name}1—{figure.Month.Month}月非接触案件{BookingText.Number(figure.Part)}起，上年同期{BookingText.Number(figure.Whole ?? 0)}起，{change}，{(fell ? "达标" : "未达标")}。依据：{policy.ContactlessPlan}。";
    }

    /// <summary>双降 of the whole and, below it, the units with cases.</summary>
    public static string DoubleDrop(OrgUnit scope, IReadOnlyList<YearOnYear> both, DoubleDropPolicy policy, DateTimeOffset now) =>
        $"{scope.Name}双降情况（今年与上年同期比，目标各下降{Figures.ShortPercent(policy.Percent)}），截至{Figures.Moment(now)}：\n"
        + string.Join('\n', both.Select(y => $"{y.Days}{y.Said()}{(y.Entered ? "（上年数为录入）" : "")}，{Verdict(y, policy)}"))
        + (both.Any(y => y.Before is null) ? $"\n请派出所或平安办报上年同期，例：上年同期 {scope.Name} 发案12起 损失36万元 到{Figures.LocalDate(now).Month}月" : "")
        + $"\n依据：{policy.Plan}。发案、损失只计派出所、平安办报的数。";

    private static string Verdict(YearOnYear year, DoubleDropPolicy policy) => year.FellBy(policy.Percent) switch
    {
        true => "达标。",
        false => "未达标。",
        _ => "不能比。",
    };

    private static (decimal Target, string Plan) Target(EnteredKind kind, RatePolicy policy) =>
        kind == EnteredKind.Awareness ? (policy.Awareness, policy.AwarenessPlan) : (policy.Retransfer, policy.RetransferPlan);

    private static string HowTo(EnteredKind kind) => kind switch
    {
        EnteredKind.Contactless => "由派出所或平安办录入，例：非接触案件 5起 上年7起 到6月",
        EnteredKind.Awareness => "由平安办按调查结果录入，例：知晓率 276/300",
        _ => "由派出所或平安办录入，例：再转账率 1/50 6月（预警后再转账数/资金端预警数）",
    };
}
