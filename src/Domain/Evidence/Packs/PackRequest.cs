using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Evidence.Packs;

/// <summary>材料包 石桥村, 材料包 石桥村 5月, 材料包 石桥村 第24周 (rule W19). Unit as typed; Month, Week null = not said.</summary>
public sealed partial record PackRequest(string Unit, int? Month, int? Week, bool Last)
{
    /// <summary>Null when the text is something else. Unit empty = none was named.</summary>
    public static PackRequest? Read(string text)
    {
        if (text.Length > 40 || Pattern().Match(text.Trim()) is not { Success: true } said) return null;
        int? Number(string group) => said.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
        return new PackRequest(said.Groups["unit"].Value, Number("month"), Number("week"), said.Groups["last"].Success);
    }

    /// <summary>The days meant, up to today; without any word this month. Null when they are not there yet or never were.</summary>
    public Period? Days(DateOnly today)
    {
        if (Week is { } number)
        {
            var week = CampaignWeek.Of(number > CampaignWeek.Of(today).Number ? today.Year - 1 : today.Year, number);
            return week is null ? null : UpTo(week.Period, today);
        }

        if (Month is < 1 or > 12) return null;
        var first = new DateOnly(today.Year, today.Month, 1);
        if (Last) first = first.AddMonths(-1);
        else if (Month is { } month) first = new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
        return UpTo(new Period(first, first.AddMonths(1).AddDays(-1)), today);
    }

    private static Period UpTo(Period days, DateOnly today) => days.To > today ? new Period(days.From, today) : days;

    [GeneratedRegex(@"\A(导出)?(材料包|佐证材料包)([\s：:]+(?<unit>[^0-9\s，,]{2,16}?))?[\s，,]*(?<when>(?<last>上个?月)|本月|(?<month>[0-9]{1,2})月份?|第?(?<week>[0-9]{1,2})周)?的?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
