using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>我是平安办的，请交…: somebody who is not of the office asks in its name for money or codes (rule I18).</summary>
public static partial class Pretence
{
    private const int Longest = 500;

    public const string Caution = "平安办、派出所和小助手都不会在群里要钱、要验证码、要银行卡，也不会让您扫码交费。上面这条先别理会，已请平安办核实。拿不准拨打96110，已经转了钱马上拨打110。";

    /// <summary>True of a message that claims the office, police or the bot, and asks for money, codes or cards. Publicity against such things is not meant.</summary>
    public static bool Is(string text) => text.Length <= Longest && Claims().IsMatch(text) && Demands().IsMatch(text) && !Warns().IsMatch(text);

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(我|我们|这里|这边|本人)(这里|这边)?(是|系)(乡|镇|县|市|区|街道|村|社区)?(里|上)?的?(平安办|反诈(中心|办|小助手|专班)|派出所|公安局?|民警|警察|政府|社保局?|医保局?|综治中心|政法委)|(受|按|根据)(平安办|派出所|反诈中心|公安局?)(的)?(委托|要求|通知)|(平安办|派出所|反诈中心|反诈小助手)(统一)?(收取|收费|代收|要求(大家|各位|各户)(交|缴|转|扫|提供|发))", Linear)]
    private static partial Regex Claims();

    [GeneratedRegex(@"转账|转钱|汇款|打款|打到|交费|缴费|交钱|保证金|押金|手续费|罚款|收款码|付款码|扫码(支付|付|交|缴)|验证码|银行卡号?|卡号|密码|安全账户|红包|(交|缴|收|付)[0-9一二三四五六七八九十百千万]+(元|块)", Linear)]
    private static partial Regex Demands();

    [GeneratedRegex(@"不要|不会|绝不|从不|切勿|请勿|谨防|警惕|凡是|都是诈骗|冒充|提醒|防范|不得", Linear)]
    private static partial Regex Warns();
}
