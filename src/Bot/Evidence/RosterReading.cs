using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>What came of reading a message's file, before any of it is booked (rule E2).</summary>
public abstract record RosterReading
{
    /// <summary>There is no file, or nobody who may hand one in.</summary>
    public sealed record Nothing : RosterReading;

    /// <summary>Its time was over.</summary>
    public sealed record Gone : RosterReading;

    /// <summary>Why it is not taken, in Chinese.</summary>
    public sealed record Refused(string Reason) : RosterReading;

    /// <summary>A table that is no roster.</summary>
    public sealed record Unknown(IReadOnlyList<string> Headings) : RosterReading;

    /// <summary>A roster of nobody knows whom.</summary>
    public sealed record Unnamed : RosterReading;

    /// <summary>People lie sealed in the store already, so many of them; none where only counts are kept. Copy: the marked workbook, null when nothing is wrong.</summary>
    public sealed record Checked(string RosterId, string UnitId, CampaignWeek Week, string Sha256, RosterDigest Digest) : RosterReading
    {
        public RosterComparison? Compared { get; init; }

        public int People { get; init; }

        public RosterCopy? Copy { get; init; }
    }

    /// <summary>Something of ours failed: the message is tried again.</summary>
    public sealed record Failed(Exception Cause) : RosterReading;
}

/// <summary>The marked workbook, stored and not yet announced.</summary>
public sealed record RosterCopy(Attachment File, string Sha256);
