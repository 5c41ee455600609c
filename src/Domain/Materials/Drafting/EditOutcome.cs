namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>What came of a command.</summary>
public abstract record EditOutcome
{
    /// <summary>Editions to be saved, the named one first; what was done, in a sentence; whether an approval fell with it.</summary>
    public sealed record Changed(IReadOnlyList<Edition> Editions, string Done, bool WasApproved) : EditOutcome
    {
        public Edition Edition => Editions[0];
    }

    public sealed record Refused(string Reason) : EditOutcome;
}
