using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>The weekly issue as it is posted (rule K8). No personal names, no sanctions.</summary>
public static class RankingText
{
    private static readonly string[] Ordinals = ["一", "二", "三", "四", "五"];

    /// <summary>Text for the work group.</summary>
    public static string For(WeeklyStanding standing) => Issue(standing, InstallSection.ForGroup(standing));

    /// <summary>A village's own issue for its work group: its grids' install rates and nothing else (rule K17).</summary>
    public static string ForVillage(WeeklyStanding standing) =>
        string.Join('\n', [$"【网格安装情况】{standing.ScopeName}第{standing.WeekNumber}周（{standing.Period}） 数据截至{Figures.Moment(standing.Cutoff)}", .. InstallSection.ForGroup(standing).Skip(1)]);

    /// <summary>Several weeks in one post, the older first.</summary>
    public static string For(IEnumerable<WeeklyStanding> standings) =>
        string.Join("\n\n", standings.OrderBy(s => s.Period.From).Select(For));

    /// <summary>Text for leaders and office: the whole install list unless it is switched off.</summary>
    public static string ForLeaders(WeeklyStanding standing) => Issue(standing, InstallSection.ForLeaders(standing));

    private static string Issue(WeeklyStanding standing, IReadOnlyList<string> install)
    {
        // Where nobody owed the week's data there is nothing to say about who reported.
        string[][] sections = [[.. install], [Cases(standing)], [Dissuasions(standing)], [Repatriations(standing)], .. standing.Timeliness.Anybody ? [[Reports(standing, install)]] : Array.Empty<string[]>()];
        var lines = new List<string> { Head(standing) };
        for (var i = 0; i < sections.Length; i++) lines.AddRange([Ordinals[i] + "、" + sections[i][0], .. sections[i][1..]]);
        if (standing.Stage.Length > 0) lines.Add(standing.Stage);
        lines.Add("注：" + string.Join("；", Notes(standing)) + "。");
        return string.Join('\n', lines);
    }

    private static string Head(WeeklyStanding s) => $"【反诈工作周通报】第{s.WeekNumber}周（{s.Period}） 数据截至{Figures.Moment(s.Cutoff)}";

    private static string Cases(WeeklyStanding s)
    {
        var now = s.This.Cases is null && s.This.Loss is null
            ? "派出所未报本周数"
            : $"本周{Count(s.This.Cases)}起、损失{Figures.Money(s.This.Loss ?? 0)}";
        var last = s.Last.Cases is null && s.Last.Loss is null ? "上周无数据" : $"上周{Count(s.Last.Cases)}起、{Figures.Money(s.Last.Loss ?? 0)}";
        return $"发案：{now}（{last}）。{Where(s.CasesByUnit)}{Unverified(s.Unverified)}";
    }

    /// <summary>圩镇社区2起，上坪村、石桥村各1起。</summary>
    private static string Where(IReadOnlyList<UnitCount> cases) => cases.Count == 0 ? "" : string.Join('，', cases.GroupBy(c => c.Count)
        .Select(g => string.Join('、', g.Select(c => c.Unit)) + (g.Count() > 1 ? "各" : "") + BookingText.Number(g.Key) + "起")) + "。";

    private static string Unverified(IReadOnlyList<UnitCount> cases) =>
        cases.Count == 0 ? "" : $"另有待核{BookingText.Number(cases.Sum(c => c.Count))}起（{string.Join('、', cases.Select(c => c.Unit))}），未计入。";

    private static string Dissuasions(WeeklyStanding s) => (s.This.Dissuaded, s.This.LossAvoided) switch
    {
        (null, null) => "劝阻：本周未报。",
        (var people, null) => $"劝阻{Count(people)}人。",
        (var people, { } money) => $"劝阻{Count(people)}人，避免损失{Figures.Money(money)}。",
    };

    private static string Repatriations(WeeklyStanding s)
    {
        var total = s.RepatriatedInAll is { } all ? $"累计{BookingText.Number(all)}人" : null;
        if (s.This.Repatriated is { } now) return $"劝返{BookingText.Number(now)}人{(total is null ? "" : "，" + total)}。";
        return total is null ? "劝返：本周未报。" : $"劝返：本周未报，{total}。";
    }

    private static string Reports(WeeklyStanding s, IReadOnlyList<string> install)
    {
        var named = install.Any(line => line.StartsWith("未报：", StringComparison.Ordinal));
        var t = s.Timeliness;
        var extended = t.Extended.Count == 0 ? "" : $"，延期{t.Extended.Count}个（{string.Join('、', t.Extended)}）";
        return $"报送：按时{t.OnTime}个，迟报{Listed(t.Late, true)}{extended}，未报{Listed(t.Missing, !named)}。";
    }

    private static string Listed(IReadOnlyList<string> names, bool withNames) =>
        names.Count == 0 || !withNames ? $"{names.Count}个" : $"{names.Count}个（{string.Join('、', names)}）";

    private static IEnumerable<string> Notes(WeeklyStanding s)
    {
        yield return s switch
        {
            { FirstIssue: true } => "人口基数为登记数",
            { BaseChanges.Count: 0 } => "与上周人口基数一致",
            _ => string.Join('，', s.BaseChanges.Select(c => $"{c.Unit}人口基数由{c.Old}调整为{c.New}{(c.From is { } day ? $"（{Figures.Day(day)}起）" : "")}")),
        };
        if (s.Install != InstallList.Off && s.Leagues.SelectMany(l => l.Places.Concat(l.Small)).Where(p => p.Rate > 100).Select(p => p.Unit).ToList() is { Count: > 0 } over)
            yield return $"{string.Join('、', over)}安装率超过100%，请核对基数和累计数";
        foreach (var unit in s.Corrections.GroupBy(c => c.Unit))
            yield return $"{unit.Key}更正{unit.Count()}次（{string.Join('，', unit.Select(Changed))}）";
        foreach (var shift in s.CaseShifts) yield return Shifted(shift);
    }

    private static string Shifted(CaseShift c)
    {
        var days = Days(c.Days);
        if (c.From is not { } from) return $"补记{c.Unit}{days}发案{BookingText.Number(c.Count)}起{(c.Loss is { } loss ? $"、损失{Figures.Money(loss)}" : "")}";
        return $"{c.Unit}发案{BookingText.Number(c.Count)}起由{c.FromUnit}{Days(from)}改记{(c.FromUnit is null ? "" : c.Unit)}{days}";
    }

    private static string Days(Period days) => days.From == days.To ? Figures.Day(days.From) : days.ToString();

    private static string Changed(Correction c)
    {
        var name = c.Metric == Metric.AppInstall ? "" : c.Metric.ChineseName();
        return c.Metric is Metric.Loss or Metric.LossAvoided
            ? $"{name}{Figures.Money(c.Old)}→{Figures.Money(c.New)}"
            : $"{name}{BookingText.Number(c.Old)}→{BookingText.Number(c.New)}";
    }

    private static string Count(decimal? value) => BookingText.Number(value ?? 0);
}
