namespace AntiFraudBot.Domain.Undertakings.Repatriation;

/// <summary>Target: the 核减率 wanted, percent. EveryDays: after how many days without news a unit is named as not updated.</summary>
public sealed record RepatriationSettings
{
    public decimal Target { get; init; } = 80;
    public int EveryDays { get; init; } = 2;
}
