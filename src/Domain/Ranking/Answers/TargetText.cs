using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>达标情况 and 预测 (rules K16, J13): where it stands, what the plan expects by today, and for each target to come what is missing and when it would be reached.</summary>
public static class TargetText
{
    /// <summary>Until = the day asked about (月底, 年底, 下周能到多少); null = the end of the month.</summary>
    public static string For(TargetOutlook outlook, DateOnly? until = null) => $"截至{Figures.Moment(outlook.Now)}：{outlook.Scope.Name}{Body(outlook)}{Then(outlook, until)}";

    /// <summary>Where the pace of the last weeks leads.</summary>
    private static string Then(TargetOutlook outlook, DateOnly? until)
    {
        if (outlook is not { Weekly: > 0, Total: { } total, Base: > 0 } || outlook.Plan.Milestones.Count == 0) return "";
        var end = until ?? TargetWords.EndOfMonth(outlook.Today);
        var then = (total + (outlook.Weekly.Value / 7 * (end.DayNumber - outlook.Today.DayNumber))) / outlook.Base.Value * 100;
        return $"照这个速度，到{Figures.Day(end)}约{Figures.Tenth(Math.Min(then, 100))}%。";
    }

    /// <summary>哪些村没达标: who is below what the plan expects by today, furthest first; small bases are not measured (rules K2, K6, K16).</summary>
    public static string Below(TotalsBook book, TargetOutlook outlook, int smallBase)
    {
        if (outlook.Expected is not { } plan) return For(outlook);
        var units = book.Tree.Subtree(outlook.Scope.Id).Where(u => u.Tier == Tier.Village && u.Base >= smallBase && !(u.Closed <= outlook.Today) && !(u.Opened > outlook.Today))
            .Select(u => (u.Name, RateFacts.At(book, u, Metric.AppInstall, outlook.Today).Rate)).ToList();
        var below = units.Where(u => u.Rate < plan).OrderBy(u => u.Rate).ToList();
        var unknown = units.Where(u => u.Rate is null).Select(u => u.Name).ToList();
        var head = $"截至{Figures.Moment(outlook.Now)}，按序时今天应到{Figures.Percent(plan)}，";
        var list = below.Count == 0 ? $"{units.Count - unknown.Count}个单位都达到了" : $"{below.Count}个没达到：{string.Join('、', below.Select(u => u.Name + Figures.Percent(u.Rate!.Value)))}；{units.Count - below.Count - unknown.Count}个达到";
        var rest = unknown.Count == 0 ? "" : $"；没有累计数：{string.Join('、', unknown)}";
        return $"{head}{list}{rest}。人口不足{smallBase}人的单位不列。";
    }

    /// <summary>The same as one of several targets, under its title.</summary>
    public static string Under(string title, TargetOutlook outlook) => $"{title}：{outlook.Subject.KindsName}{Body(outlook)}";

    private static string Body(TargetOutlook outlook)
    {
        var subject = outlook.Subject;
        if (outlook.Rate is not { } rate) return subject.IsRate ? $"尚无累计{subject.Metric.ChineseName()}数或{(subject.Share == TargetShare.Base ? "人口基数" : "户数")}，无法预测。" : $"尚无{subject.Name}数，无法预测。";
        var parts = subject.IsRate ? $"（{Figures.Count(outlook.Total!.Value)}/{Figures.Count(outlook.Base!.Value)}{subject.UnitWord}）" : "";
        var now = $"{subject.Name}{Shown(outlook, rate)}{parts}。{(subject.IsRate && rate > 100 ? Over : "")}";
        if (outlook.Plan.Milestones.Count == 0) return now + "没有设定分阶段的目标，不作预测。";
        var lines = new List<string> { now + Expected(outlook, rate) };
        lines.AddRange(outlook.Ahead.Select(m => Goal(outlook, m)));
        lines.Add(Pace(outlook));
        return string.Join('\n', lines);
    }

    /// <summary>What stands beside every rate above a hundred (rule K2).</summary>
    internal const string Over = "超过100%，请核对基数和累计数。";

    private static string Shown(TargetOutlook outlook, decimal value) => outlook.Subject.IsRate ? Figures.Percent(value) : Figures.Count(value) + outlook.Subject.UnitWord;

    private static string Expected(TargetOutlook outlook, decimal rate)
    {
        if (outlook.Expected is not { } plan) return "";
        var due = $"按序时今天应到{(outlook.Subject.IsRate ? Figures.Percent(plan) : Figures.Count(Math.Ceiling(plan)) + outlook.Subject.UnitWord)}，";
        if (rate >= plan) return due + "已达到。";
        return due + (outlook.Subject.IsRate ? $"差{Figures.Tenth(plan - rate)}个百分点。" : $"差{Figures.Count(Math.Ceiling(plan - rate))}{outlook.Subject.UnitWord}。");
    }

    private static string Goal(TargetOutlook outlook, Milestone target)
    {
        var over = target.Date < outlook.Today ? "，已到期" : "";
        var aim = outlook.Subject.IsRate ? Figures.ShortPercent(target.Percent) : Figures.Count(target.Percent) + outlook.Subject.UnitWord;
        var name = $"目标{aim}（{On(target.Date, outlook.Today)}{over}）";
        var missing = outlook.Missing(target);
        if (missing <= 0) return $"{name}：已达到。";
        var lacking = $"{name}：还差{Figures.Count(Math.Ceiling(missing))}{outlook.Subject.UnitWord}";
        if (outlook.Reached(target) is not { } day) return $"{lacking}，预计日期算不出来。";
        var late = day.DayNumber - target.Date.DayNumber;
        return $"{lacking}，预计{On(day, outlook.Today)}达到{(late > 0 ? $"，晚{late}天" : "")}。";
    }

    private static string Pace(TargetOutlook outlook) => outlook.Weekly is { } weekly
        ? $"按近{TargetOutlook.PaceWeeks}周速度（每周{Figures.Count(Math.Round(weekly, 1, MidpointRounding.AwayFromZero))}{outlook.Subject.UnitWord}）推算，供参考。"
        : $"近{TargetOutlook.PaceWeeks}周没有报数，没有速度可算。";

    private static string On(DateOnly day, DateOnly today) => day.Year == today.Year ? Figures.Day(day) : $"{day.Year}年{Figures.Day(day)}";
}
