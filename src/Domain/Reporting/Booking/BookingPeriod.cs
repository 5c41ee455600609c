using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>Which days a number is for (rules B1, B2).</summary>
internal static class BookingPeriod
{
    public static Period For(BookingRequest request, BookingFacts facts, Metric metric, Aspect aspect)
    {
        var period = request.Period ?? Unsaid(request, facts, new FormNumber(metric, aspect));
        if (aspect == Aspect.New) return period;
        return Period.Of(period.To < request.Today ? period.To : request.Today);
    }

    /// <summary>本周 while last week's data are due: cadres write it of either week. A correction of this week's number is clear.</summary>
    public static bool IsDoubtful(BookingRequest request, BookingFacts facts, ReadValue value)
    {
        if (!request.SaidThisWeek || facts.OpenDuty is null || request.IsForwarded || request.IsCase) return false;
        return request.Row.Operation != Operation.Replace || !facts.Entries.Any(e =>
            e.UnitId == request.Unit.Id && e.Metric == value.Metric && e.Aspect == value.Aspect && e.Period == request.Period
            && e.State is (EntryState.Accepted or EntryState.Pending));
    }

    /// <summary>The weekly form first; a number it does not ask for goes to the form that does (rule D14).</summary>
    private static Period Unsaid(BookingRequest request, BookingFacts facts, FormNumber number)
    {
        var today = Period.Of(request.Today);
        if (request.IsForwarded || request.IsCase) return today;
        var weekly = facts.OpenDuty is { } duty && facts.Tree.IsWithin(request.Unit.Id, duty.UnitId) ? duty : null;
        if (weekly is not null && facts.WeeklyMetrics.Contains(number.Metric)) return weekly.Period;
        return facts.OpenForms.FirstOrDefault(f => f.Numbers.Contains(number))?.Duty.Period ?? weekly?.Period ?? today;
    }
}
