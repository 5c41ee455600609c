namespace AntiFraudBot.Storage;

/// <summary>
/// Something to be asked of a platform outside any commit. Id is unique for ever: ordering it twice is a no-op. Payload is the kind's own and says
/// how far it came. Attempts counts runs that came to nothing, one after another.
/// </summary>
public sealed record Errand
{
    public string Id { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Kind { get; init; } = "";
    public string PayloadJson { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }

    public T Payload<T>() where T : class => StoredText.Value<T>(PayloadJson)!;
}
