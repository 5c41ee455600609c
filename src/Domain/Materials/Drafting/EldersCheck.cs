namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>
/// Whether an elders' edition can be read by the old (rule C20): at most 60 characters a sentence, no jargon. Only hints: the office decides.
/// </summary>
public static class EldersCheck
{
    public const int LongestSentence = 60;
    private const int MostHints = 4;
    private static readonly char[] Ends = ['。', '！', '？', '；', '\n', '!', '?', ';'];

    // Each with words one can say at a kitchen table.
    private static readonly (string Jargon, string Plain)[] Plainer =
    [
        ("国家反诈中心APP", ""), ("屏幕共享", "让对方看您的手机屏幕"), ("验证码", "短信里的几位数字密码"), ("APP", "手机软件"), ("客户端", "手机软件"), ("钓鱼", "骗人的假网站"),
        ("链接", "网址"), ("引流", "拉人"), ("跑分", "替别人转赃款"), ("两卡", "电话卡、银行卡"), ("杀猪盘", "网上谈朋友骗钱"), ("止付", "叫银行停止付款"),
        ("涉诈", "诈骗"), ("电诈", "电话、网络诈骗"), ("虚拟币", "网上的假钱"), ("网贷", "网上借钱"), ("征信", "银行信用记录"), ("理财产品", "存钱生利的项目"),
        ("刷单返利", "先垫钱后返钱"), ("公检法", "公安、法院"), ("AI换脸", "电脑做的假脸假声音"), ("账户异常", "账户出了问题"),
    ];

    public static IReadOnlyList<string> Hints(EditionItem item) =>
        item.Kind == ItemKinds.Elders ? Hints(item.Body is { } body ? $"{item.Title}\n{body}" : item.Title) : [];

    public static IReadOnlyList<string> Hints(string text)
    {
        var tooLong = text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(s => Loudspeaker.Spoken(s) > LongestSentence)
            .Select(s => FormattableString.Invariant($"“{s[..8]}…”这句{Loudspeaker.Spoken(s)}个字，请拆成60字以内的短句"));
        var rest = text;
        List<string> jargon = [];
        foreach (var (word, plain) in Plainer)
        {
            if (!rest.Contains(word, StringComparison.OrdinalIgnoreCase)) continue;
            rest = rest.Replace(word, "", StringComparison.OrdinalIgnoreCase);
            if (plain.Length > 0) jargon.Add($"“{word}”老人不好懂，可写“{plain}”");
        }

        return [.. tooLong.Concat(jargon).Take(MostHints)];
    }
}
