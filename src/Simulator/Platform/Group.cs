namespace AntiFraudBot.Simulator.Platform;

/// <summary>A group chat.</summary>
public sealed record Group
{
    /// <summary>Case counts.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Holds residents from outside the corporation.</summary>
    public bool External { get; init; }

    /// <summary>The two-way robot sits in it.</summary>
    public bool Bot { get; init; }

    /// <summary>Key of the push-only robot in it.</summary>
    public string? Webhook { get; init; }

    public string? Owner { get; init; }

    /// <summary>The app that made it; null: people did.</summary>
    public string? CreatedBy { get; init; }

    public bool Has(string userId) => Members.Contains(userId, StringComparer.OrdinalIgnoreCase);
}
