using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Figures;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R16: 应为, 改为, 不是…是: the new value replaces what was booked; without a metric the handler looks at the last report.</summary>
internal static partial class CorrectionRule
{
    public static Reading? Examine(Utterance message)
    {
        var harvest = message.Harvest;
        if (message.IsResident || !(message.Says(Corrects()) || message.Says(RightBeforeWrong()) || message.Says(NamesNoNumber()) || (harvest.Old.Count > 0 && (message.HasFigures || harvest.BareNew.Count > 0))))
            return null;
        if (message.Says(TooMany()) && harvest.Old.Count == 0)
            return new Reading(Intent.Ambiguous, "unclear-correction") { Doubt = new Doubt(DoubtKind.Reference) };
        // 安装和注册写反了, 刚才那个案子是误报: which numbers it is to be is asked.
        if (!message.HasFigures && harvest.LooseNumbers.Count == 0 && harvest.BareNew.Count == 0 && message.Says(NamesNoNumber()))
            return new Reading(Intent.Ambiguous, "unclear-correction") { Doubt = new Doubt(DoubtKind.Reference) };
        if (message.HasFigures)
            return harvest.Doubt is { } doubt
                ? new Reading(Intent.Ambiguous, "unclear-correction") { Doubt = doubt }
                : new Reading(Intent.Correction, "correction") { Rows = RowGrouping.Rows(harvest, corrects: true) };
        // 15不是51.
        if (harvest.Old.Count == 1 && harvest.LooseNumbers is [{ Value: var right }] && message.Text.Length <= 15 && message.Says(RightBeforeWrong()))
            return new Reading(Intent.Correction, "bare-correction") { BareOld = harvest.Old[0], BareNew = right };
        decimal? bare = harvest.BareNew.Count > 0 ? harvest.BareNew[^1] : harvest.LooseNumbers.Count == 1 && message.Text.Length <= 15 ? harvest.LooseNumbers[0].Value : null;
        return bare is null || harvest.HasVague ? null : new Reading(Intent.Correction, "bare-correction") { BareOld = harvest.Old.Count > 0 ? harvest.Old[0] : null, BareNew = bare };
    }

    [GeneratedRegex("^[0-9]{1,6}(个|人|户|份|张|名|场|条|起)?[，, ]?(不是|不系|并非)[0-9]{1,6}(个|人|户|份|张|名|场|条|起)?$", Lexicon.Linear)]
    private static partial Regex RightBeforeWrong();

    [GeneratedRegex("(安装|注册|入户|走访|预警|数|两个|它们)[^，。;\\n0-9]{0,6}(写|报|填|搞|弄|说|记)(反|颠倒|混)了?|(案子|案件|发案|警情)[^，。;\\n0-9]{0,8}(误报|不是诈骗|撤销|撤案|销案)", Lexicon.Linear)]
    private static partial Regex NamesNoNumber();

    // 安装多报了2个: by how much, not what it is.
    [GeneratedRegex("多(报|算|写|填|录|统计|记)了?[0-9一二三四五六七八九十两俩仨]{1,4}(个|人|户|名|份|张|条)?[。哈啊呢]?$", Lexicon.Linear)]
    private static partial Regex TooMany();

    [GeneratedRegex("(^|[^没未不能])报成([^功]|$)|^错|^改[:，, ]|^(啊|哦|哎|呀)?(不对|错了)|^不对|数不对|更正|纠正|订正|修正|勘误|改[: ]?[0-9]|改[零一二三四五六七八九十百两廿]{1,5}(个|人|户|张|份|$|[，。 ])|改一下|改下|改哈|改为|改成|改正|修改|更改|应为|应是|应该是|应该为|应系|应该系|打错|写错|搞错|报错|发错|算错|录错|填错|说错|弄错|输错|看错|记错|整错|敲错|手抖|手误|手滑|笔误|眼花|多打|少打|打多|打少|报多了|报少了|多报了|重报|重新报|为准|作废|原报|误报|错报|有误|写反|报反([^诈电骗]|$)|填反|搞反|弄反|说反|搞混|弄混|串行|串了|串列|写串|填串|颠倒|写倒|填倒|报倒|弄倒|搞倒|调换|对调|互换|换过来|调过来|错位|看串|看错行|张冠李戴|错行|正确的?(是|为|应)|实际(是|为|应)|[0-9] ?(→|->|=>) ?[0-9]|多写了|少写了|多算了|少算了|算重|报重|重复报|重复统计|前面报的.{0,6}(多|少)了|对不起.{0,6}错|刚才.{0,6}错|(刚才|刚刚|刚|前面|上面|前一条|上一条|之前|早上|上午|昨天|昨晚|上次)(的|那个|那条|发的|报的|报|发|那|个|条){0,6}(安装|注册|走访|入户|预警|转发|传单|海报|横幅|下载|开启)?(的)?(人数|户数|数字|数据|数)?(都|好像|是)?(不对|有误|有问题|不准|重了|报重|岔了|数错|不算数)|手快|(看|记|算|数|听)岔|数重|[0-9](个|户|人|份|张|场)?(才对|才准|才是对的)|(抱歉|不好意思|对不起|对不住)[^0-9晚迟补才]{0,12}(是|为)[0-9]|(前面|上面|刚才|刚刚|之前|早上|上午)(的)?(那|发|报)?(条|个|份|次|的|一条|一次)?(都|就)?(不算|不作数|不要了|作废|当没发|别算|算错)", Lexicon.Bounded)]
    internal static partial Regex Corrects();
}
