using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R16: what was reported is withdrawn and nothing put in its place.</summary>
internal static partial class RetractRule
{
    public static Reading? Examine(Utterance message) =>
        !message.IsResident && !message.HasFigures && message.Harvest.SetAside == 0 && message.Harvest.BareNew.Count == 0 && message.Harvest.LooseNumbers.TrueForAll(l => l.Measure is "遍" or "次" or "下") && !message.Says(Question()) && !message.Says(WarningFeedbackRule.Warned())
        && (message.Says(Withdraws()) || message.Says(WronglySent()))
            ? new Reading(Intent.Retract, "retract")
            : null;

    [GeneratedRegex("((嗰条|头先|前一条|上一条|刚|上一|上条|上面|前面|前头|那条|这条|那个|我报|报的|发的|的数|数据|数字|消息|先前|之前|早上|上午|昨天).*(撤回|撤销|撤了|撤掉|作废|不算|唔算|不作数|不做数|删掉|删了|删除|删一下|取消|(别|莫|不要|不用|不忙|勿|甭)(先|急着|忙着|忙)?(记|录|算|计|统计|采用|登|登记|入|入账|存)|先(不|莫|别|甭|缓)(要|忙|急着)?(记|录|算|计|统计|登|采用)|缓一缓|先放一?放|先挂起|忽略|没发|无效|收回|不要了|先不要|不要算|先不算|先别算|别统计|先别统计|别采用|不采用|别用|不用管|别管|当没看见|当没看到|不作准|唔好计|唔要|唔作数|不能算|不能用|别算|莫算|别录|不用录|不要录)"
        + "|(撤回|撤销|撤了|撤掉|作废|删掉|删除|取消|忽略|收回|别记|不要记|当我?没).*(刚|上一|上条|上面|前面|那条|这条|我报|报的|发的|的数|数据|数字|消息|先前|之前|没发|没报|没说)|当我?没(发|报|说))", Lexicon.Linear)]
    private static partial Regex Withdraws();

    [GeneratedRegex("^(作废|撤回|撤销)(掉|了|吧|哈)*$|(^撤(了|回|销)?([，。 ].{0,10}|$|吧|一下)|报错群|发错群|发错了|报错了|报错数|填错了|发错地方|重报|重新报|重新核实后?再?报|重发|弄错了|搞错了|数据有误|数字有误).{0,14}$", Lexicon.Linear)]
    private static partial Regex WronglySent();

    [GeneratedRegex("[?吗]|怎么|怎样|如何|咋", Lexicon.Linear)]
    private static partial Regex Question();
}
