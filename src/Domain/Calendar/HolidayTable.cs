using System.Globalization;
using System.Text.Json;

namespace AntiFraudBot.Domain.Calendar;

/// <summary>What reading a holiday table gives: a calendar, or a reason a person can act on.</summary>
public abstract record HolidayTableReading
{
    public sealed record Read(WorkCalendar Calendar) : HolidayTableReading;

    /// <summary>Reason is plain Chinese and names the year or date at fault.</summary>
    public sealed record Refused(string Reason) : HolidayTableReading;
}

/// <summary>
/// The yearly table an office edits when the State Council's notice comes: <c>{"2026":{"off":["2026-01-01"],"work":["2026-01-04"]}}</c>.
/// Dates are yyyy-MM-dd; a year's list may hold days of the neighbouring year. Comments and trailing commas are allowed.
/// </summary>
public static class HolidayTable
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static HolidayTableReading Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return new HolidayTableReading.Refused(FormattableString.Invariant($"节假日表第{(error.LineNumber ?? 0) + 1}行格式不对"));
        }
    }

    private static HolidayTableReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new HolidayTableReading.Refused("节假日表应按年份填写");
        List<int> years = [];
        List<DateOnly> off = [], work = [];
        foreach (var year in root.EnumerateObject())
        {
            if (!int.TryParse(year.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return new HolidayTableReading.Refused($"“{year.Name}”不是年份");
            if ((Fault(year.Value, "off", off) ?? Fault(year.Value, "work", work)) is { } fault)
                return new HolidayTableReading.Refused($"{year.Name}年：{fault}");
            years.Add(number);
        }

        return off.Intersect(work).Select(d => (DateOnly?)d).FirstOrDefault() is { } both
            ? new HolidayTableReading.Refused(FormattableString.Invariant($"{both:yyyy-MM-dd}既是休息日又是上班日"))
            : new HolidayTableReading.Read(new WorkCalendar(off, work, years));
    }

    private static string? Fault(JsonElement year, string list, List<DateOnly> days)
    {
        if (year.ValueKind != JsonValueKind.Object || !year.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array)
            return $"缺少“{list}”日期列表";
        foreach (var item in items.EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString() : item.GetRawText();
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return $"“{text}”不是日期，应如2026-01-01";
            days.Add(day);
        }

        return null;
    }
}
