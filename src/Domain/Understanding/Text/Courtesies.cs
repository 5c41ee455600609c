using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R30: greetings, thanks, named pictures and signature lines are left out where something else is said.</summary>
internal static partial class Courtesies
{
    public static string Drop(string text)
    {
        var plain = text.Contains(':', StringComparison.Ordinal) ? Signature().Replace(text, "") : text;
        plain = plain.Contains('[', StringComparison.Ordinal) ? Picture().Replace(plain, "") : plain;
        plain = Closing().Replace(Opening().Replace(plain, ""), "").Trim();
        return plain.Any(ChineseNumerals.IsNumeralChar) || (plain.Length > 1 && plain.AsSpan().ContainsAny('转', '推', '撤')) ? plain : text;
    }

    private const string People = "(?:各位|尊敬的|亲爱的)?(?:[\\u4e00-\\u9fff])?(?:领导|主任|书记|所长|站长|镇长|乡长|委员|主席|同志|老师|组长|部长|局长|警官|同仁|同事|乡亲|乡亲们|小[\\u4e00-\\u9fff]|老[\\u4e00-\\u9fff]|大家|姐|哥)(?:们)?";

    [GeneratedRegex("^(?:" + People + "(?:上午|下午|晚上|早上|中午|早|晚)?好(?:的)?|" + People + "(?:你好|您好|辛苦了?|好呀|好啊)|(?:你|您|大家|早上|上午|中午|下午|晚上)好|(?:向)?(?:报告|汇报)(?:给)?(?:领导|主任|书记|所长|站长)|(?:领导|主任|书记|所长|站长)[，,:])[，,。:! ~|、]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex("(?:[，,。;! ~|\\n]+(?:以上|特此|就这些|就这么多|完毕|汇报完毕|报告完毕|(?:请|敬请|望|麻烦)?(?:各位)?(?:领导|主任|书记)?(?:请)?(?:查收|审阅|知悉|查阅|收悉|过目|核对|批评指正|指示|核实)(?:一下|下)?|(?:非常|十分)?(?:谢谢|感谢|多谢)(?:领导|主任|书记|大家|啦|了|哈|您|你)*|(?:领导|主任|大家|您)?辛苦(?:了|啦)?(?:领导|主任|大家|您)?|麻烦(?:了|您了|你了)?))+[，,。! ~|]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex("\\[(?:抱拳|强|好的|合十|握手|收到|胜利|赞|鼓掌|敬礼|拳头|玫瑰|爱你|ok|微笑|呲牙|捂脸|偷笑|加油|庆祝|爱心|太阳|流泪|大哭|奋斗|憨笑|愉快|笑哭|旺柴|社会社会|比心|咖啡|蛋糕|礼物|红包|烟花|呲牙笑|汗|流汗|苦涩|叹气|破涕为笑|尴尬|害羞|色|得意|酷|嘿哈|耶|嘴唇|菜汪|666)\\]")]
    private static partial Regex Picture();

    // 填报人：王芳 139…, 填报时间：6月18日: who and when it was written, not what was done.
    [GeneratedRegex("(?m)(?:^|(?<=[，,;。 ]))(?:\\(?-{0,3}(?:填报人|报送人|上报人|填表人|报告人|统计人|汇报人|联系人|联系电话|负责人|审核人|审核|经办人|制表人|制表|填报日期|填报时间|填表时间|上报时间|报送时间|报送日期|上报日期|统计时间|制表时间)(?:及电话|及联系电话|电话)?[ :]+[^\\n]*)$")]
    private static partial Regex Signature();
}
