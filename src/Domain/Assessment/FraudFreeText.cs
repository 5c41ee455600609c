using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>无诈名单 and 无诈 石桥村: who could be on the year's list, who not and why.</summary>
public static class FraudFreeText
{
    public static string List(string scope, int year, IReadOnlyList<FraudFreeResult> results, FraudFreePolicy policy, DateTimeOffset now)
    {
        var (passing, open, failing) = (results.Where(r => r.Passes == true).ToList(), results.Where(r => r.Passes is null).ToList(), results.Where(r => r.Passes == false).ToList());
        var lines = new List<string> { $"{scope}{year}年无诈村（社区）、无诈单位，截至{Figures.Moment(now)}（今年还没过完，以年底为准）：" };
        lines.Add($"符合{passing.Count}个{Listed(passing)}");
        lines.Add($"还缺核查{open.Count}个{Listed(open)}");
        lines.Add($"不符合{failing.Count}个{(failing.Count == 0 ? "。" : "：")}");
        lines.AddRange(failing.Select(f => $"  {f.Unit.Name}：{string.Join('；', f.Conditions.Where(c => c.Met == false).Select(c => c.Why))}"));
        var missing = open.SelectMany(r => r.Conditions).Where(c => c.Met is null).GroupBy(c => c.Name).Select(g => $"{g.Key}{g.Count()}个").ToList();
        if (missing.Count > 0) lines.Add($"缺的是：{string.Join('、', missing)}。全部一样的可以一次报，例：无诈核查 全乡 窝点无");
        lines.Add($"依据：{policy.Plan}。看一个单位请回复：无诈 {(failing.Count > 0 ? failing[0] : results[0]).Unit.Name}");
        return string.Join('\n', lines);
    }

    /// <summary>WithExamples: for those who may enter what is missing.</summary>
    public static string One(FraudFreeResult result, bool withExamples, DateTimeOffset now)
    {
        var verdict = result.Passes switch { true => "目前符合", false => "目前不符合", _ => "还缺核查" };
        var lines = result.Conditions.Select((c, i) => $"{i + 1}. {c.Name}：{c.Met switch { true => "是", false => "否", _ => "待定" }}，{c.Why}{(withExamples && c.HowTo.Length > 0 ? $"，例：{c.HowTo}" : "")}");
        return $"{result.Unit.Name}创建无诈，截至{Figures.Moment(now)}：{verdict}。\n{string.Join('\n', lines)}";
    }

    /// <summary>The list as it is settled at the year's end: names and the reason of each that is not on it.</summary>
    public static string Settled(string scope, int year, IReadOnlyList<FraudFreeResult> results, FraudFreePolicy policy, DateTimeOffset now)
    {
        var (on, off) = (results.Where(r => r.Passes == true).ToList(), results.Where(r => r.Passes != true).ToList());
        var why = off.Select(f => $"  {f.Unit.Name}：{string.Join('；', f.Conditions.Where(c => c.Met != true).Select(c => c.Name + "——" + c.Why))}");
        return $"{scope}{year}年无诈名单（{Figures.Moment(now)}定稿）\n无诈村（社区）、无诈单位{on.Count}个：{Names(on)}\n未列入{off.Count}个：\n{string.Join('\n', why)}\n依据：{policy.Plan}。";
    }

    private static string Listed(List<FraudFreeResult> some) => some.Count == 0 ? "。" : "：" + Names(some);

    private static string Names(List<FraudFreeResult> some) => some.Count == 0 ? "无" : string.Join('、', some.Select(r => r.Unit.Name));
}
