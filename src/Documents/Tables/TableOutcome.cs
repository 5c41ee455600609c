using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Documents.Tables;

/// <summary>A file as a table, or why it is not taken, in Chinese for the person who sent it.</summary>
public abstract record TableOutcome
{
    public sealed record Accepted(ImportTable Table) : TableOutcome;

    public sealed record Refused(string Reason) : TableOutcome;
}
