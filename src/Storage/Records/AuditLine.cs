namespace AntiFraudBot.Storage;

/// <summary>Who did what to what, when (UTC).</summary>
public sealed record AuditLine
{
    public long Seq { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Detail { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
