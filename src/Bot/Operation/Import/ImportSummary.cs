using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>What an import did, in rows of the file: new ones, ones that changed what stood, and bad ones.</summary>
public sealed record ImportSummary(int Added, int Changed, IReadOnlyList<BadRow> BadRows)
{
    public static ImportSummary Refused(string reason) => new(0, 0, [new BadRow(0, reason)]);
}
