namespace AntiFraudBot.Domain.Ranking;

/// <summary>Issues of rounds that could not be posted in their time: a line each, the newest round in full (rule T15). Texts for the work group.</summary>
public static class RankingDigest
{
    /// <summary>Earlier = standings of older rounds, oldest first; newest = the posted texts of the newest round.</summary>
    public static string For(IReadOnlyList<WeeklyStanding> earlier, IEnumerable<string> newest)
    {
        var full = string.Join("\n\n", newest);
        if (earlier.Count == 0) return full;
        var lines = earlier.Select(s => $"第{s.WeekNumber}周（{s.Period}）：{string.Join('；', Parts(s))}。");
        return $"【补发】以下{earlier.Count}期周通报此前没有发，简要如下，要看全文请私聊我：第{earlier[^1].WeekNumber}周通报发我\n{string.Join('\n', lines)}\n\n{full}";
    }

    private static IEnumerable<string> Parts(WeeklyStanding s)
    {
        if (s.Install != InstallList.Off && s.Rate() is { } rate) yield return $"安装率{Figures.Percent(rate)}，新增安装{Figures.Count(s.NewInstalls ?? 0)}人";
        yield return s.This.Cases is null && s.This.Loss is null ? "派出所未报发案数" : $"发案{Figures.Count(s.This.Cases ?? 0)}起、损失{Figures.Money(s.This.Loss ?? 0)}";
        if (s.Timeliness.Missing.Count > 0) yield return $"未报{s.Timeliness.Missing.Count}个（{string.Join('、', s.Timeliness.Missing)}）";
    }
}
