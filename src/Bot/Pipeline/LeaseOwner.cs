using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>In whose name rows are leased.</summary>
public static class LeaseOwner
{
    /// <summary>
    /// An embedded store has one process: it keeps its name, and what a killed one had taken is free at the next start instead of
    /// after the lease. On a server store other processes may be alive, so each has a name of its own.
    /// </summary>
    public static string Of(Database database) => database.Engine == Engine.Sqlite ? "embedded" : Guid.NewGuid().ToString("N");
}
