using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>A question to the books with its dates resolved: what kind, of which unit, metric and period (each null when not said), and for a trend against what. Serialisable.</summary>
public sealed record LeaderQuestion(QueryKind Kind, string? UnitId = null, Metric? Metric = null, Period? Period = null, TrendSpan? Span = null);

/// <summary>The last question somebody asked in a conversation, and when (UTC).</summary>
public sealed record AskedBefore(LeaderQuestion Question, DateTimeOffset At);
