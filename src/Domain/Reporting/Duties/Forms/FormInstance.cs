namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>
/// One turn of a form. Key is stable and part of duty ids and step keys (2026-06-13, 2026-Q2). Period = the days it tells of.
/// Nominal = the day the office wrote down; Due = the day people have to have it in, after a shift to a workday.
/// </summary>
public sealed record FormInstance(string Key, Period Period, DateOnly Nominal, DateOnly Due);
