using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What became of a picture that is asked about.</summary>
public enum PictureRead { None, Read, NoWords, NotRead }

/// <summary>这个是不是诈骗: whether somebody asks if something is a fraud, and what they told (rule I16).</summary>
public static partial class FraudQuestion
{
    private const int Longest = 2000;

    /// <summary>What is asked about, with a quoted message before it; null when the text is no such question. Empty when nothing was told.</summary>
    public static string? Read(string said, string? quoted)
    {
        if (said.Length > Longest || !Asks().IsMatch(said) || Others().IsMatch(said)) return null;
        var rest = Asks().Replace(said, " ").Trim(' ', '\n', '，', ',', '。', '？', '?', '：', ':', '！');
        if (Pointing().IsMatch(rest)) rest = "";
        // What platforms put in place of a quoted picture says nothing.
        var known = quoted is null || Placeholder().IsMatch(quoted) ? null : quoted;
        return string.Join('\n', ((string?[])[known, rest]).Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    public static bool HasLink(string text) => Link().IsMatch(text);

    /// <summary>The careful answer. It names likeness and what to do, and never says that something is safe.</summary>
    public static string Answer(FraudBook book, SiteBook sites, string told, PictureRead picture = PictureRead.None)
    {
        var matches = book.Match(told);
        var lines = new List<string>();
        if (matches.Count == 0) lines.Add(Unknown(told, picture));
        else lines.Add($"{(picture == PictureRead.Read ? "看了图里的字，" : "")}像“{string.Join("”或“", matches.Select(m => m.Type.Name))}”。");
        foreach (var match in matches)
        {
            if (match.Signs.Count > 0) lines.Add($"对上的特征：{string.Join('、', match.Signs.Take(4).Select(s => s.Say))}。");
            lines.Add(match.Type.How);
        }

        if (matches.Count > 0) lines.Add(matches[0].Type.Do);
        lines.AddRange(sites.Signs(told).Select(Told));
        if (HasLink(told)) lines.Add("链接不要点，里面要下载的不要装，要填的银行卡、验证码一律不填。");
        lines.Add("先不要转账。拿不准拨打96110，已经转了钱马上拨打110。");
        return string.Join('\n', lines);
    }

    private static string Told(LinkSign sign) => sign switch
    {
        LinkSign.Copies copied => $"网址像“{copied.Site.Name}”，但不是它的官网（{string.Join('、', copied.Site.Domains)}），按假的防。",
        LinkSign.Official own => $"网址写的是“{own.Site.Name}”的官网，但这条信息不一定是它发的，要办事自己打开官方APP，不从链接进。",
        LinkSign.Hides hidden => hidden.Words + "。",
        _ => throw new InvalidOperationException("unreachable"),
    };

    private static string Unknown(string told, PictureRead picture) => (told.Length, picture) switch
    {
        (_, PictureRead.NotRead) => "图片我看不了。请把图里的话打出来：对方是谁、要您做什么；图上的二维码不要扫。",
        (_, PictureRead.NoWords) => "图里没读出字。请打字告诉我对方是谁、要您做什么；图上的二维码不要扫。",
        (_, PictureRead.Read) => "图里的字对不上哪一种，但不能说明没有问题。凡是要转账、要验证码、要共享屏幕、要下载软件的，先当诈骗防；图上的二维码不要扫。",
        (0, _) => "请把事情说一下，或者把截图发来：对方自称是谁、要您做什么。例：这个是不是诈骗 客服说我快递丢了要退款，让加微信",
        _ => "光凭这些对不上哪一种，但不能说明没有问题。凡是要转账、要验证码、要共享屏幕、要下载软件的，先当诈骗防。",
    };

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(请问|帮我看看|帮看看|看一下|看看)?(这|那|这个|那个|这种|这条|这是|它|他|她)*(是不是|是否是?|算不算|会不会是|该不会是)(电信|网络)?(诈骗|骗子|骗人的?|骗局|电诈|骗钱的?)(信息|短信|电话|链接)?(啊|呀|吗|呢)*|(这|那|这个|那个|这种|这条)(信息|短信|电话|链接)?是(诈骗|骗子|骗人的|骗局)(信息|短信|电话)?(吗|么|嘛)", Linear)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\A\s*[\[【]?(图片|照片|截图|image|picture)[\]】]?\s*\z", Linear)]
    private static partial Regex Placeholder();

    // Orders and lessons that hold the same words.
    [GeneratedRegex(@"(提醒|告诉|教会|教|让)(大家|群众|居民|老人).{0,12}(是不是|是否)|判断.{0,6}(是不是|是否)|核实.{0,6}(是不是|是否)", Linear)]
    private static partial Regex Others();

    [GeneratedRegex(@"\A(这个|那个|这|那|这条|这种|请问|帮我看看|在吗|你好|您好|@\S+|\s)*\z", Linear)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"https?://|www\.|[A-Za-z0-9-]{2,}\.(com|cn|net|top|xyz|vip|cc|club|shop|info|me|io|link|site)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
