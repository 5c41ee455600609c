namespace AntiFraudBot.Domain.Safety;

/// <summary>What in a text says that somebody may be losing money right now.</summary>
public enum Danger { Transfer, VerificationCode, ScreenSharing, Ongoing }

/// <summary>
/// Rule S1: 正在转账, 正在被骗, 验证码 and 屏幕共享 get the fixed 110/96110 answer before anything else. Publicity that warns of them
/// (不要透露验证码) and the APP's own trouble (收不到验证码) are not danger.
/// </summary>
public static class DangerSigns
{
    private const int MaxLook = 4000;

    private static readonly string[] TransferWords =
        ["正在转账", "正在转钱", "正在汇款", "正在打款", "正在给骗子", "在给骗子转", "要给骗子转", "准备转账", "马上要转账", "已经转账", "刚转账", "刚转了钱", "让我转账",
         "叫我转账", "要我转账", "让转账", "叫转账", "催转账", "让我转钱", "叫我转钱", "要我转钱", "让我汇款", "叫我汇款", "让我打钱", "叫我打钱", "安全账户", "正在转帐", "让我转帐"];

    private static readonly string[] CodeWords = ["验证码", "驗證碼", "短信码", "动态码"];

    private static readonly string[] ScreenWords = ["屏幕共享", "共享屏幕", "共享桌面", "屏幕分享", "分享屏幕", "远程控制手机", "共享了屏幕", "共享我的屏幕"];

    private static readonly string[] OngoingWords =
        ["正在被骗", "正被骗", "在被骗子骗", "正在受骗", "正和骗子", "正跟骗子", "正在和骗子", "正在跟骗子", "还在和骗子", "还在跟骗子", "骗子还在电话", "还没挂骗子", "马上要被骗", "快被骗"];

    private static readonly string[] Publicity =
        ["不要", "不得", "切勿", "请勿", "勿向", "勿将", "别把", "别给", "不透露", "不轻信", "不泄露", "不转账", "谨防", "警惕", "凡是", "都是诈骗", "防范", "牢记", "要求屏幕共享的", "宣传", "提醒大家", "温馨提示",
         "不会要", "从不", "绝不", "不向"];

    private static readonly string[] CodeTrouble =
        ["收不到验证码", "没收到验证码", "收不到短信验证码", "验证码收不到", "验证码不来", "验证码没来", "没有验证码", "验证码错误", "验证码过期", "接收不到验证码", "验证码发不", "不到验证码", "验证码输", "验证码一直"];

    /// <summary>The danger in the text, or null. Linear in the length; only the first 4,000 characters are looked at.</summary>
    public static Danger? Find(string text)
    {
        var look = text.Length > MaxLook ? text[..MaxLook] : text;
        foreach (var clause in look.Split(['。', '！', '!', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Has(clause, Publicity)) continue;
            if (Has(clause, TransferWords) || TransfersToSomeone(clause)) return Danger.Transfer;
            if (Has(clause, OngoingWords)) return Danger.Ongoing;
            if (Has(clause, ScreenWords)) return Danger.ScreenSharing;
            if (Has(clause, CodeWords) && !Has(clause, CodeTrouble)) return Danger.VerificationCode;
        }

        return null;
    }

    // 正在给…转账 / 正给…打钱: the recipient stands between the two words.
    private static bool TransfersToSomeone(string clause)
    {
        var at = clause.IndexOf("在给", StringComparison.Ordinal);
        if (at < 0) return false;
        var rest = clause.AsSpan(at, Math.Min(clause.Length - at, 16));
        return rest.IndexOf("转账") >= 0 || rest.IndexOf("转钱") >= 0 || rest.IndexOf("打钱") >= 0 || rest.IndexOf("汇款") >= 0 || rest.IndexOf("打款") >= 0;
    }

    private static bool Has(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));
}
