namespace AntiFraudBot.Channels;

/// <summary>Looks whether the channel would work: configuration, reachability, token, identity, each bound group. Sends nothing to people.</summary>
public interface IChannelProbe
{
    string Channel { get; }

    Task<IReadOnlyList<ProbeFinding>> ProbeAsync(IReadOnlyList<Address> groups, CancellationToken ct);
}

/// <summary>One thing looked at, in plain Chinese, with the next step when it is not good.</summary>
public sealed record ProbeFinding(string What, ProbeLevel Level, string Says, string? NextStep = null);

/// <summary>Bad stops the channel; Warn is worth knowing.</summary>
public enum ProbeLevel { Good, Warn, Bad }
