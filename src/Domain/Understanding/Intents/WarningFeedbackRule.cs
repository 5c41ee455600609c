using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R21: what became of a warned person: met, reached by phone, unreachable, not defrauded.</summary>
internal static partial class WarningFeedbackRule
{
    public static Reading? Examine(Utterance message)
    {
        if (message.IsResident || message.Harvest.Figures.Exists(f => f.Value != 0) || message.Says(Order()) || (message.Says(Advice()) && !message.Says(Done())) || message.Text.Contains('?', StringComparison.Ordinal))
            return null;
        if (message.Harvest.SetAside > 0 && !message.Text.Contains("预警", StringComparison.Ordinal))
            return null;
        var signs = new[] { Warned(), Reached(), Unreached(), Outcome() }.Count(message.Says);
        return signs >= 2 || message.Says(Plain()) ? new Reading(Intent.WarningFeedback, "warning-feedback") : null;
    }

    [GeneratedRegex("对象|预警(编号|对象|单|人员|信息|指令|那个|的|任务|线索|已|核实|反馈)|(红色|橙色|黄色|高危|蓝色|紧急|中危|低危|红|高)预警|反馈[:， ]|预警", Lexicon.Linear)]
    internal static partial Regex Warned();

    [GeneratedRegex("(已|已经|刚)?(见面|见到|联系上|联系到|上门|找到|到他家|到她家|到家|当面|电话(劝|联系|核实|沟通)|打通|核实|见了|碰到(人|他|她|本人)|碰着|见着|去了.{1,2}趟|入户核实|人找到|找着)", Lexicon.Linear)]
    private static partial Regex Reached();

    [GeneratedRegex("(电话|手机).{0,4}(不接|打不通|关机|停机|空号|没人接|无人接|拒接|不通|占线)|联系不上|联系不到|找不到|失联|家里.{0,2}没人|没人在家|不在家|在外(地|务工|打工)|敲门不应|人不在|没见到|未见面|未联系上|没联系上", Lexicon.Linear)]
    private static partial Regex Unreached();

    [GeneratedRegex("(未|没|没有|没得|冇|并未|尚未)(受骗|被骗|转账|转钱|汇款|上当|损失|转|打钱|损失钱)|(没|未|没有)(给|向|往|跟).{0,5}(转|汇|打)(钱|账|款|过)|无(资金|财产|任何)?损失|一分(钱)?(都|也)?(没|未)(有)?(出去|转|损失|少|动|丢)|钱(都|也)?没(出去|转|动)|没上当|劝住|劝阻|劝停|劝下|已?挂(了|断)|误报|删除.{0,6}(app|软件|好友|微信)|拉黑|卸载了?|已止付|意识到|明白是骗|醒悟|虚惊|本人操作|正常(交易|消费|通话)|处置|处置完毕|已办结|已劝|稳住|解除|不是诈骗|不存在|移交", Lexicon.Bounded)]
    private static partial Regex Outcome();

    [GeneratedRegex("见面劝阻|预警(对象|编号|单|人员|任务).{0,20}(已|联系|见面|上门|处置|反馈|核实|不接|打不通)|(已|已经).{0,4}(劝阻|劝住|见面).{0,8}(未|没)|(劝住了|劝下来了).{0,12}", Lexicon.Linear)]
    private static partial Regex Plain();

    // 接到自称公检法的电话请先挂断: to everybody, and nothing was done.
    [GeneratedRegex("请先|自称|切勿|谨防", Lexicon.Linear)]
    private static partial Regex Advice();

    [GeneratedRegex("已|预警|对象|没|未|了", Lexicon.Linear)]
    private static partial Regex Done();

    [GeneratedRegex("请.{0,8}(核实|见面|上门|联系|劝阻|反馈)|请各|务必|尽快(见面|上门|联系|反馈)|要求|通知[:】]|如何|怎么|^@.{0,10}请|^请.{0,30}(核实|见面|上门|联系|劝阻|反馈|处置|办结)|(前|之前|以前)(完成|反馈|上报|报送|核实|办结|处置)", Lexicon.Linear)]
    private static partial Regex Order();
}
