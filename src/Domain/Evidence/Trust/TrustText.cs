using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Domain.Evidence.Trust;

/// <summary>数据质量: facts, no verdict (rule E11). What looks odd is for the office alone (rule E12).</summary>
public static class TrustText
{
    private const int Most = 4;

    public static string For(TrustFacts facts, bool office)
    {
        var lines = new List<string> { $"{facts.Unit}数据质量（第{facts.First.Number}—{facts.Last.Number}周）：", Rosters(facts), $"报送：应报{facts.Owed}次，迟报{facts.Late}次，未报{facts.Missed}次。" };
        if (facts.Copied.Count > 0) lines.Add($"与上一周雷同：第{string.Join('、', facts.Copied.Select(w => w.Number))}周，四项以上一样，请核对。");
        lines.Add(facts.Calls.Drawn == 0 ? "抽查：还没有抽到。" : "抽查：" + Calls(facts.Calls));
        if (facts.ReusedPictures is { } reused) lines.Add(reused == 0 ? "截图：没有发现重复使用。" : $"截图：{reused}张像是以前交过的，平安办在看。");
        if (office && Odd(facts) is { Length: > 0 } odd) lines.Add($"只给平安办看，只是线索，不能当结论：{odd}。");
        return string.Join('\n', lines);
    }

    /// <summary>One line a unit, those without doubts counted together.</summary>
    public static string Overview(string scope, IReadOnlyList<TrustFacts> all)
    {
        var lines = all.Where(f => f.HasDoubts).Select(f => $"{f.Unit}：{Short(f)}").ToList();
        var rest = all.Count - lines.Count;
        var head = $"{scope}{all.Count}个单位，近{all[0].Last.Monday.DayNumber / 7 - all[0].First.Monday.DayNumber / 7 + 1}周：";
        return $"{head}\n{string.Join('\n', lines)}{(lines.Count > 0 && rest > 0 ? "\n" : "")}{(rest > 0 ? $"其余{rest}个没有要看的。" : "")}\n细看请发：数据质量 单位名。只是线索，不能当结论。";
    }

    private static string Short(TrustFacts f)
    {
        var parts = new List<string>();
        if (f.Missed > 0) parts.Add($"未报{f.Missed}次");
        if (f.Late > 0) parts.Add($"迟报{f.Late}次");
        if (f.Copied.Count > 0) parts.Add($"雷同{f.Copied.Count}周");
        if (f.Calls.Mismatched > 0) parts.Add($"抽查不符{f.Calls.Mismatched}人（n={f.Calls.Reached}）");
        if (f.ReusedPictures > 0) parts.Add($"截图疑似重复{f.ReusedPictures}张");
        if (f.Rosters.FirstOrDefault(r => r.Figures.Reported is { } said && said != r.Figures.Comparable) is { } off) parts.Add($"第{off.Week.Number}周{Difference(off)}");
        return string.Join('，', parts.Append(Odd(f)).Where(p => p.Length > 0));
    }

    private static string Rosters(TrustFacts facts)
    {
        if (facts.Rosters.Count == 0) return "花名册：没有收到。";
        var compared = facts.Rosters.Where(r => r.Figures.Reported is not null).Take(Most).Select(r => $"第{r.Week.Number}周{Difference(r)}").ToList();
        return $"花名册：收到{facts.Rosters.Count}周。{(compared.Count == 0 ? "群里没有报数可比。" : $"和群里报的比：{string.Join('，', compared)}。")}";
    }

    private static string Difference(TrustedRoster roster) => (roster.Figures.Comparable - roster.Figures.Reported!.Value) switch
    {
        0 => "一致",
        > 0 and var more => $"花名册多{more:0.#}人",
        var less => $"花名册少{-less:0.#}人",
    };

    private static string Calls(SpotTally calls)
    {
        var mismatch = calls.Mismatch is { } wrong ? $"，占{Math.Round(wrong, 1, MidpointRounding.AwayFromZero):0.0}%" : "";
        return $"打通{calls.Reached}人，不符{calls.Mismatched}人{mismatch}（n={calls.Reached}）。{SpotText.Awareness(calls)}";
    }

    private static string Odd(TrustFacts facts)
    {
        var odd = new List<string>(facts.Patterns);
        void Rosters(Func<TrustedRoster, bool> holds, string words)
        {
            var weeks = facts.Rosters.Where(holds).Select(r => r.Week.Number).ToList();
            if (weeks.Count > 0) odd.Add($"第{string.Join('、', weeks)}周花名册{words}");
        }

        Rosters(r => r.Figures.IsCopy, "和以前的几乎一样");
        Rosters(r => r.Figures.SerialNumbers, "有五个以上连号电话");
        Rosters(r => r.Figures.OneDay, "全是同一天安装的");
        return string.Join('；', odd);
    }
}
