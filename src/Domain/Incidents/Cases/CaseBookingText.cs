using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What police or office read of it.</summary>
internal static class CaseBookingText
{
    private const string Late = "那一期已经通报，计入下期并注明。";

    public static string? Of(CaseBookingRequest request, List<CaseBooking.Change> changes, string? hint)
    {
        var said = changes.Where(c => c.Old.Count == 0 || c.Old.Any(o => o.Period != c.New.Period || o.Value != c.New.Value || o.UnitId != c.New.UnitId)).ToList();
        var words = said.Count == 0 ? "" : (said[0].Old.Count > 0 ? "台账已跟着改：" : "台账已记：") + string.Join('、', said.Select(c => Told(request, c))) + "。";
        if (said.Count > 0 && said.Any(c => c.New.AfterFreeze)) words += Late;
        words += hint;
        return words.Length == 0 ? null : words;
    }

    public static string Covered(LedgerEntry covering, FraudCase c) =>
        $"台账{Days(covering.Period)}的发案{BookingText.Number(covering.Value)}起（{covering.Number}号）已包含{FraudCaseText.Day(c.Day)}，不另外加。没有算进这起的，请更正那条。";

    public static string Twice(LedgerEntry other) =>
        $"同一天台账还有发案{BookingText.Number(other.Value)}起（{other.Number}号），两条都计；是同一起请回复：错 {other.Number}";

    public static string SeveralStay(CaseBookingRequest request, IEnumerable<LedgerEntry> cases) =>
        $"原消息一次报了{BookingText.Number(cases.Where(e => e.Metric == Metric.Case).Sum(e => e.Value))}起，台账按原样记，日期和金额没有动。要改请更正，例：更正：{request.Unit.Name}{FraudCaseText.Day(request.Case.Day)}发案1起";

    public static string Withdrawn(CaseBookingRequest request, List<CaseBooking.Change> changes) =>
        $"台账已改：{request.Unit.Name}{string.Join('、', changes.Select(c => Days(c.New.Period) + Named(c.New.Metric, c.Old[0].Value)))}改为0。{(changes.Any(c => c.New.AfterFreeze) ? Late : "")}";

    private static string Told(CaseBookingRequest request, CaseBooking.Change c)
    {
        var (now, before) = (c.New, c.Old.Count == 0 ? null : c.Old[^1]);
        var line = $"{(before is not null && before.UnitId != now.UnitId ? request.Unit.Name : "")}{Days(now.Period)}{Named(now.Metric, now.Value)}";
        if (before is null) return line;
        var from = (before.Period != now.Period ? Days(before.Period) : "") + (before.Value != now.Value ? Named(before.Metric, before.Value) : "");
        return from.Length == 0 ? line : $"{line}（原记{from}）";
    }

    private static string Days(Period days) => days.From == days.To ? FraudCaseText.Day(days.From) : days.ToString();

    private static string Named(Metric metric, decimal value) => metric == Metric.Loss ? $"损失{BookingText.Money(value)}" : $"发案{BookingText.Number(value)}起";
}
