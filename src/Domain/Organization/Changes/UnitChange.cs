namespace AntiFraudBot.Domain.Organization.Changes;

public enum ChangeKind { Open, Rename, Close, Merge, Split }

/// <summary>
/// One change of the tree (rules U1–U6). Date: the first local day on which it holds. UnitIds: the standing units it is about;
/// Names: the new name or names; ParentId: where a founded unit stands (Open only).
/// </summary>
public sealed record UnitChange(ChangeKind Kind, DateOnly Date, IReadOnlyList<string> UnitIds, IReadOnlyList<string> Names)
{
    public string? ParentId { get; init; }
}
