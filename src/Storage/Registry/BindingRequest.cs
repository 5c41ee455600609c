namespace AntiFraudBot.Storage;

/// <summary>Somebody said 绑定 in a group; an office member confirms it with the code before it expires (UTC).</summary>
public sealed record BindingRequest
{
    public BindingRequest()
    {
    }

    public BindingRequest(string code, string groupId, string unitId, string askedBy, DateTimeOffset expiresAt) =>
        (Code, GroupId, UnitId, AskedBy, ExpiresAt) = (code, groupId, unitId, askedBy, expiresAt);

    public string Code { get; init; } = "";
    public string GroupId { get; init; } = "";
    public string UnitId { get; init; } = "";
    public string AskedBy { get; init; } = "";
    public DateTimeOffset ExpiresAt { get; init; }
}
