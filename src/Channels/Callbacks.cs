namespace AntiFraudBot.Channels;

/// <summary>An HTTP address the platform calls. It verifies, hands over, and says what to answer; it answers only after the durable insert.</summary>
public interface ICallback
{
    /// <summary>The path, e.g. /callback/wecom/app.</summary>
    string Path { get; }

    Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct);

    /// <summary>A delivery that says nothing, sealed as the platform seals: the first real one must not wait for the compiler. Null = none is needed.</summary>
    CallbackRequest? Rehearsal() => null;
}

/// <summary>What arrived: query and headers by name (names ignore case), the body bounded by the host to 1 MB.</summary>
public sealed record CallbackRequest(
    string Method, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);

/// <summary>What to answer. A refusal says nothing about why: the reason goes to the log.</summary>
public sealed record CallbackAnswer(int Status, string ContentType, string Body)
{
    public static CallbackAnswer Empty { get; } = new(200, "text/plain", "");

    public static CallbackAnswer Refused { get; } = new(403, "text/plain", "");
}
