using System.Collections.Concurrent;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>People, departments and groups of the made-up corporation.</summary>
public sealed class Township
{
    public const int RootDepartment = 1;
    private readonly ConcurrentDictionary<string, Member> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Group> groups = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly List<string> departments = [""];

    public IEnumerable<Member> Members => members.Values.OrderBy(m => m.Id, StringComparer.Ordinal);

    public IEnumerable<Group> Groups => groups.Values.OrderBy(g => g.Id, StringComparer.Ordinal);

    public Member? Member(string id) => members.GetValueOrDefault(id);

    public Member? ByPhone(string phone) => members.Values.FirstOrDefault(m => m.Phone == phone);

    /// <summary>The name people read; the id where there is none.</summary>
    public string NameOf(string id) => members.TryGetValue(id, out var member) ? member.Name : id;

    public Group? Group(string id) => groups.GetValueOrDefault(id);

    public Group? ByWebhook(string key) => groups.Values.FirstOrDefault(g => g.Webhook == key);

    public void Put(Member member)
    {
        members[member.Id] = member;
        DepartmentId(member.Department);
    }

    public void Put(Group group) => groups[group.Id] = group;

    public bool RemoveGroup(string id) => groups.TryRemove(id, out _);

    public bool RemoveMember(string id) => members.TryRemove(id, out _);

    /// <summary>Number of a department; every part of the path gets one at first sight.</summary>
    public int DepartmentId(string? path)
    {
        lock (gate)
        {
            var walked = "";
            var id = RootDepartment;
            foreach (var part in (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                walked = walked.Length == 0 ? part : $"{walked}/{part}";
                id = departments.IndexOf(walked) + 1;
                if (id != 0) continue;
                departments.Add(walked);
                id = departments.Count;
            }

            return id;
        }
    }

    /// <summary>Departments with their number and parent (0 for the root).</summary>
    public IReadOnlyList<(int Id, string Path, int Parent)> Departments()
    {
        lock (gate)
        {
            return
            [
                .. departments.Select((path, i) => (i + 1, path, i == 0 ? 0 : ParentOf(path))),
            ];
        }
    }

    public IEnumerable<Member> MembersOf(int department, bool withChildren)
    {
        var all = Departments();
        if (department < 1 || department > all.Count) return [];
        var path = all[department - 1].Path;
        return Members.Where(m => !m.Outside && ((m.Department ?? "") == path
            || (withChildren && (path.Length == 0 || (m.Department ?? "").StartsWith(path + "/", StringComparison.Ordinal)))));
    }

    private int ParentOf(string path)
    {
        var cut = path.LastIndexOf('/');
        return cut < 0 ? RootDepartment : departments.IndexOf(path[..cut]) + 1;
    }
}
