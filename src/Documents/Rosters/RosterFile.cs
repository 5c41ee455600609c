using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>A spreadsheet read, or why it is not, in Chinese for the person who sent it.</summary>
public abstract record RosterFile
{
    public sealed record Opened(RawBook Book) : RosterFile;

    public sealed record Refused(string Reason) : RosterFile;
}
