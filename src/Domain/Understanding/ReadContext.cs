using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>What the bot had asked the speaker (安装还是注册？): a bare number is then read with it.</summary>
public sealed record ReadContext(Metric? AskedMetric, PeriodPhrase? AskedPeriod);
