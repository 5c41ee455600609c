using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>
/// 案件 A0615-01 类型刷单 损失3.6万 时间6月14日 职工否 家属否 宣传是 APP否 人群老年人 报警是 单位上坪村 经过…: the form of a case, in any order, as much as is known.
/// Unread: fields whose value could not be meant.
/// </summary>
public sealed record CaseForm(FraudCase Case, IReadOnlyList<string> Unread, bool Any)
{
    /// <summary>
    /// Fills the form in; today resolves 6月14日, 昨天, 14日. TypeOf gives the name of a fraud type the text means, unitOf the id of a unit the speaker may
    /// place a case in.
    /// </summary>
    public static CaseForm Fill(FraudCase before, string said, DateOnly today, Func<string, string?> typeOf, Func<string, string?> unitOf)
    {
        var fields = CaseFields.Of(said);
        var unread = new List<string>();
        var filled = before;
        foreach (var (label, value) in fields)
        {
            if (Set(filled, label, value, today, typeOf, unitOf) is { } set) filled = set;
            else unread.Add(label);
        }

        return new CaseForm(filled, unread, fields.Count > 0);
    }

    private static FraudCase? Set(FraudCase c, string label, string value, DateOnly today, Func<string, string?> typeOf, Func<string, string?> unitOf) => label switch
    {
        "类型" => value.Length is > 0 and <= 20 ? c with { Type = typeOf(value) ?? value } : null,
        "损失" => Yuan.In(value) is { } loss ? c with { Loss = loss } : value is "0" or "无" or "0元" ? c with { Loss = 0 } : null,
        "时间" => CaseFields.Day(value, today) is { } day ? c with { On = day, Hour = CaseFields.Hour(value) ?? c.Hour } : null,
        "单位" => unitOf(value) is { } unit ? c with { UnitId = unit } : null,
        "人群" => value.Length is > 0 and <= 12 ? c with { Group = value } : null,
        "经过" => value.Length > 0 ? c with { How = Masking.Mask(value.Length > 100 ? value[..100] : value).Replace(',', '，') } : null,
        _ => CaseFields.YesNo(value) is { } yes ? SetYesNo(c, label, yes) : null,
    };

    private static FraudCase SetYesNo(FraudCase c, string label, bool yes) => label switch
    {
        "职工" => c with { Staff = yes },
        "家属" => c with { Family = yes },
        "宣传" => c with { Publicity = yes },
        "APP" => c with { App = yes },
        _ => c with { Reported = yes },
    };
}

/// <summary>The labelled fields of a form typed in one line.</summary>
public static partial class CaseFields
{
    private static readonly string[] Yes = ["是", "有", "已", "对", "装了", "已装", "已安装", "收到", "已收到", "到位", "已报"];
    private static readonly string[] No = ["否", "不是", "无", "没", "没有", "未", "没装", "未装", "未安装", "没收到", "未收到", "未报", "没报"];

    public static IReadOnlyList<(string Label, string Value)> Of(string said)
    {
        var text = HalfWidth.Of(said);
        var found = Label().Matches(text).ToList();
        // 经过 is a sentence: words in it that look like labels are part of it.
        if (found.FindIndex(m => m.Groups["label"].Value == "经过") is >= 0 and var how) found = found[..(how + 1)];
        return [.. found.Select((m, i) => (Name(m.Groups["label"].Value), text[(m.Index + m.Length)..(i + 1 < found.Count ? found[i + 1].Index : text.Length)].Trim(' ', ',', '。', ';', '、', ':')))];
    }

    public static bool? YesNo(string value) => Yes.Contains(value) ? true : No.Contains(value) ? false : null;

    /// <summary>6月14日, 14日, 昨天, 2026-06-14; never a day to come.</summary>
    public static DateOnly? Day(string value, DateOnly today)
    {
        if (value.StartsWith('今')) return today;
        if (value.StartsWith('昨')) return today.AddDays(-1);
        if (value.StartsWith("前天", StringComparison.Ordinal)) return today.AddDays(-2);
        if (Date().Match(value) is not { Success: true } date) return null;
        var (year, month, day) = (Int(date, "y") ?? today.Year, Int(date, "m") ?? today.Month, Int(date, "d")!.Value);
        if (month is < 1 or > 12 || day < 1 || year < 2000 || day > DateTime.DaysInMonth(year, month)) return null;
        var on = new DateOnly(year, month, day);
        if (on > today) on = date.Groups["m"].Success ? on.AddYears(-1) : on.AddMonths(-1);
        return on;
    }

    /// <summary>14时, 下午3点.</summary>
    public static int? Hour(string value)
    {
        if (Clock().Match(value) is not { Success: true } said) return null;
        var hour = int.Parse(said.Groups["h"].Value, CultureInfo.InvariantCulture);
        if (said.Groups["pm"].Success && hour < 12) hour += 12;
        return hour is >= 0 and <= 23 ? hour : null;
    }

    private static int? Int(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Name(string label) => label.ToUpperInvariant() switch { "金额" => "损失", "日期" => "时间", "APP" => "APP", _ => label };

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(^|[\s,，;；、。])(?<label>类型|损失|金额|时间|日期|职工|家属|宣传|APP|app|App|人群|报警|单位|经过)[:：]?\s*", Linear)]
    private static partial Regex Label();

    [GeneratedRegex(@"^((?<y>20[0-9]{2})[-年/.])?((?<m>[0-9]{1,2})[-月/.])?(?<d>[0-9]{1,2})(日|号|$|\s|[^0-9时点])", Linear)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<pm>下午|晚上|晚|夜里)?(?<h>[0-9]{1,2})(时|点|:)", Linear)]
    private static partial Regex Clock();
}
