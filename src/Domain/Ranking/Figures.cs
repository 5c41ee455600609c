using System.Globalization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>How figures are written in what people read. One decimal, half away from zero, only when printed.</summary>
public static class Figures
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    /// <summary>84.0%; above a hundred never without the mark that asks to check it (rule K2).</summary>
    public static string Percent(decimal percent) => Tenth(percent) + (percent > 100 ? "%⚠" : "%");

    /// <summary>Without needless decimals: 80%, 82.5%.</summary>
    public static string ShortPercent(decimal percent) => Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    public static string Tenth(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>+2.1, -0.3, 0.0</summary>
    public static string Points(decimal points)
    {
        var rounded = Math.Round(points, 1, MidpointRounding.AwayFromZero);
        return rounded.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>6,412</summary>
    public static string Count(decimal value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>8.6万元 or 800元</summary>
    public static string Money(decimal yuan) => BookingText.Money(yuan);

    /// <summary>6月16日12:00 in Beijing time.</summary>
    public static string Moment(DateTimeOffset instant) => instant.ToOffset(Local).ToString("M月d日HH:mm", CultureInfo.InvariantCulture);

    /// <summary>今天10:42, or 6月14日17:55.</summary>
    public static string MomentSeenFrom(DateTimeOffset instant, DateTimeOffset now)
    {
        var local = instant.ToOffset(Local);
        return local.Date == now.ToOffset(Local).Date ? local.ToString("今天HH:mm", CultureInfo.InvariantCulture) : Moment(instant);
    }

    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Local).DateTime);

    /// <summary>6月30日</summary>
    public static string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    /// <summary>全乡, 全镇, 全县 … after the last character of the name.</summary>
    public static string Whole(string scopeName) => scopeName switch
    {
        _ when scopeName.EndsWith("街道", StringComparison.Ordinal) => "全街道",
        _ when scopeName.Length > 0 && "乡镇县区市村".Contains(scopeName[^1], StringComparison.Ordinal) => "全" + scopeName[^1],
        _ => scopeName,
    };
}
