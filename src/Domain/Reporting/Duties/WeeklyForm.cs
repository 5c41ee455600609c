namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>What a unit owes each week (rule D1). A duty is filled when every required metric is reported; optional ones make it partial.</summary>
public sealed record WeeklyForm
{
    /// <summary>The form's name in duties and their ids.</summary>
    public const string Name = "weekly";

    /// <summary>False: nobody owes weekly numbers; other forms are all there is (rule D1).</summary>
    public bool Enabled { get; init; } = true;

    public IReadOnlyList<Metric> Required { get; init; } = [Metric.AppInstall];

    public IReadOnlyList<Metric> Optional { get; init; } = [Metric.AppRegister, Metric.HouseholdVisit, Metric.Case];

    public bool IsFilledBy(IReadOnlyCollection<Metric> reported) => Required.All(reported.Contains);

    public bool IsTouchedBy(IReadOnlyCollection<Metric> reported) => Required.Concat(Optional).Any(reported.Contains);
}
