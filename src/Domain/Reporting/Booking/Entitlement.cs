using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>Who may book, correct and confirm what (rule B8).</summary>
public static class Entitlement
{
    /// <summary>Police and office: what they enter of the police metrics ranks (rule B5).</summary>
    public static bool IsAuthority(this Member member) => member.Role is Role.Police or Role.Office;

    /// <summary>Own unit and below; police and office for the whole township (or county) they serve.</summary>
    public static bool MayBook(OrgTree tree, Member member, string unitId) =>
        member.Role != Role.Resident && (IsOwn(tree, member, unitId) || Oversees(tree, member, unitId));

    /// <summary>Own unit and below, and the units one stands in for.</summary>
    public static bool IsOwn(OrgTree tree, Member member, string unitId) =>
        tree.IsWithin(unitId, member.UnitId) || member.StandsInFor.Any(u => tree.IsWithin(unitId, u));

    /// <summary>The unit, its office, or the one who made the report; police only what is theirs to say.</summary>
    public static bool MayCorrect(OrgTree tree, Member member, string unitId, LedgerEntry? reported, Metric metric)
    {
        if (member.Role == Role.Resident) return false;
        if (IsOwn(tree, member, unitId) || reported?.SpeakerId == member.Id) return true;
        return Oversees(tree, member, unitId) && (member.Role == Role.Office || metric.NeedsPolice());
    }

    /// <summary>Whether this person can answer a question about entries of the unit.</summary>
    public static bool MayAnswer(OrgTree tree, Member member, AskedOf of, string unitId, string reporterId) => of switch
    {
        AskedOf.Speaker => member.Id == reporterId || MayBook(tree, member, unitId),
        AskedOf.UnitOrOffice => MayBook(tree, member, unitId),
        _ => Oversees(tree, member, unitId),
    };

    /// <summary>True of police and office above the unit.</summary>
    public static bool Oversees(OrgTree tree, Member member, string unitId)
    {
        if (!member.IsAuthority()) return false;
        var served = tree.Above(member.UnitId, Tier.Township)?.Id ?? member.UnitId;
        return tree.IsWithin(unitId, served);
    }
}
