using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>Takes the tree file up: units and their people. Opening totals describe the evening before the import.</summary>
public sealed class TreeIntake(Org org)
{
    public async Task<ImportSummary> TakeAsync(Session s, ImportTable table, DateOnly today, bool skipBad)
    {
        var tree = await org.TreeAsync(s);
        var members = await org.MembersAsync(s);
        var read = TreeImport.Read(table, tree, members, today.AddDays(-1), skipBad);
        foreach (var unit in read.Changed) await org.UpsertUnitAsync(s, unit);
        var people = await TakePeopleAsync(s, read.People, members);
        var touched = read.Changed.Select(u => u.Id).ToHashSet();
        touched.UnionWith(read.Units.Where(u => people.Contains(u.HeadId ?? "") || people.Contains(u.LiaisonId ?? "")).Select(u => u.Id));
        var added = touched.Count(id => tree.Find(id) is null);
        return new ImportSummary(added, touched.Count - added, read.BadRows);
    }

    /// <summary>The ids of those who are new or whose phone changed.</summary>
    private async Task<HashSet<string>> TakePeopleAsync(Session s, IReadOnlyList<ImportedPerson> people, IReadOnlyList<Member> members)
    {
        var standing = members.ToDictionary(m => m.Id);
        var phones = await org.PhonesAsync(s);
        var touched = new HashSet<string>();
        foreach (var (member, phone) in people)
        {
            var known = standing.GetValueOrDefault(member.Id);
            if (known == member && (phone is null || phones.GetValueOrDefault(member.Id) == phone)) continue;
            await org.UpsertMemberAsync(s, member, phone);
            if (known is null) await org.UpsertGroupAsync(s, PrivateChat.Of(member, PrivateChat.Sandbox));
            touched.Add(member.Id);
        }

        return touched;
    }
}
