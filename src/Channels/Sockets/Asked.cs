namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// What came of a question over a socket. NotSent: it surely did not arrive whole. TimedOut and Lost: it may have been carried out; after
/// TimedOut the same question may be asked again over the same socket, after Lost it cannot.
/// </summary>
public abstract record Asked<TAnswer>
{
    public sealed record Answered(TAnswer Answer) : Asked<TAnswer>;
    public sealed record NotSent(string Why) : Asked<TAnswer>;
    public sealed record TimedOut : Asked<TAnswer>;
    public sealed record Lost : Asked<TAnswer>;
}
