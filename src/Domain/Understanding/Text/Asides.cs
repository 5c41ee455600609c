using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R31: what is only told by the way loses its number before anything is counted: 比隔壁还多2个, APP都是以前装好的, 前三名.</summary>
internal static partial class Asides
{
    private const string Number = "(?:[0-9][0-9.]{0,12}[万千]?|[零一二三四五六七八九十百千万两廿俩]{1,12})";
    private const string Listeners = "(?:学生家长|家长朋友|家长|群众|村民|居民|老年人|老人|学生|学员|同学|工人|工友|员工|职工|师生|孩子|客户|顾客|商户|妇女|党员|乡亲|租户|年轻人|务工人员|人)";

    public static string Drop(string text)
    {
        if (text.AsSpan().ContainsAny('比', '较'))
            text = AgainstOthers().Replace(text, "");
        if (text.AsSpan().ContainsAny('前', '早', '来') && LongDone().Replace(text, "") is var since && since.Any(ChineseNumerals.IsNumeralChar))
            text = since;
        if (text.AsSpan().ContainsAny("听县省市某"))
            text = SomebodySaid().Replace(text, "听说");
        if (text.AsSpan().ContainsAny('准', '切', '精') || text.Contains("具体", StringComparison.Ordinal))
            text = Exactly().Replace(text, m => m.Groups["n"].Value + (m.Groups["is"].Length > 0 ? m.Groups["is"].Value : m.Groups["was"].Value));
        if (text.AsSpan().ContainsAny("讲宣普课"))
            text = ToldTo().Replace(text, "宣传${n}人");
        if (text.Contains('组', StringComparison.Ordinal))
            text = InTeams().Replace(text, "分组");
        if (text.Contains('、', StringComparison.Ordinal))
            text = IndexBehindColon().Replace(text, ";");
        if (text.Contains('报', StringComparison.Ordinal) || text.Contains('算', StringComparison.Ordinal))
            text = OffBy().Replace(text, m => text.AsSpan(0, m.Index).ContainsAnyInRange('1', '9') && !ThatManyOff().IsMatch(text[..(m.Index + m.Length)]) ? m.Value : "有误，应为");
        if (text.Contains('等', StringComparison.Ordinal))
            text = NotYetThere().Replace(text, m => Given().IsMatch(text.AsSpan(Math.Max(0, m.Index - 8), Math.Min(8, m.Index))) || Given().IsMatch(m.Value) ? m.Value : "");
        if (text.Contains('个', StringComparison.Ordinal))
            text = OneZero().Replace(text, "打错了");
        if (text.Contains("上周累计", StringComparison.Ordinal) && !Comparing().IsMatch(text))
            text = text.Replace("上周累计", "截至上周末累计", StringComparison.Ordinal);
        text = Sorry().Replace(text, "$0，");
        return Places().Replace(text, "${which}几${rank}");
    }

    // 比隔壁沙田还多2个: what lies between two others' numbers. 比上周多 has marks of its own.
    [GeneratedRegex("[，,]?(?:比|较)(?![上昨前去本今应计])[^，,。;\\n0-9比]{1,10}?(?:还|又|都|要)?(?:多|少)(?:出|出来|了)?" + Number + "(?:个|人|户|台|份|名|张)?(?=[，,。;\\n呢呀啊哈]|$)")]
    private static partial Regex AgainstOthers();

    // APP都是她们以前装好的.
    [GeneratedRegex("[，,](?:(?![都全也均是])[^，,。;\\n0-9一二三四五六七八九十百两]{1,10}|都是(?=[^，,。;\\n]{0,8}没(?:开|打开|注册|激活|实名|认证)的))(?:以前|早就|之前|原先|本来就|早先|老早|早前|去年|前头|前期|前面|前阵子|前几天)(?:就|都|已经|已|全|都已)?(?:下载安装|安装注册|安装|装|下载|注册|弄|开)(?:好|过|上|完|了|的)*(?:没开|没打开|没注册|没激活|没实名|没认证)?的?(?=[，,。;\\n]|$)")]
    private static partial Regex LongDone();

    // 听人家说大塘那边装了60个.
    [GeneratedRegex("听(?:县里|镇里|乡里|县上|镇上|隔壁村|领导|书记|镇长)(?:的人|们)?(?:说|讲|提起)(?:是|了)?(?=[，, ])|听(?:人家|别人|旁人|外人|人|他们|她们|朋友|亲戚|邻居|老乡|群里|隔壁|外面)(?:的人|们)?(?:说|讲|提起)(?:是|了)?|(?:外县|外省|外市|邻县|兄弟县|某地|某市|某县)(?=(?:昨天|今天|前天|近日|最近|上周|前几天)?(?:一|有|发生|某|通报|报道))")]
    private static partial Regex SomebodySaid();

    // 来了四十多个人，准确点是四十三.
    [GeneratedRegex("(?:[0-9]{1,6}|[零一二三四五六七八九十百千两]{1,6})(?:多|来|几|余)(?<was>个人|户人家|个|人|户|份|张|名|位)?(?:吧|的样子|左右)?[，,](?:准确|确切|精确|具体)(?:点|一点|地|的|数)?(?:说|讲|来说)?(?:的话)?(?:是|有|为|应该是)?(?<n>[0-9]{1,6}|[零一二三四五六七八九十百千两]{1,6})(?<is>个人|户人家|个|人|户|份|张|名|位)?(?=[，,。;!?了吧\\n]|$)")]
    private static partial Regex Exactly();

    // 给203名家长讲了反诈.
    [GeneratedRegex("(?:给|向|对|为)(?:在场|到场|参会|现场)?(?:的)?(?<n>[0-9]{1,6}|[零一二三四五六七八九十百千两]{1,6})(?:余)?(?:名|位|个)?" + Listeners + "们?(?:集中|现场|专门|统一|上门)?(?:讲解|宣讲|讲|宣传|普及|科普|上)了?(?:一下)?(?:[^，,。;\\n0-9一二三四五六七八九十两几]{0,6}(?:反诈|防诈|防骗|诈骗|骗局)[^，,。;\\n0-9一二三四五六七八九十两几]{0,6})(?=[，,。;\\n]|$)")]
    private static partial Regex ToldTo();

    // 注册少报了1个，11个: what it should be, not by how much.
    [GeneratedRegex("(?:少|多)(?:报|算|写|填|录|统计|记|数)了?(?:[0-9]{1,4}|[一二三四五六七八九十两俩仨]{1,3})(?:个|人|户|份|张|名|场|条)?[，,]\\s?(?:总共|一共|应该|应|实际|其实)?(?:是|为|有)?(?=(?:[0-9]{1,5}|[一二三四五六七八九十百两]{1,5})(?:个|人|户|份|张|名|场|条)?(?:才对|$|[，,。;\\n]))")]
    private static partial Regex OffBy();

    // 前面说的装11个多算了2个，应该是9个: by how much it was off.
    [GeneratedRegex("[0-9]{1,5}(?:个|人|户|份|张|名|场|条)?(?:少|多)(?:报|算|写|填|录|统计|记|数)了?[0-9]{1,4}(?:个|人|户|份|张|名|场|条)?[，,]\\s?(?:总共|一共|应该|应|实际|其实)(?:是|为|有)$")]
    private static partial Regex ThatManyOff();

    // 500份传单要等明天才能印: not there yet.
    [GeneratedRegex("[0-9]{1,5}(?:份|张|条|本|册|幅)[^，。;\\n0-9]{0,8}(?:要等|得等|等到|还要等)(?:到)?(?:明天|后天|下周|过几天|下个?月|月底)(?:才|再)?(?:能|来)?(?:印|发|贴|挂|到|送|做)[^，。;\\n]{0,6}")]
    private static partial Regex NotYetThere();

    [GeneratedRegex("[发贴挂送印]了|发出|完|剩|其余|余下|另外")]
    private static partial Regex Given();

    // 多打了一个0，应为1254: a slip, no zero.
    [GeneratedRegex("(?:多|少|漏)(?:打|写|输|按|填|报|敲)?了?(?:一|1)?个(?:0|零)(?![0-9])")]
    private static partial Regex OneZero();

    // 上周累计201，本周累计212: the first is only what the second grew from; alone it is the report.
    [GeneratedRegex("本周|这周|今天|今日|目前|现在|新增|截至|截止|本期|本月|[0-9](?:→|->|=>)|上周累计[^，。;\\n]{0,12}[，,]? ?(?:累计|现|共)")]
    private static partial Regex Comparing();

    // 不好意思注册是11: a breath the writer did not mark.
    [GeneratedRegex("(?:不好意思|抱歉|对不起|对不住)(?:了|啊|哈|哦|各位|领导|主任)?(?=[\\u4e00-\\u9fff0-9])(?![了啊哈哦各领主])")]
    private static partial Regex Sorry();

    // 两人一组，今天走了23户: how they went, no group of the village.
    [GeneratedRegex("(?:[0-9]{1,2}|[一二三四五六七八九十两])(?:个)?人(?:为|分|编)?(?:成)?(?:一|1)(?:个)?(?:小)?组|(?:分|分成|分为|编)(?:了)?(?:[0-9]{1,2}|[二三四五六七八九十两])(?:个)?(?:小)?组")]
    private static partial Regex InTeams();

    // 反诈情况：一、宣传：…；二、安装：…: an index as at the head of a line.
    [GeneratedRegex("(?<=:) ?(?:[一二三四五六七八九十]{1,2}|1(?=、[^\\n]*[;。，]2、))、(?=[\\u4e00-\\u9fff])")]
    private static partial Regex IndexBehindColon();

    // 安装前三名是哪几个, 第一二名: a place, not a count.
    [GeneratedRegex("(?<which>倒数前|倒数后|倒数|(?<![目以之会课先提日])前|(?<![会课以之今])后|头|(?<![周月年期])末)(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?<rank>名|位|强)(?=$|[，,。;?!是有列排报呢啊的]|单位|村)")]
    private static partial Regex Places();
}
