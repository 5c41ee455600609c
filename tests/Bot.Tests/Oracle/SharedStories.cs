using System.Text.RegularExpressions;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Stories with several people in them: neighbours, offices, grids, lists, appeals.</summary>
internal static partial class SharedStories
{
    private const string Township = "g-qingxi-work";
    private static readonly string[] Groups = ["一组", "二组", "三组", "四组"];

    /// <summary>A neighbour speaks for the unit; it waits for the unit or the office.</summary>
    public static void Neighbour(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers().Install);
        var neighbour = s.One([.. s.Sample.Units.Where(u => u.IsVillage && u != s.Unit)]);
        Row? waiting = null;
        s.SayAs(neighbour.Head, Township, at, s.One($"帮{s.Unit.Name}报：上周安装{n}", $"{s.Unit.Name}上周安装{n}，我代报"), m => waiting = s.Book(m, "app_install", n, state: "pending", wait: Wait.Neighbour));
        var then = s.Then(at);
        switch (s.Between(0, 3))
        {
            case 0: break;
            case 1: s.SayAs(s.Unit.Liaison, "dm-" + s.Unit.Liaison, then, "确认", _ => s.Books.Accept(waiting!)); break;
            case 2: s.SayAs("m-qingxi-office-2", "dm-m-qingxi-office-2", then, $"确认 {s.Unit.Name}", m => s.Books.Confirm(s.Unit, m.At)); break;
            default:
                s.SayAs(s.Unit.Liaison, s.Unit.WorkGroup, then, $"上周安装{n + 1}", m =>
                {
                    waiting!.State = "superseded";
                    s.Book(m, "app_install", n + 1);
                });
                break;
        }
    }

    /// <summary>The office hands in what it was told on the telephone.</summary>
    public static void ByTheOffice(Scene s, IReadOnlyList<Place> others)
    {
        var units = others.Prepend(s.Unit).Select(u => (Unit: u, Install: u.IsVillage ? s.Between(3, 19) : s.Between(0, 2))).ToList();
        var text = string.Join(s.One("，", "；", "\n"), units.Select(u => $"{u.Unit.Name}上周安装{u.Install}"));
        s.SayAs("m-qingxi-office-1", Township, s.InTime(), text, m =>
        {
            foreach (var (unit, install) in units) s.Book(m, "app_install", install, of: unit);
        });
    }

    /// <summary>The list grows from hand to hand; each adds a line, the last mends the own one.</summary>
    public static void ChainList(Scene s, IReadOnlyList<Place> others)
    {
        var all = others.Prepend(s.Unit).Select(u => (Unit: u, Install: u.IsVillage ? s.Between(3, 17) : s.Between(0, 2))).ToList();
        var at = s.InTime();
        for (var i = 1; i <= all.Count; i++)
        {
            var (unit, install) = all[i - 1];
            s.SayAs(unit.Liaison, Township, at, List(all.Take(i)), m => s.Book(m, "app_install", install, of: unit));
            at = s.Then(at);
        }

        if (!s.Perhaps()) return;
        var (last, before) = all[^1];
        all[^1] = (last, before + 2);
        s.SayAs(last.Liaison, Township, at, List(all), m =>
        {
            var old = s.Books.Standing(last, "app_install", s.Week).Single();
            old.State = "superseded";
            s.Book(m, "app_install", before + 2, corrects: old, of: last);
        });
    }

    private static string List(IEnumerable<(Place Unit, int Install)> lines) =>
        "#接龙\n上周安装数\n" + string.Join('\n', lines.Select((l, i) => $"{i + 1}. {l.Unit.Name} {l.Install}"));

    /// <summary>The village says its groups' numbers one by one: that answers its form, its total is their sum.</summary>
    public static void GroupByGroup(Scene s)
    {
        var numbers = Groups.Select(g => (Of: s.Sample.Named(s.Unit.Name + g), Install: s.Between(0, 5))).ToList();
        s.Say(s.InTime(), $"上周安装：{string.Join(' ', numbers.Select((n, i) => Groups[i] + n.Install))}", m =>
        {
            foreach (var (of, install) in numbers) s.Book(m, "app_install", install, of: of, byVillage: true);
        });
    }

    /// <summary>Group heads report for themselves; when the village speaks, its own word counts and theirs do not.</summary>
    public static void GroupsThenVillage(Scene s)
    {
        foreach (var group in Groups.Take(s.Between(1, 3)))
        {
            var of = s.Sample.Named(s.Unit.Name + group);
            var n = s.Between(0, 5);
            s.SayAs(of.Liaison, s.Unit.WorkGroup, s.Between(0, "09:03", "14:50"), s.One($"上周安装{n}", $"我们组上周安装{n}"), m => s.Book(m, "app_install", n, of: of));
        }

        if (s.Perhaps(0.7)) PlainStories.Tell(s, s.Between(0, "15:03", "16:55"));
    }

    /// <summary>错 87: the number does not count until the office has decided.</summary>
    public static void Appeal(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers().Install + 1);
        var chat = "dm-" + s.Unit.Liaison;
        Row? row = null;
        var number = "";
        s.SayAs(s.Unit.Liaison, chat, at, $"上周安装{n}", m => row = s.Book(m, "app_install", n));
        var asked = s.Then(at);
        s.SayAs(s.Unit.Liaison, chat, asked, $"{s.Unit.Name}上周安装怎么算的", m => number = Numbered().Match(string.Concat(m.Answers)).Groups[1].Value);
        var appealed = s.Then(asked);
        s.Lines.Add(new Line(appealed, chat, s.Unit.Liaison, () => $"错 {number}", _ => (row!.State, row.Wait) = ("pending", Wait.Ruling)));
        Rule(s, s.Then(appealed), () => row!, () => number);
    }

    private static void Rule(Scene s, DateTimeOffset at, Func<Row> row, Func<string> number)
    {
        const string Office = "m-qingxi-office-1";
        var right = s.Between(1, 5);
        switch (s.Between(0, 3))
        {
            case 0: break;
            case 1: s.Lines.Add(new Line(at, "dm-" + Office, Office, () => $"维持 {number()}", _ => s.Books.Accept(row()))); break;
            case 2: s.Lines.Add(new Line(at, "dm-" + Office, Office, () => $"作废 {number()}", _ => s.Books.Retract(row()))); break;
            default:
                s.Lines.Add(new Line(at, "dm-" + Office, Office, () => $"改 {number()} 为 {row().Value + right:0}", m =>
                {
                    row().State = "superseded";
                    s.Book(m, "app_install", row().Value + right, corrects: row(), confirmed: true);
                }));
                break;
        }
    }

    [GeneratedRegex("([0-9]+)号")]
    private static partial Regex Numbered();
}
