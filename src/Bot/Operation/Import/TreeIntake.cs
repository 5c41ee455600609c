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
        var deputies = await TakeDeputiesAsync(s, read.Deputies);
        var touched = read.Changed.Select(u => u.Id).ToHashSet();
        touched.UnionWith(read.Units.Where(u => people.Contains(u.HeadId ?? "") || people.Contains(u.LiaisonId ?? "")).Select(u => u.Id));
        touched.UnionWith(deputies);
        var added = touched.Count(id => tree.Find(id) is null);
        return new ImportSummary(added, touched.Count - added, read.BadRows);
    }

    /// <summary>The units whose deputy is another one, or stays until another day. Without a date, who stands in already goes on as he was set.</summary>
    private async Task<HashSet<string>> TakeDeputiesAsync(Session s, IReadOnlyList<ImportedDeputy> deputies)
    {
        var standing = (await org.DeputiesAsync(s)).ToDictionary(d => d.UnitId);
        var changed = new HashSet<string>();
        foreach (var (deputy, dated) in deputies)
        {
            if (standing.TryGetValue(deputy.UnitId, out var now) && now.MemberId == deputy.MemberId && now.Until >= deputy.From && (!dated || now.Until == deputy.Until)) continue;
            await org.SetDeputyAsync(s, deputy);
            changed.Add(deputy.UnitId);
        }

        return changed;
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
