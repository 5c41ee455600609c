using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Where a picture counts: unit, data week, the weekly duty (null when none is open), the report it goes with (null when there is none yet).</summary>
public sealed record ScreenTarget(string UnitId, string Week, Duty? Duty, string? ReportId);
