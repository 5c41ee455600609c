using System.Globalization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>How numbers and questions of booking are written.</summary>
public static class BookingText
{
    /// <summary>Plain digits, no needless decimals: 530, 87.3.</summary>
    public static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Yuan as clerks write it: 300元, 8.6万元, 3.65万元.</summary>
    public static string Money(decimal yuan) =>
        Math.Abs(yuan) >= 10_000 && yuan % 100 == 0
            ? (yuan / 10_000).ToString("0.##", CultureInfo.InvariantCulture) + "万元"
            : Number(yuan) + "元";

    /// <summary>The value with its unit word: 45户, 8.6万元, 87.3%.</summary>
    public static string Amount(Metric metric, decimal value) =>
        metric is Metric.Loss or Metric.LossAvoided ? Money(value) : Number(value) + metric.UnitWord();

    /// <summary>安装17, 入户45户: the three APP metrics go without a unit word.</summary>
    public static string Named(Metric metric, decimal value) =>
        metric.ChineseName() + (IsApp(metric) ? Number(value) : Amount(metric, value));

    internal static bool IsApp(Metric metric) => metric is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert;

    internal static string AddOrCorrect(string unit, Period period, IEnumerable<string> standing, IEnumerable<string> reported) =>
        $"{unit}{period}已报{string.Join('、', standing)}，现报{string.Join('、', reported)}。追加还是更正？";

    internal static string WhichWeek(Period lastWeek) => $"上周（{lastWeek}）还是本周？";

    internal static string Implausible(string unit, string words, bool proposes) =>
        $"{unit}，{words}回复“是”或正确数字。" + (proposes ? "原数无误请回复“不是”。" : "");

    internal static string Proxy(string unit, Period period, IEnumerable<string> reported) =>
        $"代{unit}报{period}{string.Join('、', reported)}，待{unit}或平安办回复“确认”后入账。";

    internal static string Approximate(string unit, IEnumerable<string> reported) => $"{unit}，{string.Join('、', reported)}是约数，回复“是”或准确数字。";
}
