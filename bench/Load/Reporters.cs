using System.Net.Http.Json;
using System.Text.Json;

namespace AntiFraudBot.Bench.Load;

/// <summary>The grid workers of the sample township, each in the group of their village, reporting one past day after the other.</summary>
internal sealed class Reporters
{
    private static readonly DateOnly Newest = new(2026, 6, 14);
    private readonly List<(string Group, string Sender)> _people;
    private int _said;

    private Reporters(List<(string Group, string Sender)> people) => _people = people;

    public int Count => _people.Count;

    public int Groups => _people.Select(p => p.Group).Distinct().Count();

    public static async Task<Reporters> FindAsync(HttpClient http, CancellationToken ct)
    {
        var groups = await http.GetFromJsonAsync<JsonElement>("/sandbox/api/groups", ct);
        return new Reporters([.. groups.EnumerateArray()
            .Where(g => g.GetProperty("tier").GetString() == "village" && g.GetProperty("kind").GetString() == "work" && g.GetProperty("bot").GetBoolean())
            .SelectMany(g => g.GetProperty("members").EnumerateArray()
                .Where(m => m.GetProperty("role").GetString() == "cadre" && m.GetProperty("unit").GetString() != g.GetProperty("unit").GetString())
                .Select(m => (g.GetProperty("id").GetString()!, m.GetProperty("id").GetString()!)))]);
    }

    /// <summary>Round robin: the next report, which no one made before. Each is read, booked, read back in an answer.</summary>
    public Report Next()
    {
        var number = Interlocked.Increment(ref _said) - 1;
        var (group, sender) = _people[number % _people.Count];
        var day = Newest.AddDays(-(number / _people.Count));
        return new Report(group, sender, FormattableString.Invariant($"{day.Month}月{day.Day}日安装{1 + (number % 7)}"));
    }

    public static async Task PostAsync(HttpClient http, Report report, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync($"/sandbox/api/groups/{report.Group}/messages", new { sender = report.Sender, text = report.Text }, ct);
        if ((int)answer.StatusCode != 202) throw new InvalidOperationException($"A post was answered {(int)answer.StatusCode}.");
    }

    /// <summary>Waits until nothing is left to handle or to send.</summary>
    public static async Task WaitUntilIdleAsync(HttpClient http, CancellationToken ct)
    {
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/sandbox/api/idle", UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        }
    }

    internal sealed record Report(string Group, string Sender, string Text);
}
