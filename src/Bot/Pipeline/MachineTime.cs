namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Key of the machine's own clock. Leases and time-outs use it; the campaign uses the plain TimeProvider, which the sandbox may move.</summary>
public static class MachineTime
{
    public const string Key = "machine";
}
