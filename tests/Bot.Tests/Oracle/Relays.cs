namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Which group has this week's materials, and who said they passed them on.</summary>
internal sealed class Relays(Sample sample)
{
    public Dictionary<string, string> States { get; } = [];

    public HashSet<string> Said { get; } = [];

    public void Push()
    {
        States.Clear();
        Said.Clear();
        foreach (var chat in sample.Pushed) States[chat.Id] = chat.Bot ? "sent" : "relay-due";
    }

    /// <summary>Everything owed at the unit and below it is done.</summary>
    public void PassedOn(Place unit)
    {
        if (States.Count == 0) return;
        Said.Add(unit.Name);
        foreach (var chat in sample.ChatsOf(unit).Where(c => States[c.Id] == "relay-due")) States[chat.Id] = "relayed";
    }

    public void Close()
    {
        foreach (var id in States.Where(s => s.Value == "relay-due").Select(s => s.Key).ToList()) States[id] = "failed";
    }

    /// <summary>The closed edition is nobody's business any more; the next is not out yet.</summary>
    public void Forget() => States.Clear();

    public IEnumerable<Chat> Owed => sample.Pushed.Where(c => States.GetValueOrDefault(c.Id) == "relay-due");

    public bool HasAnswered(Place unit)
    {
        var duties = sample.ChatsOf(unit).Where(c => !c.Bot).ToList();
        return Said.Contains(unit.Name) || (duties.Count > 0 && duties.All(c => States[c.Id] == "relayed"));
    }

    /// <summary>已转发 with or without numbers, by the head or by one of the people who owe a group.</summary>
    public void Tell(Scene s, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.DateTime);
        var (groups, people) = (sample.ChatsOf(s.Unit).Count(), sample.ChatsOf(s.Unit).Sum(c => c.People));
        switch (s.Between(0, 3))
        {
            case 0:
                s.SayAs(s.Unit.Head, "g-qingxi-work", at, "已转发", _ => PassedOn(s.Unit));
                break;
            case 1 when s.Unit.IsVillage:
                var grid = s.One([.. sample.Below(s.Unit)]);
                s.SayAs(grid.Liaison, "dm-" + grid.Liaison, at, "已转发", _ => PassedOn(grid));
                break;
            case 2:
                s.SayAs(s.Unit.Head, "g-qingxi-work", at, $"{s.Unit.Name}已转发到{groups}个群", m =>
                {
                    PassedOn(s.Unit);
                    s.BookDay(m, "push_group", groups, day);
                });
                break;
            default:
                s.SayAs(s.Unit.Head, "g-qingxi-work", at, $"已转发到{groups}个组群，覆盖{people}人", m =>
                {
                    PassedOn(s.Unit);
                    s.BookDay(m, "push_group", groups, day);
                    s.BookDay(m, "push_people", people, day);
                });
                break;
        }
    }
}
