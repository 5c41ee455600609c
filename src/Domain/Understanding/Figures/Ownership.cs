using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>
/// R27: whether the word of a metric is said of something that is none of ours (手机银行注册, 安装收款码, 注册学生): a noun no table knows
/// stands right beside it. A number is only booked where nothing strange owns it.
/// </summary>
internal static class Ownership
{
    private static readonly string[] Registered = ["学生", "新生", "会员", "公司", "企业", "商户", "用户", "志愿者", "账号", "个体户", "商标", "党员", "学籍"];
    private static readonly string[] Members = ["志愿者", "会员", "公司", "商标", "账号", "执照", "学籍", "义工"];
    private static readonly int LongestHarmless = HarmlessWords.Beside.Max(w => w.Length);

    /// <summary>True when a strange noun stands before or behind the metric's word at <paramref name="i"/>.</summary>
    public static bool IsStrange(List<Token> tokens, int i, string text) =>
        tokens[i] is Token.Named named && (SaysMembers(named, text) || ((MayBeModified(named) || IsVisit(named, text)) && HasStrangerBefore(tokens, i, text)) || (TakesObject(named, text) && HasStrangerBehind(tokens, i, text)));

    // 志愿者注册20人: members of something, not of the app.
    private static bool SaysMembers(Token.Named named, string text) =>
        named.Metrics[0] == Metric.AppRegister && Members.Any(w => named.Start >= w.Length && string.CompareOrdinal(text, named.Start - w.Length, w, 0, w.Length) == 0);

    /// <summary>网上国网app: another app than ours.</summary>
    public static bool HasStrangerBefore(List<Token> tokens, int i, string text)
    {
        var end = i;
        while (end > 0 && tokens[end - 1] is Token.Marked { Mark: Mark.Already or Mark.New or Mark.Total or Mark.All })
            end--;
        var start = end;
        while (start > 0 && end - start < 10 && tokens[start - 1] is Token.Other { Length: 1 } other && IsHan(text[other.Start]))
            start--;
        if (end - start < 2)
            return false;
        var run = text[tokens[start].Start..tokens[end - 1].End];
        return !EndsHarmlessly(run) && !IsPerson(run);
    }

    private static bool HasStrangerBehind(List<Token> tokens, int i, string text)
    {
        var end = i + 1;
        while (end < tokens.Count && end - i < 10 && tokens[end] is Token.Other { Length: 1 } other && IsHan(text[other.Start]))
            end++;
        if (end == i + 1 || tokens[i] is not Token.Named named)
            return false;
        var run = text[tokens[i + 1].Start..tokens[end - 1].End].TrimStart('了', '好', '上', '过');
        if (named.Metrics[0] == Metric.AppRegister && Registered.Any(w => run.StartsWith(w, StringComparison.Ordinal)))
            return true;
        return run.Length >= 2 && !IsLittleBehind(run[0]) && !IsLittleBehind(run[1]) && !StartsHarmlessly(run);
    }

    private static bool MayBeModified(Token.Named named) =>
        named.Length > 1 && named.Metrics[0] is Metric.AppInstall or Metric.AppRegister or Metric.InstallRate or Metric.Pledge or Metric.Event or Metric.Leaflet or Metric.Poster or Metric.Banner;

    // 从坝头走到坝尾 is a way, not a kind of visit.
    private static bool IsVisit(Token.Named named, string text) =>
        named.Length > 1 && named.Metrics[0] == Metric.HouseholdVisit && (text[named.Start] is '入' or '家' || text.AsSpan(named.Start).StartsWith("走访"));

    private static bool TakesObject(Token.Named named, string text) =>
        named.Metrics[0] is Metric.AppInstall or Metric.AppRegister or Metric.Dissuade || (named.Metrics[0] == Metric.Leaflet && named.Length == 2 && text[named.End - 1] is '放' or '发');

    private static bool EndsHarmlessly(string run)
    {
        if (IsLittle(run[^1]) || IsLittle(run[^2]))
            return true;
        for (var length = Math.Min(LongestHarmless, run.Length); length >= 2; length--)
            if (HarmlessWords.Beside.Contains(run[^length..]))
                return true;
        return false;
    }

    private static bool StartsHarmlessly(string run)
    {
        for (var length = Math.Min(LongestHarmless, run.Length); length >= 2; length--)
            if (HarmlessWords.Beside.Contains(run[..length]))
                return true;
        return false;
    }

    private static bool IsPerson(string run) => run.Length <= 3 && HarmlessWords.Surnames.Contains(run[0], StringComparison.Ordinal);

    private static bool IsLittle(char c) => HarmlessWords.Little.Contains(c, StringComparison.Ordinal);

    private static bool IsLittleBehind(char c) => HarmlessWords.LittleBehind.Contains(c, StringComparison.Ordinal);

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
