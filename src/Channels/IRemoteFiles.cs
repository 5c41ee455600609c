namespace AntiFraudBot.Channels;

/// <summary>A channel whose files are fetched after the message.</summary>
public interface IRemoteFiles
{
    string Channel { get; }

    /// <summary>Writes the bytes, decrypted, at most maxBytes of them.</summary>
    Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct);
}

/// <summary>What became of a file. Name and ContentType are better known once the bytes are here. Retry: try again while the reference is valid.</summary>
public abstract record FetchOutcome
{
    public sealed record Fetched(string Name, string ContentType, long Size) : FetchOutcome;
    public sealed record Retry(string Code) : FetchOutcome;
    public sealed record Failed(string Code) : FetchOutcome;
}
