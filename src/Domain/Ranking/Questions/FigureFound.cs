using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What a number of a unit is: a running total, what was new in some days, or a rate in percent.</summary>
public enum FigureKind { Total, New, Rate }

/// <summary>A figure that exists. Period = the days of a new number, the day of a total or rate. Label = how people call it: 本周安装, 累计注册.</summary>
public sealed record FigureFound(OrgUnit Unit, Metric Metric, FigureKind Kind, Period Period, decimal Value, string Label);
