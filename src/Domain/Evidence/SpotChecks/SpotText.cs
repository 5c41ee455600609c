using System.Globalization;

namespace AntiFraudBot.Domain.Evidence.SpotChecks;

/// <summary>What callers and offices read of spot checks. Numbers of people stand in the caller's list only (rule E9).</summary>
public static class SpotText
{
    public const string HowTo = "打通了问两句：装了国家反诈中心APP没有？接到过反诈宣传吗？\n结果这样回：1已装知道，2未装不知道，3号错，4拒答；也可以按名单顺序只回数字，1已装 2未装 3号错 4拒答，例：1 1 2 1 4。说名单、结果随时发：抽查名单、抽查结果";

    public static string Head(string scope, int size, int population, long seed, bool stratified) =>
        $"抽查{scope}：从{population}人里抽{size}人{(stratified ? "，按单位和包干人分层" : "")}。种子{seed.ToString(CultureInfo.InvariantCulture)}，有据可查。电话只发给您，不要转发。";

    public static string Tally(string scope, SpotTally tally)
    {
        if (tally.Answered == 0) return $"{scope}抽{tally.Drawn}人，还没有结果。";
        var mismatch = tally.Mismatch is { } wrong
            ? $"不符{tally.Mismatched}人，占{Percent(wrong)}（n={tally.Reached}）"
            : $"不符{tally.Mismatched}人（打通不足{SpotTally.Least}人，不算百分比）";
        return $"{scope}抽{tally.Drawn}人，已打{tally.Answered}人，打通{tally.Reached}人：{mismatch}。{Awareness(tally)}";
    }

    /// <summary>Empty when nobody was asked.</summary>
    public static string Awareness(SpotTally tally) => tally.Asked == 0 ? "" : tally.Awareness is { } aware
        ? $"知晓率{Percent(aware)}（n={tally.Asked}）。"
        : $"问了{tally.Asked}人，{tally.Aware}人接到过宣传（不足{SpotTally.Least}人，不算知晓率）。";

    /// <summary>抽查核实约1,039（打通19人，不符10.5%）, of many units with how many of them were called; empty below five.</summary>
    public static string Verified(SpotTally tally, decimal reported, bool ofMany = false) => tally.Verified(reported) is { } verified
        ? $"抽查核实约{verified.ToString("#,0", CultureInfo.InvariantCulture)}（{(ofMany ? $"{tally.Units}个单位" : "")}打通{tally.Reached}人，不符{Percent(tally.Mismatch!.Value)}）"
        : "";

    private static string Percent(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
