using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AntiFraudBot.Bot.Tests.Sandbox;

/// <summary>
/// The whole bot in this process, with a data folder of its own and the sample township, spoken to over HTTP only. Idle and the
/// clock say when something is over; nothing here waits to see that nothing happens.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    /// <summary>A picture of one black dot, in base64.</summary>
    public const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Stage _stage;
    private readonly string _data;
    private WebApplication _app;

    private SandboxHost(Stage stage, string data, WebApplication app)
    {
        (_stage, _data, _app) = (stage, data, app);
        Http = ClientOf(app);
    }

    public HttpClient Http { get; private set; }

    /// <summary>Where the bytes of an attachment lie, by the id its URL ends with.</summary>
    public string FileOf(SeenFile file) => Path.Combine(_data, "files", file.Url[(file.Url.LastIndexOf('/') + 1)..]);

    public string Url => _app.Urls.First();

    /// <summary>The inside of the host: for the few things the outside does not show.</summary>
    public T Part<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<SandboxHost> StartAsync(Stage? stage = null)
    {
        var wanted = stage ?? new Stage();
        var data = Directory.CreateTempSubdirectory("afb-host-").FullName;
        return new SandboxHost(wanted, data, await RunAsync(wanted, data, Stage.Time(wanted.Clock)));
    }

    /// <summary>Stops the host and starts it again on the same store. Back = the sandbox time it comes back at; null = at once.</summary>
    public async Task RestartAsync(string? back = null)
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _app = await RunAsync(_stage, _data, back is null ? null : Stage.Time(back));
        Http = ClientOf(_app);
    }

    /// <summary>A person writes; returns the message's id. The host is idle again afterwards.</summary>
    public async Task<string> SayAsync(string group, string sender, string text, string? externalId = null, string? replyTo = null, bool? mentionBot = null)
    {
        var id = await PostAsync(group, sender, text, externalId, replyTo, mentionBot);
        await IdleAsync();
        return id;
    }

    /// <summary>As <see cref="SayAsync"/>, and returns what the bot said in that group since.</summary>
    public async Task<IReadOnlyList<SeenMessage>> AskAsync(string group, string sender, string text, string? replyTo = null)
    {
        var before = await LastSeqAsync(group);
        await SayAsync(group, sender, text, replyTo: replyTo);
        return [.. (await MessagesAsync(group, before)).Where(m => m.FromBot)];
    }

    /// <summary>As <see cref="AskAsync"/>, for exactly one answer in words (a picture may follow it); its text.</summary>
    public async Task<string> AnswerAsync(string group, string sender, string text, string? replyTo = null) =>
        Assert.Single(await AskAsync(group, sender, text, replyTo), m => m.Text.Length > 0).Text;

    public async Task<string> PostAsync(string group, string sender, string text, string? externalId = null, string? replyTo = null, bool? mentionBot = null)
    {
        var response = await Http.PostAsJsonAsync(Messages(group), new { sender, text, externalId, replyTo, mentionBot });
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>A picture of one black dot, sent without words.</summary>
    public Task<string> SendPictureAsync(string group, string sender, string name = "截图.png", string? text = null, bool mentionBot = false) =>
        SendFileAsync(group, sender, Convert.FromBase64String(Dot), name, "image/png", text, mentionBot);

    public async Task<string> SendFileAsync(string group, string sender, byte[] content, string name, string type, string? text = null, bool mentionBot = false)
    {
        using var form = new MultipartFormDataContent { { new StringContent(sender), "sender" }, { new StringContent(mentionBot ? "true" : "false"), "mentionBot" } };
        if (text is not null) form.Add(new StringContent(text), "text");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new(type);
        form.Add(file, "file", name);
        var response = await Http.PostAsync(Messages(group), form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task IdleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await Http.GetAsync(new Uri("/sandbox/api/idle", UriKind.Relative), patience.Token)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(3, patience.Token);
        }
    }

    /// <summary>Moves the clock to people's time, e.g. 2026-06-15 09:00, running on the way what is due.</summary>
    public async Task ReachAsync(string local)
    {
        var to = Stage.Time(local).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var response = await Http.PostAsJsonAsync("/sandbox/api/clock", new { to });
        Assert.True(response.IsSuccessStatusCode, $"{local}: {await response.Content.ReadAsStringAsync()}");
        await IdleAsync();
    }

    public async Task<DateTimeOffset> NowAsync() =>
        (await Http.GetFromJsonAsync<JsonElement>("/sandbox/api/clock")).GetProperty("now").GetDateTimeOffset();

    public Task PassAsync(TimeSpan time) => NowAsync().ContinueWith(
        now => ReachAsync((now.Result + time).AddSeconds(1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), TaskScheduler.Default).Unwrap();

    public Task<IReadOnlyList<SeenGroup>> GroupsAsync() => GetAsync<SeenGroup>("groups");

    public Task<IReadOnlyList<SeenUnit>> UnitsAsync() => GetAsync<SeenUnit>("units");

    public Task<IReadOnlyList<SeenMessage>> MessagesAsync(string group, long after = 0) => GetAsync<SeenMessage>($"groups/{group}/messages?after={after}");

    /// <summary>What the bot said in a group, oldest first.</summary>
    public async Task<IReadOnlyList<string>> SaidInAsync(string group) => [.. (await MessagesAsync(group)).Where(m => m.FromBot).Select(m => m.Text)];

    public async Task<long> LastSeqAsync(string group) => (await MessagesAsync(group)).Select(m => m.Seq).DefaultIfEmpty(0).Max();

    public Task<IReadOnlyList<SeenEntry>> LedgerAsync(string? unit = null, string? metric = null) => GetAsync<SeenEntry>($"ledger?unit={Escaped(unit)}&metric={metric}");

    /// <summary>What one message did to the ledger, one line an entry.</summary>
    public async Task<IReadOnlyList<string>> BookedByAsync(string messageId) =>
        [.. (await LedgerAsync()).Where(e => e.MessageId == messageId).Select(e => e.ToString()!).Order(StringComparer.Ordinal)];

    public Task<IReadOnlyList<SeenEdition>> EditionsAsync() => GetAsync<SeenEdition>("editions");

    public Task<IReadOnlyList<SeenDelivery>> DeliveriesAsync(string? edition = null) => GetAsync<SeenDelivery>($"deliveries?edition={edition}");

    public Task<IReadOnlyList<SeenDuty>> DutiesAsync(string? unit = null, string? week = null) => GetAsync<SeenDuty>($"duties?unit={Escaped(unit)}&week={week}");

    public Task<JsonElement> HealthAsync() => Http.GetFromJsonAsync<JsonElement>("/health");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");

    private static Uri Messages(string group) => new($"/sandbox/api/groups/{group}/messages", UriKind.Relative);

    private static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First()), Timeout = Patience };

    private static async Task<WebApplication> RunAsync(Stage stage, string data, DateTimeOffset? clock)
    {
        var settings = new Dictionary<string, string?>(stage.Settings) { ["Logging:LogLevel:Default"] = "Warning" };
        if (stage.Postgres is not null) (settings["Database:Engine"], settings["Database:ConnectionString"]) = ("PostgreSql", stage.Postgres);
        var options = new RunOptions { Data = data, Urls = "http://127.0.0.1:0", Clock = clock, Settings = settings, Platforms = stage.Platforms, Simulate = stage.Simulate ?? stage.Platforms?[0].Name };
        var app = await BotHost.BuildAsync(options, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private async Task<IReadOnlyList<T>> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<List<T>>("/sandbox/api/" + path))!;
}
