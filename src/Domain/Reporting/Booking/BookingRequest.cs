using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>One row of a message: the numbers of one unit, as read, with everything booking has to know of the message.</summary>
public sealed record BookingRequest
{
    public required ReadRow Row { get; init; }

    /// <summary>The period the message named, resolved against its time; null when it named none.</summary>
    public Period? Period { get; init; }

    /// <summary>True when the words were 本周 or 这周: doubtful while last week's data are due (rule B1).</summary>
    public bool SaidThisWeek { get; init; }

    public required Member Speaker { get; init; }

    /// <summary>The unit the numbers are of.</summary>
    public required OrgUnit Unit { get; init; }

    /// <summary>False when the unit is only assumed to be the speaker's: a dissuasion by the police is then the township's (rule B5).</summary>
    public bool UnitWasNamed { get; init; }

    public required string MessageId { get; init; }

    /// <summary>The platform's time, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Local date of <see cref="SentAt"/>.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Code of the reader's rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Gives the id of each new entry.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>A forwarding confirmation: its numbers are today's, whatever form is due.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>News of one incident: its numbers are today's, whatever form is due.</summary>
    public bool IsCase { get; init; }

    /// <summary>A 接龙 list: only the speaker's own line is booked (rule B8).</summary>
    public bool IsChainList { get; init; }
}
