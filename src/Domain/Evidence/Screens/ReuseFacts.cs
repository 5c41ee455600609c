namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>A unit's pictures over some weeks: how many came, how many of them are reused ones the office has not approved, how many wait, were approved, were returned.</summary>
public sealed record ReuseFacts
{
    public string UnitId { get; init; } = "";
    public int Received { get; init; }
    public int Reused { get; init; }
    public int Waiting { get; init; }
    public int Approved { get; init; }
    public int Returned { get; init; }
}
