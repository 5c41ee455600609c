namespace AntiFraudBot.Domain.Ranking;

/// <summary>达标情况 and 预测 (rule K16): rate, what the plan expects by today, and for each target to come what is missing and when it would be reached.</summary>
public static class TargetText
{
    public static string For(TargetOutlook outlook)
    {
        var asOf = $"截至{Figures.Moment(outlook.Now)}：{outlook.Scope.Name}";
        if (outlook.Rate is not { } rate) return $"{asOf}尚无累计安装数或人口基数，无法预测。";
        var now = $"{asOf}安装率{Figures.Percent(rate)}（{Figures.Count(outlook.Total!.Value)}/{Figures.Count(outlook.Base!.Value)}人）。";
        if (outlook.Policy.Milestones.Count == 0) return now + "没有设定分阶段的目标，不作预测。";
        var lines = new List<string> { now + Plan(outlook.Expected, rate) };
        lines.AddRange(outlook.Ahead.Select(m => Target(outlook, m)));
        lines.Add(Pace(outlook));
        return string.Join('\n', lines);
    }

    private static string Plan(decimal? expected, decimal rate) => expected switch
    {
        null => "",
        { } plan when rate < plan => $"按序时今天应到{Figures.Percent(plan)}，差{Figures.Tenth(plan - rate)}个百分点。",
        { } plan => $"按序时今天应到{Figures.Percent(plan)}，已达到。",
    };

    private static string Target(TargetOutlook outlook, Milestone target)
    {
        var over = target.Date < outlook.Today ? "，已到期" : "";
        var name = $"目标{Figures.ShortPercent(target.Percent)}（{Figures.Day(target.Date)}{over}）";
        var missing = outlook.Missing(target);
        if (missing <= 0) return $"{name}：已达到。";
        var lacking = $"{name}：还差{Figures.Count(Math.Ceiling(missing))}人";
        if (outlook.Reached(target) is not { } day) return $"{lacking}，预计日期算不出来。";
        var late = day.DayNumber - target.Date.DayNumber;
        return $"{lacking}，预计{On(day, outlook.Today)}达到{(late > 0 ? $"，晚{late}天" : "")}。";
    }

    private static string Pace(TargetOutlook outlook) => outlook.Weekly is { } weekly
        ? $"按近{TargetOutlook.PaceWeeks}周速度（每周{Figures.Count(Math.Round(weekly, 1, MidpointRounding.AwayFromZero))}人）推算，供参考。"
        : $"近{TargetOutlook.PaceWeeks}周没有报数，没有速度可算。";

    private static string On(DateOnly day, DateOnly today) => day.Year == today.Year ? Figures.Day(day) : $"{day.Year}年{Figures.Day(day)}";
}
