namespace AntiFraudBot.Domain.Incidents;

/// <summary>How long each step may take, from the moment the warning was raised; Stage is the time for one station of the search (rule I5).</summary>
public sealed record WarningLimits(TimeSpan Accept, TimeSpan Call, TimeSpan Meet, TimeSpan MeetAway, TimeSpan Stage)
{
    public TimeSpan MeetOf(Warning warning) => warning.Away ? MeetAway : Meet;
}

/// <summary>The limits of the three levels. They hold at night and on holidays.</summary>
public sealed record WarningRules(WarningLimits Red, WarningLimits Orange, WarningLimits Yellow)
{
    public WarningLimits Of(WarningLevel level) => level switch
    {
        WarningLevel.Red => Red,
        WarningLevel.Orange => Orange,
        _ => Yellow,
    };
}
