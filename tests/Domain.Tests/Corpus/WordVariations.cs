using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>Other words for the same thing: synonyms, slips of the keyboard, measure words, periods.</summary>
public static partial class WordVariations
{
    private static readonly string[] Installs = ["下载", "装机", "新装", "按装", "下栽", "安裝", "装了", "下载安装", "安转"];
    private static readonly string[] Registers = ["实名", "激活", "实名认证", "注测", "注册认证", "註冊", "实名注册"];
    private static readonly string[] Apps = ["国家反诈中心APP", "反诈app", "反诈软件", "国反APP", "反诈中心app", "反炸APP", "国家反炸中心app", "反诈中心"];
    private static readonly string[] Leaflets = ["宣传单", "折页", "宣传资料", "明白纸", "宣传册", "宣传折页", "资料"];
    private static readonly string[] Todays = ["今日", "今儿", "今天", "今儿个", "当日", "今朝"];
    private static readonly string[] Weeks = ["这周", "本周", "这个星期", "这礼拜", "这一周", "本星期"];

    public static readonly Variation[] All =
    [
        Variation.Of("another word for installing", (t, r) => Install().Replace(t, Pick(Installs, r)), m => m.Counts() && IsPlain(m)),
        Variation.Of("another word for registering", (t, r) => Register().Replace(t, Pick(Registers, r)), m => m.Counts() && IsPlain(m) && !m.Text.Contains("实名", StringComparison.Ordinal) && !m.Text.Contains("激活", StringComparison.Ordinal)),
        Variation.Of("another name of the app", (t, r) => App().Replace(t, Pick(Apps, r)), m => m.Counts()),
        Variation.Of("another word for visits", (t, r) => Visit().Replace(t, Pick(["入户", "上门", "走访入户", "入户走访", "上门走访", "走仿", "入护"], r)), m => m.Counts() && IsPlain(m)),
        Variation.Of("another word for leaflets", (t, r) => t.Replace("传单", Pick(Leaflets, r), StringComparison.Ordinal), m => m.Counts() && IsPlain(m) && !m.Text.Contains("宣传单", StringComparison.Ordinal)),
        Variation.Of("another word for the avoided loss", (t, r) => t.Replace("避免损失", Pick(["挽损", "挽回损失", "挽回", "止付", "避免经济损失"], r), StringComparison.Ordinal), m => m.Counts()),
        Variation.Of("another measure of people", (t, r) => PeopleMeasure().Replace(t, "$1" + Pick(["人", "个", "名", "位"], r)), m => m.Counts() && OnlyAppMetrics(m)),
        Variation.Of("another measure of houses", (t, _) => Houses().Replace(t, "$1家"), m => m.IsReport()),
        Variation.Of("another word for today", (t, r) => t.Replace("今天", Pick(Todays, r), StringComparison.Ordinal), m => m.Counts() && !m.Text.Contains('截', StringComparison.Ordinal)),
        Variation.Of("another word for this week", (t, r) => t.Replace("本周", Pick(Weeks, r), StringComparison.Ordinal), m => m.Counts() && !m.Text.Contains('截', StringComparison.Ordinal)),
        Variation.Of("a slip in 反诈", (t, r) => t.Replace("反诈", Pick(["反炸", "反诈骗", "反电诈", "防诈"], r), StringComparison.Ordinal), m => m.Counts() && !m.Text.Contains('@', StringComparison.Ordinal)),
        Variation.Of("的 and 得", (t, _) => t.Replace('得', '的'), m => m.Counts()),
        new("another day", (m, r) => Shifted(m, "今天", "today", r)),
        new("another week", (m, r) => Shifted(m, "本周", "this_week", r)),
    ];

    private static bool IsPlain(LabelledMessage message) => !message.Text.Contains("安装注册", StringComparison.Ordinal) && !message.Text.Contains("注册表", StringComparison.Ordinal);

    private static bool OnlyAppMetrics(LabelledMessage message) => message.Expect.Rows!.All(r => r.Values.Keys.All(k => k.StartsWith("app_", StringComparison.Ordinal)));

    private static LabelledMessage? Shifted(LabelledMessage message, string word, string key, Random random)
    {
        if (!message.IsReport() || message.Text.Split(word).Length != 2 || message.Expect.Rows!.Any(r => r.Period != key) || Other().IsMatch(message.Text.Replace(word, "", StringComparison.Ordinal)))
            return null;
        var (other, period) = random.Next(5) switch { 0 => ("今天", "today"), 1 => ("昨天", "yesterday"), 2 => ("本周", "this_week"), 3 => ("上周", "last_week"), _ => ("本月", "this_month") };
        return (message with { Expect = message.Expect with { Rows = [.. message.Expect.Rows!.Select(r => r with { Period = period })] } }).Reworded(message.Text.Replace(word, other, StringComparison.Ordinal));
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];

    [GeneratedRegex("安装(?!率|注册|包|、注册|和注册|并|量|数|人数|、实名)(?<![^，。；：\\s、0-9]{0,1}下载安装)")]
    private static partial Regex Install();

    [GeneratedRegex("(?<!安装|安装、|安装和|实名|下载|装|载|并)注册(?!率|量|数|人数|认证|激活|实名)")]
    private static partial Regex Register();

    [GeneratedRegex("(?:国家)?反诈(?:中心)?(?:APP|app)")]
    private static partial Regex App();

    [GeneratedRegex("(?<!入户|上门|敲门)走访(?!入户|户数|量|到|[了率])")]
    private static partial Regex Visit();

    [GeneratedRegex("([0-9])[人](?![0-9次均])")]
    private static partial Regex PeopleMeasure();

    [GeneratedRegex("([0-9])户(?!次|人家|籍)")]
    private static partial Regex Houses();

    [GeneratedRegex("昨|上周|本月|上月|截|[周月]|日报|日|上午|下午|晚|早|现|天天")]
    private static partial Regex Other();
}
