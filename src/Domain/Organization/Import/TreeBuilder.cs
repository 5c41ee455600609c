namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>Turns good rows into units and people, parents first.</summary>
internal sealed class TreeBuilder(OrgTree existing, IReadOnlyList<Member> members, DateOnly openingDate)
{
    private readonly Dictionary<string, OrgUnit> _built = [];
    private readonly Dictionary<string, OrgUnit> _builtById = [];
    private readonly Dictionary<(string Name, string UnitId), Member> _standing = Standing(members);
    private readonly Dictionary<(string Name, string Phone), Member> _byPhone = [];
    private readonly Dictionary<string, ImportedPerson> _people = [];
    private readonly List<ImportedDeputy> _deputies = [];
    private int _order = existing.Units.Count == 0 ? 0 : existing.Units.Max(u => u.Order) + 1;

    public TreeImportResult Build(IReadOnlyList<TreeDraft> rows, IReadOnlyList<BadRow> bad)
    {
        foreach (var row in rows.OrderBy(r => r.Tier)) Keep(BuildUnit(row));
        List<OrgUnit> units = [];
        foreach (var row in rows) units.Add(Ordered(_built[row.Name]));
        List<OrgUnit> changed = [.. units.Where(u => existing.Find(u.Id) is not { } old || !Same(old, u))];
        return new TreeImportResult(units, changed, [.. _people.Values], bad) { Deputies = _deputies };
    }

    private void Keep(OrgUnit unit) => _built[unit.Name] = _builtById[unit.Id] = unit;

    /// <summary>Registry order of new units is the file's order, though parents were built first.</summary>
    private OrgUnit Ordered(OrgUnit unit) => existing.Find(unit.Id) is null ? unit with { Order = _order++ } : unit;

    private OrgUnit BuildUnit(TreeDraft row)
    {
        var old = existing.FindByName(row.Name);
        var parent = row.Parent.Length == 0 ? null : _built.GetValueOrDefault(row.Parent) ?? existing.FindByName(row.Parent);
        var id = old?.Id ?? StableId.Of("u", Path(row.Name, parent));
        var install = row.OpeningInstall ?? old?.OpeningInstall;
        var register = row.OpeningRegister ?? old?.OpeningRegister;
        // A township's head commands and its liaison is the office; without one nobody could confirm anything.
        var isOffice = row.Tier is Tier.County or Tier.Township;
        if (PersonId(row.Deputy, id, Role.Cadre, below: true) is { } deputy) _deputies.Add(Deputy(id, deputy, row.DeputyUntil));
        return new OrgUnit
        {
            Id = id,
            Name = row.Name,
            Aliases = row.Aliases.Count > 0 ? row.Aliases : old?.Aliases ?? [],
            Tier = row.Tier!.Value,
            Kind = row.Kind!.Value,
            ParentId = IsHeldBySuccession(old) ? old!.ParentId : parent?.Id ?? old?.ParentId,
            Base = row.Base ?? old?.Base,
            BaseDate = row.BaseDate ?? (old is not null && row.Base is { } people && people != old.Base ? openingDate.AddDays(1) : old?.BaseDate),
            Households = row.Households ?? old?.Households,
            HeadId = PersonId(row.Head, id, isOffice ? Role.Commander : Role.Cadre) ?? old?.HeadId,
            LiaisonId = PersonId(row.Liaison, id, isOffice ? Role.Office : Role.Cadre) ?? old?.LiaisonId,
            OpeningInstall = install,
            OpeningRegister = register,
            OpeningDate = OpeningDate(old, install, register),
            Opened = row.Opened ?? old?.Opened,
            Closed = row.Closed ?? old?.Closed,
            Order = old?.Order ?? 0,
        };
    }

    private ImportedDeputy Deputy(string unitId, string memberId, DateOnly? until)
    {
        var today = openingDate.AddDays(1);
        return new ImportedDeputy(new Deputyship(unitId, memberId, today, until ?? today.AddDays(Deputyship.LongestDays)), until is not null);
    }

    // A merged unit stands below its successor, a split one above its parts (rule U2); a file that knows nothing of it must not count them twice.
    private bool IsHeldBySuccession(OrgUnit? unit) => unit is not null && existing.Find(unit.ParentId)?.Tier == unit.Tier;

    /// <summary>Figures that did not change keep their date, or the second run of a file would move it.</summary>
    private DateOnly? OpeningDate(OrgUnit? old, int? install, int? register)
    {
        if (old?.OpeningInstall == install && old?.OpeningRegister == register) return old?.OpeningDate;
        return openingDate;
    }

    private List<string> Path(string name, OrgUnit? parent)
    {
        List<string> path = [name];
        for (var at = parent; at is not null; at = Parent(at)) path.Insert(0, at.Name);
        return path;
    }

    private OrgUnit? Parent(OrgUnit unit) =>
        unit.ParentId is null ? null : _builtById.GetValueOrDefault(unit.ParentId) ?? existing.Find(unit.ParentId);

    /// <summary>Below: somebody of the unit's grids and groups is meant too, as deputies often are.</summary>
    private string? PersonId(PersonDraft? draft, string unitId, Role role, bool below = false)
    {
        if (draft is null) return null;
        var member = Known(draft, unitId) ?? (below ? OfItsGrids(draft, unitId) : null) ?? new Member(StableId.Of("m", unitId, draft.Name), draft.Name, role, unitId);
        _people[member.Id] = new ImportedPerson(member, draft.Phone ?? _people.GetValueOrDefault(member.Id)?.Phone);
        if (draft.Phone is not null) _byPhone.TryAdd((draft.Name, draft.Phone), member);
        return member.Id;
    }

    /// <summary>The same name and phone in two rows is one person with two posts; the first row's unit is theirs.</summary>
    private Member? Known(PersonDraft draft, string unitId) =>
        _standing.GetValueOrDefault((draft.Name, unitId))
        ?? (draft.Phone is null ? null : _byPhone.GetValueOrDefault((draft.Name, draft.Phone)));

    // Two of one name: better a new person than the wrong one.
    private Member? OfItsGrids(PersonDraft draft, string unitId)
    {
        var named = members.Where(m => m.Name == draft.Name && m.Role != Role.Resident && existing.Find(unitId) is not null && existing.IsWithin(m.UnitId, unitId)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static Dictionary<(string Name, string UnitId), Member> Standing(IReadOnlyList<Member> members)
    {
        var standing = new Dictionary<(string, string), Member>();
        foreach (var member in members) standing.TryAdd((member.Name, member.UnitId), member);
        return standing;
    }

    private static bool Same(OrgUnit a, OrgUnit b) => a.Aliases.SequenceEqual(b.Aliases) && a with { Aliases = b.Aliases } == b;
}
