namespace AntiFraudBot.Channels.Calls;

/// <summary>What became of one HTTP call to a platform.</summary>
public abstract record CallResult
{
    /// <summary>Status 200 to 299, or a refusal in JSON where the caller reads those; FileName from Content-Disposition.</summary>
    public sealed record Answered(byte[] Body, string ContentType, string? FileName) : CallResult
    {
        /// <summary>Above 299 only where the caller reads refusals.</summary>
        public int Status { get; init; } = 200;
    }

    /// <summary>Nothing can have been done: no connection, or turned away before the work (429, 503 and other refusals).</summary>
    public sealed record NotReached(string Code) : CallResult;

    /// <summary>The call went out and no usable answer came: it may have been carried out.</summary>
    public sealed record NoAnswer(string Code) : CallResult;
}
