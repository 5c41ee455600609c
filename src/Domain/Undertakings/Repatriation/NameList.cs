using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Undertakings.Repatriation;

/// <summary>Whether a message carries a list of people to be persuaded home. Such a list never enters the bot (rule W13).</summary>
public static class NameList
{
    private const string Surnames = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤";
    private static readonly string[] Matters = ["劝返", "滞留", "缅北", "回流", "核减", "境外"];
    // Swindlers call from abroad too: one number beside this word is a warning, not a list.
    private const string Abroad = "境外";
    private static readonly string[] Columns = ["姓名", "身份证", "证件号", "联系电话", "户籍地址", "出境时间"];

    public static bool Concerns(string text) => Matters.Any(m => text.Contains(m, StringComparison.Ordinal));

    /// <summary>A text about the matter with numbers of persons, or that calls itself a list and holds two names.</summary>
    public static bool IsIn(string text)
    {
        if (!Concerns(text)) return false;
        var onlyAbroad = Matters.Where(m => text.Contains(m, StringComparison.Ordinal)).SequenceEqual([Abroad]);
        var persons = Masking.Mask(text).Split('*', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        return persons >= (onlyAbroad ? 2 : 1) || (text.Contains("名单", StringComparison.Ordinal) && Names(text) >= 2);
    }

    /// <summary>A table whose first rows name the matter and columns of persons. Title: the file's name, which counts as a row.</summary>
    public static bool IsTable(string title, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        List<string> head = [title, .. rows.Take(6).SelectMany(r => r)];
        return head.Any(Concerns) && rows.Take(6).Any(r => r.Any(c => Columns.Any(k => c.Contains(k, StringComparison.Ordinal))));
    }

    private static int Names(string text) => text
        .Split(['、', '，', ',', '；', ';', '：', ':', ' ', '\n', '\t', '。', '.', '（', '('], StringSplitOptions.RemoveEmptyEntries)
        .Count(w => w.Length is 2 or 3 && Surnames.Contains(w[0], StringComparison.Ordinal) && !w.EndsWith('村') && !w.EndsWith('组'));
}
