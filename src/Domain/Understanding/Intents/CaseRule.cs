using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R20: one new incident told as news opens a ticket; a fraud in progress has no numbers yet. A weekly count is a report.</summary>
internal static partial class CaseRule
{
    public static Reading? Examine(Utterance message)
    {
        if ((message.Says(Averted()) && !message.Says(Happened())) || message.Says(Talk()))
            return null;
        if (message.Says(InProgress()) && !message.Says(Lost()))
            return new Reading(Intent.Case, "fraud-in-progress");
        return message.Says(Incident()) && !IsStatistic(message) && !IsCorrection(message) ? new Reading(Intent.Case, "new-incident") { Rows = [Row(message)] } : null;
    }

    private static bool IsStatistic(Utterance message) =>
        message.Harvest.Figures.Any(f => !(f.Metric is Metric.Case or Metric.Loss)) || message.Harvest.Figures.Any(f => f is { Metric: Metric.Case, Value: not 1 })
        || (message.Harvest.Periods.Any(p => p is PeriodPhrase.ThisWeek or PeriodPhrase.LastWeek or PeriodPhrase.ThisMonth or PeriodPhrase.LastMonth) && !message.Says(Fresh()));

    private static bool IsCorrection(Utterance message) => message.Says(CorrectionRule.Corrects());

    private static ReadRow Row(Utterance message)
    {
        var figures = message.Harvest.Figures;
        var values = new List<ReadValue> { new(Metric.Case, Aspect.New, 1) };
        if (figures.FirstOrDefault(f => f.Metric == Metric.Loss) is { } loss)
            values.Add(new ReadValue(Metric.Loss, Aspect.New, loss.Value, loss.Approximate));
        else if (message.Harvest.LooseNumbers.Where(n => Measures.IsMoney(n.Measure)).ToList() is [var money])
            values.Add(new ReadValue(Metric.Loss, Aspect.New, money.Value));
        return new ReadRow(Unit(message), message.Harvest.Periods.FirstOrDefault(), values);
    }

    // 三组村民张某: the ticket is the village's.
    private static string Unit(Utterance message)
    {
        var place = message.NamedUnits.FirstOrDefault(u => message.Lexicon.Find(u) is { Tier: "village" } && (u.EndsWith('村') || u.EndsWith("社区", StringComparison.Ordinal)));
        return place ?? message.Speaker.Unit;
    }

    [GeneratedRegex("(正在|正|马上|准备|要去|要给|快要|已经在|还在|在给|非要|执意)(给|向|往|跟)?.{0,8}(转账|汇款|转钱|打钱|汇钱|转帐|屏幕共享|共享屏幕)|拦不住|劝不住|劝不听|不听劝|正在被骗|被骗中|(正|正在)(被|和|跟|与).{0,5}(骗子|诈骗).{0,8}(通话|视频|聊|联系|打电话)|骗子.{0,8}(正在|还在).{0,8}(打电话|通话|联系|视频)|正在.{0,6}(取钱|取款|下载.{0,6}会议|视频会议)", Lexicon.Linear)]
    private static partial Regex InProgress();

    [GeneratedRegex("被骗(了|走|去)?[0-9一二三四五六七八九两十]|骗走|骗了[0-9]|损失[0-9]|转走|转出去了|被骗了|骗去了|骗光", Lexicon.Linear)]
    private static partial Regex Lost();

    [GeneratedRegex("(刚刚?|刚才|今天|今日|今早|今晚|今儿|今朝|昨天|昨晚|昨日|昨夜|有个|有人|有位|村民|居民|群众|老人|大爷|大妈|大叔|大婶|阿姨|阿婆|奶奶|爷爷|学生|职工|某|隔壁|邻居|我(妈|爸|家|哥|姐|弟|妹|爷|奶|老公|老婆|儿子|女儿|朋友|同事|自己)?|老[张王李刘陈杨赵黄周吴]|他|她|一户|一名|一位|又).{0,22}((被|叫|让|给|遭|着|畀|俾|挨).{0,14}(骗|蒙|坑)(走|去|了|掉|光)|被.{0,10}骗|被诈骗|被电诈|遭骗|遭诈骗|遭电诈|骗走|骗去|上当|受骗|着骗|被人骗|被网骗|畀人呃|被呃|让骗子骗|让人骗|给骗了|骗了我|骗了他|骗了她)|^(被骗|我被骗|上当了)|(又|新|刚|刚刚)(发|发生|出|出了|接报|接到|发了|接)(生)?(一|1)(起|宗|例|件|单).{0,12}|发生了?(一|1)(起|宗|例)|(接|接到|接报)(派出所)?(通知|警情).{0,14}(一|1)(起|宗|例)"
        + "|(转|汇|打)(了|过去|走|出去).{0,8}(骗子|对方).{0,12}(联系不上|拉黑|报警)|(才|刚|后来|发)(发现|现|知道|晓得)(是|对方是|被|遇到.{0,12}(怎么|咋|要|请|可以|立即|及时|马上|就|时)|遇上)?(骗子|诈骗|骗|假的)|(骗子|对方|客服|公安局的|警察|领导).{0,16}(转|汇|打)(了|过去|走|出去)了?.{0,3}[0-9一二三四五六七八九十两]|(钱|存款|积蓄|养老钱).{0,6}(没了|被转|被骗|骗光|没得了)|遭(遇|受|到)?.{0,12}(诈骗|骗了|骗走|骗取)|被骗.{0,12}(报警|咋办|怎么办|派出所)", Lexicon.Bounded)]
    private static partial Regex Incident();

    [GeneratedRegex("刚|又发|又有|今天|今日|昨", Lexicon.Linear)]
    private static partial Regex Fresh();

    [GeneratedRegex("差点|险些|险被|差一点|未被骗|没被骗|未受骗|没受骗|没有受骗|没有被骗|没上当|未上当|没转|未转账|没有转账|没有转钱|避免|识破|劝住|劝下|劝停|已劝阻|成功劝阻|及时拦|拦下|拦截|止付|挂断|无人|没有人|防止|免于|幸好|幸亏", Lexicon.Linear)]
    private static partial Regex Averted();

    // 发生一起…损失6800元，账户已止付: it happened all the same.
    [GeneratedRegex("(发生|新发|又发|发|接报|接到)(了)?(一|1)(起|宗|例).{0,40}(损失|被骗|骗走|涉案)(金额|资金)?[0-9]|(被骗|骗走)(了)?[0-9一二三四五六七八九十两][^，。]{0,8}(元|万|千|块).{0,30}(止付|拦截|冻结)", Lexicon.Linear)]
    private static partial Regex Happened();

    [GeneratedRegex("请拨|都是诈骗|都是骗|凡是|谨防|提醒|警惕|请大家|大家(注意|要)|切勿|不要(轻信|转账|相信)|千万(不要|别)|注意防范|案例|新闻|报道|听说|据说|抖音|防骗|以免|小心|容易被骗|别被骗|不被骗|会被骗|怕被骗|如果|一旦|遇到|去年|曾经|以前|股票|亏了|有没有|有无|多少(起|件|人|案)|几起|哪些|怎么防|追回来?了?没|【.{0,6}(通知|提醒|预警|案例|警示)", Lexicon.Bounded)]
    private static partial Regex Talk();
}
