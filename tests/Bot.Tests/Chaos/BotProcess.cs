using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Chaos;

/// <summary>The built bot as a child process, so that it can be killed like a machine that loses power.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private const string Ready = "listening on ";
    private readonly Process _process;

    private BotProcess(Process process, Uri url)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public int Id => _process.Id;

    /// <summary>Settings as the environment names them, e.g. Tips__IdentityKey.</summary>
    public static async Task<BotProcess> StartAsync(string data, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        // A write beyond a size limit shall fail as on a full disk, not end the process by signal; what a shell ignores its successor ignores.
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in (string[])["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "AntiFraudBot.Bot.dll"), "run", "--data", data, "--urls", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal)) return new BotProcess(process, new Uri(line[Ready.Length..]));
        }

        throw new InvalidOperationException($"The bot ended with {process.ExitCode} before it was ready.");
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The id of an accepted message, or null when the bot died before it answered.</summary>
    public async Task<string?> TryPostAsync(string group, string sender, string text, string externalId)
    {
        try
        {
            using var response = await PostAsync(group, sender, text, externalId, CancellationToken.None);
            if (!response.IsSuccessStatusCode) return null;
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }

    public Task<HttpResponseMessage> PostAsync(string group, string sender, string text, string externalId, CancellationToken ct) =>
        Http.PostAsJsonAsync($"/sandbox/api/groups/{group}/messages", new { sender, text, externalId }, ct);

    public async Task<HttpStatusCode> StatusAsync(string path, CancellationToken ct)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return response.StatusCode;
    }

    public async Task<bool> TryReachAsync(string to)
    {
        try
        {
            return (await Http.PostAsJsonAsync("/sandbox/api/clock", new { to })).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task IdleAsync(CancellationToken ct)
    {
        while (!(await Http.GetAsync(new Uri("/sandbox/api/idle", UriKind.Relative), ct)).IsSuccessStatusCode) await Task.Delay(5, ct);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string path, CancellationToken ct) => (await Http.GetFromJsonAsync<List<T>>("/sandbox/api/" + path, ct))!;

    public Task<IReadOnlyList<SeenMessage>> MessagesAsync(string group, CancellationToken ct) => ListAsync<SeenMessage>($"groups/{group}/messages", ct);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        Http.Dispose();
    }
}
