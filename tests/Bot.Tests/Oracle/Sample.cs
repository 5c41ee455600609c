using System.Globalization;
using AntiFraudBot.Bot.Tests.House;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>A unit of the sample as its table says; nothing of it is the product's.</summary>
internal sealed record Place(string Id, string Name, string Alias, string Kind, string Parent, int? Base, int? Households, int? Installed, int? Registered, string Head, string Liaison)
{
    public bool IsVillage => Kind is "village" or "community";

    public string Key => Id[2..];

    public string WorkGroup => $"g-{Key}-work";
}

internal sealed record Chat(string Id, string Name, string Kind, string Unit, bool Bot, string Relay, int People, IReadOnlyList<string> Members);

/// <summary>The township as samples/qingxi tells it, read by the plainest means.</summary>
internal sealed class Sample
{
    private Sample(IReadOnlyList<Place> all, IReadOnlyList<Chat> chats, IReadOnlyDictionary<string, string> people) => (All, Chats, People) = (all, chats, people);

    public IReadOnlyList<Place> All { get; }

    /// <summary>The 21 that owe the weekly form, in the table's order.</summary>
    public IReadOnlyList<Place> Units => [.. All.Where(u => u.Kind is "village" or "community" or "unit")];

    public IReadOnlyList<Chat> Chats { get; }

    /// <summary>Names by id.</summary>
    public IReadOnlyDictionary<string, string> People { get; }

    public static Sample Read()
    {
        var places = Rows("units.csv").Select(c => new Place(
            c[0], c[1], c[5].Length == 0 ? c[1] : c[5], c[3], c[4], Number(c[6]), Number(c[7]), Number(c[8]), Number(c[9]), c[10], c[11])).ToList();
        var chats = Rows("groups.csv").Select(c => new Chat(c[0], c[1], c[2], c[3], c[4] == "yes", c[5], Number(c[6]) ?? 0, c[7].Split(' '))).ToList();
        return new Sample(places, chats, Rows("people.csv").ToDictionary(c => c[0], c => c[1]));
    }

    /// <summary>The lines of a table without its heading.</summary>
    public static IEnumerable<string[]> Rows(string table) =>
        Repository.File($"samples/qingxi/{table}").Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.TrimEnd('\r').Split(','));

    public Place Named(string name) => All.Single(u => u.Name == name);

    public IEnumerable<Place> Below(Place unit) => All.Where(u => u.Parent == unit.Name);

    /// <summary>Groups of the unit and of its grids.</summary>
    public IEnumerable<Chat> ChatsOf(Place unit) => Chats.Where(c => c.Unit == unit.Name || Below(unit).Any(b => b.Name == c.Unit));

    /// <summary>Everything the township's office pushes to.</summary>
    public IEnumerable<Chat> Pushed => Chats.Where(c => c.Id != "g-yunling-work");

    public static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
