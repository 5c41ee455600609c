using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Apps;

/// <summary>Who gets an app message: touser, toparty, totag, joined by bars.</summary>
public sealed record Receivers(IReadOnlyList<Member> Members, IReadOnlyList<string> InvalidUsers, IReadOnlyList<string> InvalidParties)
{
    private const int MostUsers = 1000;
    private const int MostParties = 100;

    /// <exception cref="RefusalException">82001 nobody named, 40032 too many, 81013 nobody left.</exception>
    public static Receivers Read(JsonObject body, Township township, AppAccount app)
    {
        var (users, parties, tags) = (Split(body, "touser"), Split(body, "toparty"), Split(body, "totag"));
        if (users.Length + parties.Length + tags.Length == 0) throw new RefusalException(82001, "touser, toparty and totag are empty");
        if (users.Length > MostUsers || parties.Length > MostParties || tags.Length > MostParties) throw new RefusalException(40032, "too many receivers");
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        var (badUsers, badParties) = (new List<string>(), new List<string>());
        foreach (var user in users)
        {
            if (user == "@all") Add(township.Members.Where(m => Sees(app, m)));
            else if (township.Member(user) is { } member && Sees(app, member)) Add([member]);
            else badUsers.Add(user.ToLowerInvariant());
        }

        foreach (var party in parties)
        {
            var found = int.TryParse(party, CultureInfo.InvariantCulture, out var id) ? township.MembersOf(id, withChildren: true).Where(m => Sees(app, m)).ToList() : [];
            if (found.Count == 0) badParties.Add(party);
            Add(found);
        }

        if (members.Count == 0) throw new RefusalException(81013);
        return new Receivers([.. members.Values], badUsers, badParties);

        void Add(IEnumerable<Member> found)
        {
            foreach (var member in found) members[member.Id] = member;
        }
    }

    /// <summary>Whether a member is in the app's visible range.</summary>
    public static bool Sees(AppAccount app, Member member) =>
        !member.Outside && (app.Visible.Length == 0 || member.Department == app.Visible
            || member.Department?.StartsWith(app.Visible + "/", StringComparison.Ordinal) == true);

    private static string[] Split(JsonObject body, string name) =>
        (body.Text(name) ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
