namespace AntiFraudBot.Domain.Understanding;

/// <summary>A unit the reader may meet: full name, tier word, parent's full name, other names.</summary>
public sealed record LexiconUnit(string Name, string Tier, string? Parent, IReadOnlyList<string> Aliases);
