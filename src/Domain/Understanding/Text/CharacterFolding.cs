namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>One character to what the rules expect: half-width, simplified, lower case, a separator for a picture (R1).</summary>
internal static class CharacterFolding
{
    private const string Traditional = "裝註冊訪傳單戶數計實總張條場勸損報應為個這說發詐騙錄舉測試時間點萬兩幾沒無還誰導體業會電話轉開啟預號線屏廣標語漢區網鎮縣鄉橋龍雙過現據層級";
    private const string Simplified = "装注册访传单户数计实总张条场劝损报应为个这说发诈骗录举测试时间点万两几没无还谁导体业会电话转开启预号线屏广标语汉区网镇县乡桥龙双过现据层级";

    // Line ends, spaces, brackets, dashes and bullets in their many shapes. The Chinese comma stays: 1，260 is two numbers.
    private const string Signs = "\r\u2028\u2029\u000B\u3000\u00A0，。｡；：﹕∶（）〔〕［］｜¦│／＋➕－—–―～〜％﹪＠➔➜➡⇒●◆■〇○";
    private const string PlainSigns = "\n\n\n\n  ，。。;:::()()[]|||/++----~~%%@→→→→;;;零零";

    private static readonly Dictionary<char, char> Table = Build();

    public static char Fold(char c) =>
        Table.TryGetValue(c, out var folded) ? folded
        : c is > '\uFF00' and < '\uFF5F' ? char.ToLowerInvariant((char)(c - 0xFEE0))
        : char.ToLowerInvariant(c);

    /// <summary>Invisible characters vanish: joiners, marks of direction, variation selectors, the byte order mark.</summary>
    public static bool IsInvisible(char c) => c is >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2064' or >= '\uFE00' and <= '\uFE0F' or '\uFEFF' or '\u00AD' or '\u20E3';

    /// <summary>① … ⑳, ㈠ and the like open a list item.</summary>
    public static bool IsCircledIndex(char c) => c is >= '\u2460' and <= '\u249B' or >= '\u2776' and <= '\u2793' or >= '\u3220' and <= '\u3229' or >= '\u3280' and <= '\u3289';

    /// <summary>Pictures, arrows and box lines only separate; the arrow of a correction is kept.</summary>
    public static bool IsPicture(char c) => c != '→' && (char.IsSurrogate(c) || c is >= '\u2190' and <= '\u2BFF' or >= '\u3030' and <= '\u303F');

    private static Dictionary<char, char> Build()
    {
        var table = new Dictionary<char, char>();
        for (var i = 0; i < Signs.Length; i++)
            table[Signs[i]] = PlainSigns[i];
        for (var i = 0; i < Traditional.Length; i++)
            table[Traditional[i]] = Simplified[i];
        foreach (var (formal, plain) in "壹贰叁肆伍陆柒捌玖拾佰仟".Zip("一二三四五六七八九十百千"))
            table[formal] = plain;
        return table;
    }
}
