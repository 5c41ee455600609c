namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A head or liaison the file names. Phone is digits only, null when the file gives none.</summary>
public sealed record ImportedPerson(Member Member, string? Phone);

/// <summary>Who stands in for a liaison. Dated = the file says until when; otherwise three months are meant, from the first import on.</summary>
public sealed record ImportedDeputy(Deputyship Deputy, bool Dated);

/// <summary>
/// Units = every unit of a good row, as it shall stand; Changed = those that are new or differ from what stands (empty on a second run).
/// All three lists are empty when a row is bad and bad rows are not to be skipped.
/// </summary>
public sealed record TreeImportResult(
    IReadOnlyList<OrgUnit> Units, IReadOnlyList<OrgUnit> Changed, IReadOnlyList<ImportedPerson> People, IReadOnlyList<BadRow> BadRows)
{
    /// <summary>Who stands in for a liaison from the day of the import on.</summary>
    public IReadOnlyList<ImportedDeputy> Deputies { get; init; } = [];

    public bool Accepted => Units.Count > 0;
}

/// <summary>
/// The tree file: rows → units and their people. A unit is known by its name, so an existing unit of that name is updated
/// and keeps its id; an empty cell leaves what stands. Parents may come after their children.
/// </summary>
public static class TreeImport
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "name", "level", "kind", "parent", "aliases", "base_16_60", "households", "opening_install", "opening_register",
        "head", "head_phone", "liaison", "liaison_phone", "opened", "closed",
        "deputy", "deputy_phone", "deputy_until", "base_date",
    ];

    /// <summary>Opening totals describe the evening of <paramref name="openingDate"/>, a local day.</summary>
    public static TreeImportResult Read(ImportTable table, OrgTree existing, IReadOnlyList<Member> members, DateOnly openingDate, bool skipBad)
    {
        var header = Header.Check(table, Columns, "name", "level", "parent");
        if (header.Count > 0) return new TreeImportResult([], [], [], header);

        var drafts = table.Rows.Select(TreeDraft.Read).ToList();
        // Opening totals are those of the evening before.
        var today = openingDate.AddDays(1);
        foreach (var draft in drafts) draft.CheckDeputy(today);
        TreeShape.Check(drafts, existing);
        BadRow[] bad = [.. drafts.Where(d => d.Reasons.Count > 0).Select(d => new BadRow(d.Number, string.Join('；', d.Reasons)))];
        if (bad.Length > 0 && !skipBad) return new TreeImportResult([], [], [], bad);
        return new TreeBuilder(existing, members, openingDate).Build([.. drafts.Where(d => d.Reasons.Count == 0)], bad);
    }
}
