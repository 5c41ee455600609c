using System.Globalization;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>The many ways of saying the same numbers.</summary>
internal static class Wording
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The week's numbers in somebody's words. Dated: the week is named.</summary>
    public static string Report(Random chance, Place unit, DataWeek week, bool dated, int install, int? register = null, int? visits = null)
    {
        var parts = new List<string> { Install(chance, install) };
        if (register is { } r) parts.Add(Register(chance, r));
        if (visits is { } v) parts.Add(Visits(chance, v));
        return chance.Next(8) switch
        {
            0 => $"{Head(chance, unit, week, dated, lines: true)}\n{string.Join('\n', parts.Select((p, i) => $"{i + 1}.{p}"))}",
            1 when register is not null => Table(unit, week, dated, install, register.Value, visits),
            2 => $"{Head(chance, unit, week, dated)}{string.Join('、', parts)}，请查收",
            3 => $"{Head(chance, unit, week, dated)}{string.Join(' ', parts)}",
            4 => $"{Head(chance, unit, week, dated)}{string.Join('；', parts)}。",
            _ => $"{Head(chance, unit, week, dated)}{string.Join('，', parts)}",
        };
    }

    public static string Install(Random chance, int n) => chance.Next(7) switch
    {
        0 => $"新装{Figure(chance, n)}个",
        1 => $"安装{Figure(chance, n)}人",
        2 => $"装了{Figure(chance, n)}个",
        3 => $"新增安装{n}人",
        4 => $"下载反诈APP{n}个",
        _ => $"安装{Figure(chance, n)}",
    };

    /// <summary>12, １２ or 十二.</summary>
    public static string Figure(Random chance, int n) => chance.Next(5) switch
    {
        0 => Chinese(n),
        1 => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(d => (char)(d - '0' + '０'))),
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    public static string Chinese(int n) => n switch
    {
        < 10 => Digits[n].ToString(),
        < 20 => "十" + (n % 10 == 0 ? "" : Digits[n % 10]),
        < 100 => Digits[n / 10] + "十" + (n % 10 == 0 ? "" : Digits[n % 10]),
        _ => Digits[n / 100] + "百" + (n % 100 == 0 ? "" : (n % 100 < 10 ? "零" : "") + (n % 100 is >= 10 and < 20 ? "一" : "") + Chinese(n % 100)),
    };

    private static string Register(Random chance, int n) => chance.Next(4) switch
    {
        0 => $"实名{Figure(chance, n)}个",
        1 => $"注册{Figure(chance, n)}人",
        2 => $"实名认证{n}人",
        _ => $"注册{Figure(chance, n)}",
    };

    private static string Visits(Random chance, int n) => chance.Next(4) switch
    {
        0 => $"走访{Figure(chance, n)}户",
        1 => $"入户走访{n}户",
        2 => $"上门{Figure(chance, n)}户",
        _ => $"入户{Figure(chance, n)}户",
    };

    private static string Table(Place unit, DataWeek week, bool dated, int install, int register, int? visits) =>
        (dated ? $"第{week.Number}周\n" : "") + (visits is null ? $"单位 安装 注册\n{unit.Name} {install} {register}" : $"单位 安装 注册 入户\n{unit.Name} {install} {register} {visits}");

    private static string Head(Random chance, Place unit, DataWeek week, bool dated, bool lines = false)
    {
        var name = chance.Next(3) switch { 0 => unit.Name, 1 => unit.Alias, _ => "" };
        if (!dated) return name.Length == 0 && lines ? "报数" : name.Length == 0 ? "" : name + "：";
        var days = chance.Next(6) switch
        {
            0 => $"第{week.Number}周",
            1 => $"{week.Monday.Month}月{week.Monday.Day}日至{week.Sunday.Month}月{week.Sunday.Day}日",
            _ => "上周",
        };
        return name + days + (lines ? "：" : chance.Next(3) == 0 ? "：" : "");
    }
}
