using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>As much of a person as a ticket may hold (rule I2): 刘某 and the last four digits, whatever the officer or a file writes.</summary>
public static partial class Person
{
    private static readonly string[] DoubleNames = ["欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "令狐", "司徒", "慕容"];

    /// <summary>刘建国, 刘某某, 刘* give 刘某; empty text gives 某人.</summary>
    public static string Brief(string name)
    {
        var plain = string.Concat(name.Trim().Where(c => c is >= '\u4e00' and <= '\u9fff'));
        if (plain.Length == 0) return "某人";
        var family = DoubleNames.FirstOrDefault(d => plain.StartsWith(d, StringComparison.Ordinal)) ?? plain[..1];
        return family == "某" ? "某人" : family + "某";
    }

    // The hundred and more family names that nearly everybody bears, and characters that stand in words about fraud and in no given name.
    private const string Families = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳";

    private const string NeverInNames = "转账款单骗冒充诈资贷聊通话上客服利币额融商购投彩赌户卡警察院局所时在要让说被已正疑似类型级村组社区";

    /// <summary>Whether a word is built like a person's name: a family name and one to three characters of no other use.</summary>
    public static bool IsName(string word) => word.Length is 2 or 3 or 4 && word.All(c => c is >= '\u4e00' and <= '\u9fff')
        && (Families.Contains(word[0], StringComparison.Ordinal) || DoubleNames.Any(d => word.StartsWith(d, StringComparison.Ordinal)))
        && (word.Length < 4 || DoubleNames.Any(d => word.StartsWith(d, StringComparison.Ordinal))) && !word[1..].Any(c => NeverInNames.Contains(c, StringComparison.Ordinal));

    /// <summary>The last four digits of a telephone number, of 尾号3417 or of a bare 3417; empty when there are none.</summary>
    public static string Tail(string text)
    {
        var plain = HalfWidth.Of(text);
        var digits = string.Concat(Number().Match(plain).Value.Where(char.IsAsciiDigit));
        return digits.Length >= 4 ? digits[^4..] : "";
    }

    [GeneratedRegex(@"[0-9][0-9*\- ]{2,17}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
