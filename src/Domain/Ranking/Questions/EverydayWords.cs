using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>
/// How people ask, turned into the words a command is known by (rule A13): 谁吃黄牌了 is 黄牌有哪些. A whole message or nothing; what stands for a unit is
/// handed on as it was said, and whoever answers finds out whether it is one.
/// </summary>
public static partial class EverydayWords
{
    private const int Longest = 30;
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // The unit of a question, told apart from the words around it afterwards.
    private const string Unit = "(?<unit>[^0-9 ,，？?]{0,12}?)";

    /// <summary>The command meant, or null when the message is none of these. OfUnit = the asker's own is a village or unit, which has a place.</summary>
    public static string? Command(string text, bool ofUnit)
    {
        if (text.Length is 0 or > Longest) return null;
        var clean = Polite().Replace(Normaliser.Clean(text), "").Trim().TrimEnd('?', '。', '.', '!', '呀', '啊', '哈', '哦', ' ');
        if (Cases().IsMatch(clean)) return "排名 发案";
        if (Losses().IsMatch(clean)) return "排名 损失";
        if (YearsLoss().Match(clean) is { Success: true } loss) return Of(loss, "今年损失多少");
        if (Trend().Match(clean) is { Success: true } trend) return Of(trend, " 趋势");
        if (OwnPlace().Match(clean) is { Success: true } place && (ofUnit || place.Groups["unit"].Length > 2)) return Of(place, "多少了");
        return Target(clean) ?? Paper(clean) ?? Marks(clean);
    }

    private static string? Target(string clean)
    {
        if (Pace().IsMatch(clean)) return "达标情况";
        if (Below().IsMatch(clean)) return "哪些村没达标";
        return Goal().Match(clean) is { Success: true } goal ? Of(goal, "达标情况") : null;
    }

    private static string? Paper(string clean)
    {
        if (Week().Match(clean) is { Success: true } week) return week.Groups["week"].Value + "的通报看看";
        if (Bulletin().IsMatch(clean)) return "通报";
        return Table().Match(clean) is { Success: true } table ? $"导出{table.Groups["days"].Value.Replace("份", "", StringComparison.Ordinal)}汇总表" : null;
    }

    private static string? Marks(string clean)
    {
        if (Talks().IsMatch(clean)) return "约谈有哪些";
        if (Cards().IsMatch(clean)) return "黄牌有哪些";
        if (AllPoints().IsMatch(clean)) return "得分情况";
        if (Card().Match(clean) is { Success: true } card) return Of(card, "得分");
        return Points().Match(clean) is { Success: true } points ? Of(points, "得分") : null;
    }

    /// <summary>Null where the words before are no name but part of the question.</summary>
    private static string? Of(Match match, string command) => match.Groups["unit"].Value switch
    {
        "" or "我们" or "我村" or "本村" or "咱们" or "我们村" or "全乡" or "全镇" or "全县" or "一共" or "总共" => command.TrimStart(),
        var unit when unit.IndexOfAny(['什', '啥', '几', '哪', '谁', '按', '照', '怎', '咋', '会', '都']) >= 0 => null,
        var unit => unit + command,
    };

    [GeneratedRegex("^(请问|麻烦|小助手|你好|帮我|帮忙|请|,|，| )+", Plain)]
    private static partial Regex Polite();

    [GeneratedRegex("^(今年)?(哪(个|些|几个)|谁|哪里)(村|单位|家)?(的)?(发案|案子|案件|被骗)(的)?(得)?(人)?(数)?(最多|最少|多|高)(的)?$|^(发案|被骗|案子)(最)?(多|高)的(村|单位)?(是|有)?(哪(个|些|几个)|谁)?(村|单位)?$|^(发案|案子)(哪(个|些|几个)|谁)(村|单位)?(最)?多$", Plain)]
    private static partial Regex Cases();

    [GeneratedRegex("^(今年)?(哪(个|些|几个)|谁)(村|单位|家)?(的)?(被骗)?(损失|被骗的?钱|金额)(的钱)?(最)?(大|多|高|重)$|^损失最?(大|多|高|重)的(村|单位)?(是|有)?(哪(个|些|几个)|谁)?(村|单位)?$", Plain)]
    private static partial Regex Losses();

    [GeneratedRegex("^今年" + Unit + "(被骗(走|了)*|损失了?)(多少|好多)(钱)?(了)?$|^" + Unit + "今年(一共|总共)?(被骗(走|了)*|损失了?)(多少|好多)(钱)?(了)?$", Plain)]
    private static partial Regex YearsLoss();

    [GeneratedRegex("^" + Unit + "(最近|近来|这段时间|这几周)(是)?(在)?(涨|升|上升)(了)?还是(在)?(跌|降|下降)(了)?$|^" + Unit + "(最近|近来)(有没有)?(涨|进步|起色)(没有|没|吗|了吗|了没)?$", Plain)]
    private static partial Regex Trend();

    [GeneratedRegex("^" + Unit + "(现在)?(排|是)?(在)?第几(名|位)?(了)?$|^" + Unit + "(现在|目前)?排(多少|几)(名|位)$", Plain)]
    private static partial Regex OwnPlace();

    [GeneratedRegex("^(还有)?哪(些|几个|个)(村|单位|村和单位)(还)?(没|没有|未)(能)?(达标|完成任务|完成目标)(的)?$|^(没|未)(有)?达标的(村|单位)?(有哪些|是哪些|名单)?$", Plain)]
    private static partial Regex Below();

    [GeneratedRegex(
        "^" + Unit + "([0-9]{1,2})?(月底|年底|到期|按时|按期)?(前)?能(不能|否)?(按时|按期)?(完成|达标|做完|到[0-9]{2}%?)(任务|目标)?(吗|不|么|得了吗|了吗)$|^" + Unit + "([0-9]{1,2})?(月底|年底|到期|按时|按期)?(前)?能(不能|否)(按时|按期)?(完成|达标|做完|到[0-9]{2}%?)(任务|目标)?$|^" + Unit + "(完得成|完成得了|做得完)(吗|不|么)$|^" + Unit + "(离|距|距离)目标(还)?(差|有)(多少|多远|好多)(人)?$|^" + Unit + "还(差|缺)(多少|好多)(个)?人(才)?(达标|完成)?$|^" + Unit + "(预计|估计|大概)(什么时候|啥时候|几号|哪天|多久)(能)?(完成|达标|做完)$|^(估计|预计)?" + Unit + "(到)?([0-9]{1,2}月底|月底|年底|下周|下个月|下月)(能|会|大概)?(到|有|达到)?(多少|几成|百分之多少|百分之几)$",
        Plain)]
    private static partial Regex Goal();

    [GeneratedRegex("^(照|按)(照)?(这个|这样|现在|目前)的?(速度|进度|进展|样子)(下去)?,?(要)?(什么时候|啥时候|几号|哪天|能不能|到什么时候|月底|年底)?(才)?能?(完成|达标|做完|到多少)(不|吗|么)?$", Plain)]
    private static partial Regex Pace();

    [GeneratedRegex("^(看看|看|发|给我|要)?(一下|下)?(?<week>第[0-9]{1,2}周|上上周)的?(工作)?(通报|简报)(发我|给我)?$", Plain)]
    private static partial Regex Week();

    [GeneratedRegex("^(给|发)(我|一)*(一?份|个|下)(最新的?)?(工作)?(通报|简报)$|^(来|要|看)(一?份|个)(最新的?)?(工作)?(通报|简报)$|^最?新?(一期)?的?周(通报|简报)$|^最新(一期)?的?(通报|简报)$", Plain)]
    private static partial Regex Bulletin();

    [GeneratedRegex("^(把|给我|发我|我要|要)?(?<days>[0-9]{1,2}月份?|上周|本周|这周|上月|上个月|本月|这个月|第[0-9]{1,2}周)的?(汇总|统计|数据)?(表|表格|报表|excel)(给|发)?(我|一下)?(一?份|发我|给我|看看)?$", Plain)]
    private static partial Regex Table();

    [GeneratedRegex("^(都)?(谁|哪(些|几个|个)(村|单位|人)?)(今年)?(被|挨)约谈(过|了)?$|^(今年)?(都)?约谈了?(哪(些|几个|个)|谁)(村|单位)?$|^(有没有|有)(被)?约谈(的)?(村|单位|吗)?$", Plain)]
    private static partial Regex Talks();

    [GeneratedRegex("^(都)?(谁|哪(些|几个|个)(村|单位)?)(现在)?(被|吃|得|拿|领|挂|亮|有)(了|过)?(黄牌|红牌|红黄牌|牌)(了|的)?$|^(现在)?(有没有|有)(黄牌|红牌|红黄牌|亮牌)(的)?(村|单位|吗|没有)?$|^(黄牌|红牌)(给|发)?了?(谁|哪(些|几个|个)(村|单位)?)(了)?$", Plain)]
    private static partial Regex Cards();

    [GeneratedRegex("^(今年|现在)?(各村|各单位|各村各单位|大家|全乡|全镇)的?(得分|扣分|分数|考核得分)(情况|表)?$|^(今年)?(谁|哪(些|几个|个)(村|单位)?)(被)?扣(分|的分|得)(最)?(多|少|了)?$|^(今年)?(谁|哪(些|几个|个)(村|单位)?)(得)?分(数)?(最)?(低|高)$", Plain)]
    private static partial Regex AllPoints();

    [GeneratedRegex("^" + Unit + "(有没有|有|吃了?|得了?|被)(过)?(黄牌|红牌|亮牌)(吗|没有|了吗|了没|没|了没有)?$", Plain)]
    private static partial Regex Card();

    [GeneratedRegex("^" + Unit + "(为什么|为啥|凭什么|怎么|咋)(会)?(被)?扣(了)?(我们|我村)?(这么多|这么些)?(分|的分)?(了)?$|^" + Unit + "(今年)?(被)?扣了?(多少|几|好多)分(了)?$|^(为什么|为啥|凭什么)(要)?扣" + Unit + "的?分$", Plain)]
    private static partial Regex Points();
}
