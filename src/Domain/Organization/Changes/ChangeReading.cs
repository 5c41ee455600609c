namespace AntiFraudBot.Domain.Organization.Changes;

/// <summary>What an order of the office says about the tree, or why it cannot be carried out.</summary>
public abstract record ChangeReading
{
    public sealed record Understood(UnitChange Change) : ChangeReading;

    /// <summary>Reason: Chinese, with the right form of the order where that helps.</summary>
    public sealed record Refused(string Reason) : ChangeReading;
}
