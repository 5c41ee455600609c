using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R17: 收到, 好的, 1, 马上落实: heard, and no data.</summary>
internal static partial class AckRule
{
    private static readonly string[] Acks =
    [
        "瞅见了", "瞅着了", "瞧见了", "晚上报", "晚点报", "马上整", "这就整", "马上弄", "这就弄", "马上搞", "嗯呐", "嗯哪", "嗯嗯嗯", "好咯", "好吧", "好哇", "好叻", "好啵", "收到哈", "要的", "阅知", "悉知", "悉", "已获悉", "获悉", "明了", "清楚", "清楚了", "没意见", "同意", "遵从", "是是是", "对对", "对对对", "可", "可行", "可得", "收收收", "得行", "行得通", "搞起", "好说好说", "没得问题", "莫得问题", "木问题", "收到晒", "晓得哩", "晓得了哩", "知晓了", "收到咧", "收到嘞", "明白嘞", "好哩", "好喔", "好呀", "要得要得", "收到收到", "好的好的", "了然", "领会", "已领会", "已明", "照做", "就办", "去落实", "抓落实", "get", "get到", "遵照", "遵照执行", "遵办", "即刻", "即刻落实", "即刻安排", "即刻办", "即办", "这就落实", "已收悉", "收到", "收悉", "知悉", "已知悉", "已阅", "阅", "好的", "好嘞", "好滴", "好咧", "好哒", "好呢", "好勒", "好", "ok", "okay", "okk", "明白", "明白了", "晓得", "晓得了", "晓得咯", "要得", "中", "知道", "知道了", "知晓", "了解", "了解了", "行", "可以", "可以的", "没问题", "冇问题", "得", "得嘞", "得咧", "遵命", "照办", "嗯", "嗯嗯", "嗯呢", "恩", "是的", "是", "对", "对的", "对头", "没错",
        "马上落实", "立即落实", "马上安排", "马上办", "马上报", "马上转", "马上去", "这就办", "这就去", "这就报", "马上转发", "立刻落实", "抓紧落实", "坚决落实", "一定落实", "按要求落实", "落实", "安排", "1", "中嘞", "中中中", "妥", "妥了", "妥妥的", "成", "成嘞", "管", "使得", "欧克", "欧了", "噢克", "哦了", "晓得啦", "收到啦", "在的", "在", "到", "已收到", "已收", "已悉", "已读", "敬悉", "看到了", "看到", "已看", "已查收", "查收", "服从安排", "听从安排", "没毛病", "好说", "好喔", "好噢", "晓得哒", "晓得喽", "知", "收", "识得", "明", "明晒", "冇事", "得㗎", "谢谢", "谢谢领导", "感谢", "辛苦了", "辛苦", "感谢领导", "多谢", "唔该", "roger", "yes", "行吧", "行嘞", "行行行", "诺", "喏", "噢", "哦", "哦哦", "嗯啊", "666", "棒", "赞",
    ];

    private static readonly string[] Fillers =
    [
        "主任", "领导", "书记", "老师", "所长", "站长", "镇长", "乡长", "组长", "村长", "局长", "部长", "同志", "各位", "的", "了", "啊", "呀", "哈", "啦", "嘞", "哦", "嘛", "呢", "咯", "吧", "马上", "立即", "立刻", "尽快", "这就", "一定", "全力", "抓紧", "认真", "按时", "及时", "组织", "执行", "办理", "办", "去办", "传达", "我们", "我", "俺", "俺们", "咱", "村里", "谢", "请放心", "放心", "+", "通知", "小刘", "小王", "小李", "小张", "姐", "哥", "会", "喊人", "叫人", "安排人", "通知人", "喊", "叫", "哩", "晒", "喇", "噻", "哒", "滴", "咧", "呐", "喽", "喔", "噢", "捏", "哇", "嗷", "正在", "统计", "核实", "核对", "汇总", "收集", "整理", "准备", "处理", "处理中", "统计中", "办理中", "核实中", "在", "中", "去", "就", "也", "都", "已", "们",
    ];

    // 莫催了，下午就报给你.
    [GeneratedRegex("^((莫|别|不要|不用)(急|催)了?(嘛|哈|啊)?[，, ]*)?(我们?|我村|俺|俺们)?(马上|这就|下午|晚上|等下|等会儿?|等哈|一会儿?|稍后|待会儿?|晚点|今晚|中午|下班前|吃完饭|回去|等一下|立马|赶紧)(就|再|会)?(来)?(报|交|弄|办|转|发|填|统计|核实|去办|落实|安排)(给你|给您|上来|过来|数|一下|哈|了|上|过去|，)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Promise();

    private static readonly string[] Titles = ["主任", "书记", "所长", "站长", "镇长", "乡长", "组长", "村长", "局长", "部长", "委员", "主席", "老师", "科长", "警官", "干事"];

    private static readonly string[] SaysMore = ["怎么", "咋", "吗", "请问", "已转", "已推", "转发了", "已发", "举报", "被骗", "错", "作废", "多少", "哪"];

    public static Reading? Examine(Utterance message)
    {
        if (message.HasFigures || message.Text.Contains('?', StringComparison.Ordinal))
            return null;
        return ConsumesAll(message) || Promise().IsMatch(message.Text) || (OpensWithAck(message) && IsHarmless(message)) ? new Reading(Intent.Ack, "ack") : null;
    }

    private static bool ConsumesAll(Utterance message)
    {
        var text = message.Text;
        if (text.Length > 60)
            return false;
        var heard = false;
        for (var at = 0; at < text.Length;)
        {
            var ack = char.IsAsciiDigit(text[at]) && IsLongerNumber(text, at) ? "" : NumberScanner.MeasureAt(text, at, Acks);
            var filler = NumberScanner.MeasureAt(text, at, Fillers);
            var unit = message.Tokens.FirstOrDefault(t => t.Start == at && t is Token.Unit or Token.OwnUnit or Token.Part)?.Length ?? 0;
            var picture = text[at] == '[' ? text.IndexOf(']', at) - at + 1 : 0;
            var step = Math.Max(Math.Max(ack.Length, filler.Length), Math.Max(Math.Max(unit, Addressed(text, at)), Math.Max(picture, char.IsLetterOrDigit(text[at]) ? 0 : 1)));
            if (step <= 0)
                return false;
            heard |= ack.Length > 0 && ack.Length >= filler.Length;
            at += step;
        }

        return heard;
    }

    // 1 agrees, 11 does not.
    private static bool IsLongerNumber(string text, int at) =>
        (at > 0 && char.IsAsciiDigit(text[at - 1])) || (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    // 周主任: a surname before a title; 小蔡 at the end.
    private static int Addressed(string text, int at) =>
        text[at] is '小' or '老' && at + 2 == text.Length && text[at + 1] is >= '\u4e00' and <= '\u9fff' ? 2 :
        NumberScanner.MeasureAt(text, at + 1, Titles) is { Length: > 0 } title && text[at] is >= '\u4e00' and <= '\u9fff' ? 1 + title.Length : 0;

    // 【河东社区】收到，抓好落实.
    private static string WithoutName(Utterance message)
    {
        var name = message.Tokens.FirstOrDefault(t => t is Token.Unit or Token.OwnUnit);
        return name is not null && !message.Text.AsSpan(0, name.Start).ContainsAnyExcept(" 【[(") ? message.Text[name.End..].TrimStart(' ', '】', ']', ')', ':', '，') : message.Text;
    }

    private static bool OpensWithAck(Utterance message)
    {
        var text = WithoutName(message);
        var ack = NumberScanner.MeasureAt(text, 0, Acks);
        if (ack.Length < 2 && ack is not ("好" or "嗯" or "行"))
            return false;
        var rest = text[ack.Length..].TrimStart('的', '了', '啦', '哈', '啊', '呢', '嘞', '+', '1');
        while (rest.StartsWith(ack, StringComparison.Ordinal))
            rest = rest[ack.Length..].TrimStart('的', '了', '啦', '哈', '啊', '呢', '嘞');
        return text.Length <= 30 && (rest.Length == 0 || !char.IsLetter(rest[0]) || NumberScanner.MeasureAt(rest, 0, Fillers).Length > 0);
    }

    // 已转告主任 hands on the news, not the pack.
    [GeneratedRegex("已(经)?转(告|达|述)", RegexOptions.NonBacktracking)]
    private static partial Regex Passed();

    // 收到，已转发 confirms more than hearing; 收到，请问… asks.
    private static bool IsHarmless(Utterance message) =>
        message.Harvest.LooseNumbers.Count == 0 && !message.Harvest.HasVague
        && !message.Tokens.Any(t => t is Token.Time { Phrase: PeriodPhrase.Yesterday })
        && !SaysMore.Any(w => Passed().Replace(message.Text, "").Contains(w, StringComparison.Ordinal));
}
