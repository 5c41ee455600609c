using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R25: clearly meant as a report, but a careful clerk would ask first.</summary>
internal static partial class DoubtRule
{
    public static Reading? Examine(Utterance message) =>
        message.IsResident || message.Text.Contains('?', StringComparison.Ordinal) || Find(message) is not { } doubt ? null : new Reading(Intent.Ambiguous, Code(doubt.Kind)) { Doubt = doubt };

    public static string Code(DoubtKind kind) => kind switch
    {
        DoubtKind.MetricMissing => "metric-missing",
        DoubtKind.Vague => "vague-number",
        DoubtKind.Reference => "reference-only",
        DoubtKind.SumMismatch => "sum-mismatch",
        DoubtKind.UnknownUnit => "unknown-unit",
        DoubtKind.AmbiguousUnit => "ambiguous-unit",
        DoubtKind.ZeroForm => "zero-form",
        _ => "unclear",
    };

    private static Doubt? Find(Utterance message)
    {
        var harvest = message.Harvest;
        if (harvest.SetAside > 0 || message.Says(Warns()))
            return null;
        if (message.Says(TaskRate()))
            return new Doubt(DoubtKind.Other, Words: "完成率");
        if (message.Says(Reference()))
            return new Doubt(DoubtKind.Reference, Words: Reference().Match(message.Text).Value);
        if (message.Says(RateRise()) && (NamesOurs(message) || message.Text.Length <= 12))
            return new Doubt(DoubtKind.Reference, Words: RateRise().Match(message.Text).Value);
        if (message.Says(ZeroForm()))
            return new Doubt(DoubtKind.ZeroForm);
        if (message.Says(Unsure()) && NamesOurs(message) && (harvest.LooseNumbers.Count > 0 || harvest.HasVague || message.HasMark(Mark.Fraud)))
            return new Doubt(DoubtKind.Vague);
        if (message.Says(Uncounted()) && NamesOurs(message))
            return new Doubt(DoubtKind.Vague, Words: Uncounted().Match(message.Text).Value);
        if (harvest.HasVague && (message.HasMark(Mark.Fraud) || NamesOurs(message) || Residue(message) <= 2))
            return new Doubt(DoubtKind.Vague);
        if (harvest.LooseNumbers.Count == 0)
            return null;
        if (harvest.Doubt is { } doubt && (NamesOurs(message) || Residue(message) <= 4))
            return doubt;
        return Residue(message) <= 2 && message.Harvest.LooseNumbers[0] is { Value: < 100_000, Measure: var measure } && !Measures.IsMoney(measure)
            ? new Doubt(DoubtKind.MetricMissing, harvest.LooseNumbers[0].Value)
            : null;
    }

    private static bool NamesOurs(Utterance message) => message.Tokens.Any(t => t is Token.Named { Length: > 1 } or Token.Named { Metrics: [Reporting.Metric.AppInstall, ..] });

    // Letters left when unit, period, number and the words of reporting are taken away.
    private static int Residue(Utterance message)
    {
        var left = 0;
        foreach (var token in message.Tokens.OfType<Token.Other>())
            left += NumberScanner.MeasureAt(message.Text, token.Start, Fillers).Length > 0 ? 0 : message.Text.Substring(token.Start, token.Length).Count(char.IsLetterOrDigit);
        return left + (message.Tokens.Count(t => t is Token.Named) * 3);
    }

    private static readonly string[] Fillers = ["报", "数", "个", "人", "了", "的", "是", "完成", "+", "今", "吧", "啊", "哈", "呢", "村", "好", "上"];

    [GeneratedRegex("(跟|和|与|同|照|按|参照)(昨天|上周|昨日|上次|前面|刚才|上一条|上期|前天|上个礼拜|上星期|前几天|去年|上午|上月|昨个|昨儿|原来|之前)(的|报的|那个|那条)?(数|数据|数字)?(一样|一致|相同|差不多|持平|没变|一个样|样|来|报|一般)|(跟|和|与|同|照|按)(上礼拜|上回|上次报|上周报)(的|那个)?(数|数据)?(一样|差不多|一致|相同|填|报)|还是(上午|早上|刚才|上次|前面|老|原来|那天|之前)?的?那个?(数|条|份|组)|(跟|和|与|同|照)(前儿|大前天|上回|头回|头先|先头|前头|上一次|前一天|前两天|刚刚|今早|早晨|头天)(个)?(的|报的|那个|那条|报嘅|嘅)?(数|数据|数字)?(一样|一致|相同|一个样|样|来|报|差不多)|数(字|据)?(同|跟|和)(昨|上|前)|维持(昨|上|原)|沿用|按(老|原)数|老数|^同上|同(昨天|上周|上次|前)|(比|较)(上周|昨天|上次|昨日|上个礼拜|上月|上星期|前天|昨儿).{0,8}(多|少|增|翻|减|高|低)|翻了?(一番|一倍|倍|两番)|(没|无)变化|(数据|数字|数)(不变|没变|没动)|照旧|老样子|还是那(么多|些|个数)|还是(昨天|上周|上次)(的|那)|一切照旧|持平", Lexicon.Bounded)]
    private static partial Regex Reference();

    // A notice to the public counts nothing of ours.
    [GeneratedRegex("谨防|警惕|切勿|请大家|温馨提示|防骗提醒|不要轻信", Lexicon.Linear)]
    private static partial Regex Warns();

    [GeneratedRegex("完成率.{0,6}[0-9]|任务的?.{0,4}[0-9.]+ ?%", Lexicon.Linear)]
    private static partial Regex TaskRate();

    [GeneratedRegex("(搞不清|拿不准|吃不准|说不准|不确定|弄不清).{0,6}(哪个|对|是|准|$)|[0-9一二三四五六七八九十](个|人|户|张|份|名)?[，, ]?(我|都|也|具体)?(唔记得|记不清|记不准|记不得|记勿清|不记得|忘了具体|忘了是几)|具体(多少|几个|数)(得|要|还|我|等)|我也?拿不准|要么.{1,8}要么|(不是.{1,5}就是)[0-9一二三四五六七八九十]|定系|哪个(对|准)|[，,](都|全)是?(以前|早就|之前|原先|老早|去年)(就|都)?(装|下载|注册)(好|过|上|了|的){0,6}([，。;]|$)|来着|对不对不知道|不知道对不对|不晓得对不对|好像是", Lexicon.Bounded)]
    internal static partial Regex Unsure();

    // 装了好多个，没来得及数.
    [GeneratedRegex("(好多|不少|很多|蛮多|许多|一大批|一些).{0,12}(没|冇|未|没有|还没)(来得及|时间|空|得空|顾得上|顾上|细|仔细|去)?(数|清点|点数|统计|点清|算)|数不(清|过来)|(装|注册|安装|弄|走|签|转)了?(差不多|大概|快|将近)?(一半|大半|多半|一大半|七七八八|一部分)(了|多|啦|左右)*([，。;]|$)", Lexicon.Linear)]
    private static partial Regex Uncounted();

    [GeneratedRegex("率.{0,6}(提|涨|升|增|高|多|降|跌|掉|低).{0,5}[0-9一二三四五六七八九十两]+(\\.[0-9]+)?(个)?(多)?(百分点|点)", Lexicon.Linear)]
    private static partial Regex RateRise();

    [GeneratedRegex("(没有|没得|无|冇|零)(任何)?新增(数据|情况|人员)?[。哈啊呢哦]?$|^[^，。;0-9?]{0,6}(上周|本周|这周|今天|今日|昨天|上个?礼拜|这个?礼拜)[^，。;0-9?]{0,4}(没|没有|没人|冇|冇人|无人|没得人)(新)?(装|安装|注册|下载|开展|搞|弄)(的|了|呢|啊|过|成|上|到|人){0,6}$|^(我们?村|我村|我们)?(上周|本周|这周|今天|今日|昨天|上个?礼拜|这个?礼拜)(我们?村|我村|我们)?(没有|没得|无|冇|莫得|木有)(了|哈|呢|啊|的){0,6}[。]?$|^(今天|今日|昨天|本周|这周|上周|目前)?(我们?村|我村|我们)?(这边|这里)?(暂)?(没有?|无|冇)(新)?数据(了|哈|呢|啊|的){0,6}[。]?$|零报告|0报告|零上报|零申报|零反馈", Lexicon.Bounded)]
    private static partial Regex ZeroForm();
}
