namespace AntiFraudBot.Simulator.Platform;

/// <summary>One line of the fault script. What it does may be combined (delay, then an error).</summary>
public sealed record FaultRule
{
    /// <summary>Part of an API's name, as counted: <c>message/send</c>, <c>aibot_send_msg</c>, <c>callback/app</c>; <c>*</c> is all.</summary>
    public required string Match { get; init; }

    /// <summary>Answer with this error, without the effect.</summary>
    public int? Errcode { get; init; }

    /// <summary>As <see cref="Errcode"/>, for platforms whose errors are words.</summary>
    public string? Code { get; init; }

    /// <summary>Answer with this HTTP status and a body that is not JSON, without the effect.</summary>
    public int? Http { get; init; }

    /// <summary>No effect and no answer: the connection is cut (HTTP), the frame or event is lost (socket).</summary>
    public bool Drop { get; init; }

    /// <summary>Real milliseconds before anything else happens.</summary>
    public int DelayMs { get; init; }

    /// <summary>Deliver to the bot twice. Only for what the platform sends out.</summary>
    public bool Duplicate { get; init; }

    /// <summary>The effect happens; the answer never comes.</summary>
    public bool TimeoutAfterEffect { get; init; }

    /// <summary>How often at most; absent: until taken out.</summary>
    public int? Times { get; init; }

    /// <summary>In how many of a hundred calls, drawn with <see cref="Seed"/>.</summary>
    public double? Percent { get; init; }

    public int Seed { get; init; } = 1;
}
