using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R19: a suspicion told to us, without a count.</summary>
internal static partial class TipRule
{
    public static Reading? Examine(Utterance message) =>
        (!message.HasFigures || message.IsResident || message.Says(OneTip())) && !message.Says(Instruction()) && (message.Says(Reports()) || (message.Says(Someone()) && message.Says(Suspicion())))
            ? new Reading(Intent.Tip, "tip")
            : null;

    [GeneratedRegex("^(我要|我想|要|想|我来)?(举报|反映|检举)(一|1)(个|伙|家|名|帮)", Lexicon.Linear)]
    private static partial Regex OneTip();

    [GeneratedRegex("(我要|我想|要|想|我来|来)(举报|反映|提供线索|检举)|^(举报|反映|线索|检举|提供线索)[:， 一]|我(要|想|来)?举报|(你们|派出所|政府|上面)(管不管|查查|去查|查一下|来查)|(我看|我觉得|怀疑|估计|肯定|八成)(他|她|他们|那|这)?(是|像)(个|帮|伙|在)?(骗子|诈骗|搞诈骗)|举报(一下|个|有|某|线索|一个)|提供(一|个|条|点)?.{0,3}线索|反映(一下|个|一个)(情况|问题|线索)", Lexicon.Bounded)]
    private static partial Regex Reports();

    [GeneratedRegex("有人|有个人|有几个|几个人|那几个|那个人|有一伙|有伙|一伙|一帮|一群|外地人|陌生人|租户|这个人|那家|他们|有家|有户|隔壁|楼上|楼下|出租屋|房客|老是有|总有|小年轻|年轻人|门口|对面|一个人|一男|一女|人在|有个?[老男女大小]|有帮|来了个|来了伙|来了几|外面来的|住着|宾馆|民房|二楼|三楼|巷子里|厂房里|院子里", Lexicon.Linear)]
    private static partial Regex Someone();

    [GeneratedRegex("(搞|做|干|从事|是|像|疑似|涉嫌)(电信|电|网络)?诈骗|(像|像是|疑似|可能是|怕是|感觉是|好像是)骗子|(收|收购|买|卖|租|租借|出租|回收|办|借|出售).{0,4}(银行卡|手机卡|电话卡|微信号|支付宝|对公账户|两卡)|虚拟币|数字货币|稳赚|高回报|高息|返利|包赚|日赚|躺赚|拉.{0,6}(投资|投|入股|入会)|架(设|了).{0,8}(设备|天线|机器)|群打电话|打诈骗电话|整天打电话|天天打电话|好多(手机|电话卡|手机卡)|一(堆|排|箱|屋子)(手机|电话卡)|刷流水|佣金|刷单返利|拉人.{0,4}刷单|跑分|冒充.{0,6}(客服|公检法|警察|领导|老师|熟人)|窝点|洗钱|gois|goip|猫池|群发短信|伪基站|(鬼鬼祟祟|可疑|行踪诡异|神神秘秘).{0,12}|拉人.{0,6}(群|投资|理财)|冒充.{0,10}(推销|上门|收钱|要钱)|帮.{0,4}取钱|代.{0,2}取款|招.{0,6}(去缅|缅北|去境外|偷渡)|引流|(高薪|高额).{0,8}(出国|境外|缅甸|柬埔寨)", Lexicon.Bounded)]
    private static partial Regex Suspicion();

    [GeneratedRegex("怎么举报|如何举报|举报(电话|热线|方式|奖励)|请大家|请各|提醒|谨防|不要|切勿|警惕|注意防范|案例|发现.{0,14}请|如有|通知|被骗了", Lexicon.Linear)]
    private static partial Regex Instruction();
}
