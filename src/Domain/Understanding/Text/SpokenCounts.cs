using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R26: counts that are said by the way: 早上中午晚上各一遍 (three), 会上到了64人 (who heard it), 转了一万二过去 (money, no groups).</summary>
internal static partial class SpokenCounts
{
    private const string Number = "(?<n>[0-9]{1,9}|[零一二三四五六七八九十百千万两廿]{1,9})";
    private const string Sum = "(?<n>[0-9]{3,9}|[0-9.]{1,6}[万千][0-9]?|[一二三四五六七八九十两][百千万][零一二三四五六七八九十百千万两]{0,8}|[一二三四五六七八九]?十[一二三四五六七八九]?万[零一二三四五六七八九十百千]{0,6})";
    private const string Clock = "(?:[0-9]{1,2}:[0-9]{2}|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})点(?:半|钟|整)?)";
    private const string PartOfDay = "(?<part>(?:早上|早晨|清早|清晨|大清早|早饭时|早|上午|中午|晌午|午间|午|下午|傍晚|黄昏|晚上|晚间|夜里|晚饭后|晚)" + Clock + "?|" + Clock + ")";

    public static string Plain(string text)
    {
        if (text.Contains('各', StringComparison.Ordinal) || text.Contains('都', StringComparison.Ordinal))
            text = DayInParts().Replace(text, TimesOfDay);
        if (text.AsSpan().ContainsAny('到', '来'))
            text = Arrived().Replace(Guests().Replace(text, "来人"), "${held}参加${n}");
        if (text.Contains('漏', StringComparison.Ordinal) || text.Contains('补', StringComparison.Ordinal))
            text = LateOnes().Replace(text, "${when}漏报${n}${unit}");
        if (text.AsSpan().ContainsAny('转', '汇', '打'))
            text = Transferred().Replace(text, "转走${n}元");
        return text.Contains('预', StringComparison.Ordinal) || text.Contains('警', StringComparison.Ordinal) || text.Contains('开', StringComparison.Ordinal) ? AlertForShort().Replace(text, "开启预警") : text;
    }

    // Two or three times of the day before 各 are as many rounds; more are left to be asked back.
    private static string TimesOfDay(Match match) => match.Groups["part"].Captures.Count switch
    {
        2 => match.Groups["how"].Value + "早晚各",
        3 => match.Groups["how"].Value + "早中晚各",
        _ => match.Value,
    };

    [GeneratedRegex("(?:" + PartOfDay + "(?:[、和跟与及，, /]{0,2})){2,6}(?<how>[^0-9，。;各都\\n]{0,12})(?:各(?=[^，。;\\n]{0,8}(?:[0-9]|[一二三两四五六七八九十]))|都(?=[^，。;\\n]{0,6}(?:1|一)(?:次|遍|回|轮|场)))")]
    private static partial Regex DayInParts();

    // 来了4个领导: guests, whatever was held.
    [GeneratedRegex("(?:到场了?|来了|到了|来)" + Number + "(?:个|名|位)(?:县|市|镇|乡|区)?(?:里|上)?的?(?:领导|民警|警官|辅警|干部|记者|专家|同志|律师|检查的)")]
    private static partial Regex Guests();

    // 院坝会到了64人, 讲座来了五十多个.
    [GeneratedRegex("(?<held>(?:会|讲座|宣讲|班会|活动|课|夜话|夜谈|院坝|坝坝|培训|演出|群众|乡亲|听众)(?:上|现场)?[，, ]?(?:一共|总共|共|也)?)(?:到场了?|来了|到了|来|到)" + Number + "(?=多?(?:个人|人|位|名|个(?:村民|群众|老人|乡亲|居民)|户群众))")]
    private static partial Regex Arrived();

    // 另5人是上周漏报的: of that week.
    [GeneratedRegex("(?:另外?|其余)?有?" + Number + "(?<unit>个人|人|个|户|名|份|张)(?:是|为|属于|系|算)(?<when>上周|昨天|昨日|前天|上月|上个月|上个礼拜|上星期)(?:漏报|漏了|没报|补报|补|漏)(?:上?的)?")]
    private static partial Regex LateOnes();

    // 转了一万二过去, 汇出去8000: to a stranger.
    [GeneratedRegex("(?:转账|汇款|转|汇|打)(?:了|出去|过去|走)?" + Sum + "(?:元|块钱|块)?(?:钱)?(?:过去了?|出去了?|走了|给(?:他|她|它|对方|骗子|人家|那人|那边))")]
    private static partial Regex Transferred();

    // 装6注6预警6, 装6册6开6.
    [GeneratedRegex("(?<=(?:注|册|实名)[:+]?(?:[0-9]{1,5}|[零一二三四五六七八九十百两]{1,5})(?:人|个|户)?[/、，,| ]{0,3})(?:开启|预警|警|预|开)(?=[:+]?(?:[0-9]{1,5}|[零一二三四五六七八九十百两]{1,5})(?:人|个|户)?(?:$|[，,。;、/|\\n !]))")]
    private static partial Regex AlertForShort();
}
