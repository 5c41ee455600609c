namespace AntiFraudBot.Domain.Understanding;

/// <summary>The fixed outside words of a reading: intents, query kinds and the five period words of `parse`.</summary>
public static class ParseFormat
{
    /// <summary>today, yesterday, this_week, last_week or this_month; null for every other period (dates, numbered weeks).</summary>
    public static string? Word(this PeriodPhrase? period) => period switch
    {
        PeriodPhrase.Today => "today",
        PeriodPhrase.Yesterday => "yesterday",
        PeriodPhrase.ThisWeek => "this_week",
        PeriodPhrase.LastWeek => "last_week",
        PeriodPhrase.ThisMonth => "this_month",
        _ => null,
    };

    /// <summary>report, warning_feedback …</summary>
    public static string Word(this Intent intent) => intent == Intent.WarningFeedback ? "warning_feedback" : intent.ToString().ToLowerInvariant();

    /// <summary>progress, unit_detail …</summary>
    public static string Word(this QueryKind query) => query == QueryKind.UnitDetail ? "unit_detail" : query.ToString().ToLowerInvariant();
}
