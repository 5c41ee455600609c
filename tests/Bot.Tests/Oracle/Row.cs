namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What a row waits for, if anything.</summary>
internal enum Wait { Nothing, Answer, WhichWeek, Neighbour, Police, Ruling }

/// <summary>One number as the ledger ought to hold it. State: accepted, pending, superseded, retracted.</summary>
internal sealed class Row
{
    public required string Message { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Place Unit { get; init; }
    public required string Metric { get; init; }
    public bool Total { get; init; }
    public required decimal Value { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public string State { get; set; } = "accepted";
    public Wait Wait { get; set; }
    public bool Adds { get; init; }

    /// <summary>Entered by police or office.</summary>
    public bool Official { get; init; }

    /// <summary>When an office made another's word official; null where it was official from the start.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>A group's number that the village itself handed in.</summary>
    public bool ByVillage { get; init; }

    /// <summary>The accepted number it was put in place of, as a correction.</summary>
    public Row? Corrects { get; init; }

    /// <summary>The number of a longer period that took its place.</summary>
    public Row? CoveredBy { get; set; }

    public bool Counts => State == "accepted" && (Official || Metric is not ("case" or "loss" or "dissuade" or "loss_avoided" or "repatriate"));

    public bool IsLive => State is "accepted" or "pending";

    public override string ToString() => $"{Unit.Name} {Metric}.{(Total ? "total" : "new")} {Value:0.###} {From:MM-dd}..{To:MM-dd} {State}";
}
