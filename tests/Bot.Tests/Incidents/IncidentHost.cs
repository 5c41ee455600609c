using System.Net;
using System.Text;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>One host for the stories of a class: a Wednesday morning, keys set, no limit on answers a minute.</summary>
public sealed class IncidentHost : IAsyncLifetime
{
    public const string CallbackKey = "a-key-for-tests-only";

    public static Stage Stage { get; } = new()
    {
        Clock = "2026-06-17 09:30",
        Settings = new Dictionary<string, string?>
        {
            ["Answers:PerMinute"] = "1000",
            ["Answers:EqualTexts"] = "1000",
            ["Warnings:CallbackKey"] = CallbackKey,
            ["Tips:IdentityKey"] = Convert.ToBase64String(new byte[32]),
            ["Tips:Officers:0"] = Qingxi.Police,
            ["Tips:Line"] = "1000-110",
        },
    };

    public SandboxHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await SandboxHost.StartAsync(Stage);

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>What incident tests do with a host beside talking to it.</summary>
public static class IncidentTalk
{
    public static Task<string> InPrivateAsync(this SandboxHost host, string member, string text) => host.AnswerAsync(Qingxi.Chat(member), member, text);

    /// <summary>Raises a warning as the officer; its number.</summary>
    public static async Task<string> RaiseAsync(this SandboxHost host, string text) =>
        WarningReply.NumberIn(await host.InPrivateAsync(Qingxi.Police, text)) ?? throw new InvalidOperationException("no number");

    public static Task<Warning?> WarningAsync(this SandboxHost host, string number) =>
        host.Part<Database>().ReadAsync(s => host.Part<Warnings>().FindAsync(s, number), CancellationToken.None);

    public static async Task SendFileAsync(this SandboxHost host, string group, string sender, string name, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(sender), "sender" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new("text/csv");
        form.Add(file, "file", name);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.PostAsync(new Uri($"/sandbox/api/groups/{group}/messages", UriKind.Relative), form)).StatusCode);
        await host.IdleAsync();
    }

    public static async Task<HttpResponseMessage> CallAsync(this SandboxHost host, string body, string nonce, string? key = null, TimeSpan off = default)
    {
        var timestamp = (TimeProvider.System.GetUtcNow() + off).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, WarningCallback.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", WarningSignature.Of(key ?? IncidentHost.CallbackKey, timestamp, nonce, Encoding.UTF8.GetBytes(body)));
        var response = await host.Http.SendAsync(request);
        await host.IdleAsync();
        return response;
    }

    /// <summary>The bot's lines in a member's private chat that hold the words.</summary>
    public static async Task<IReadOnlyList<SeenMessage>> ToldAsync(this SandboxHost host, string member, string words) =>
        [.. (await host.MessagesAsync(Qingxi.Chat(member))).Where(m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal))];
}
