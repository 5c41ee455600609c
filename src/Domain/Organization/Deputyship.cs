namespace AntiFraudBot.Domain.Organization;

/// <summary>Who stands in for a unit's liaison, from a day to a day, both included, local dates (rule D18). At most one a unit.</summary>
public sealed record Deputyship(string UnitId, string MemberId, DateOnly From, DateOnly Until)
{
    /// <summary>Three months: who is away longer needs a new liaison.</summary>
    public const int LongestDays = 92;

    public bool IsInEffect(DateOnly day) => From <= day && day <= Until;
}
