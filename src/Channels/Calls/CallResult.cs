namespace AntiFraudBot.Channels.Calls;

/// <summary>What became of one HTTP call to a platform.</summary>
public abstract record CallResult
{
    /// <summary>Status 200 to 299; FileName from Content-Disposition.</summary>
    public sealed record Answered(byte[] Body, string ContentType, string? FileName) : CallResult;

    /// <summary>Nothing can have been done: no connection, or turned away before the work (429, 503 and other refusals).</summary>
    public sealed record NotReached(string Code) : CallResult;

    /// <summary>The call went out and no usable answer came: it may have been carried out.</summary>
    public sealed record NoAnswer(string Code) : CallResult;
}
