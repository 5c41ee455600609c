using System.Text.Json;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>What the bot wanted to say, before any platform rendered it.</summary>
public sealed partial record Said
{
    public required string Key { get; init; }
    public required string Chat { get; init; }
    public required string Text { get; init; }
    public required string Mentions { get; init; }
    public required string Attachments { get; init; }
    public required long DueAt { get; init; }
    public required string State { get; init; }
    public string? Reason { get; init; }

    public bool Unconfirmed => State == "failed" && Reason == "unconfirmed";

    public IEnumerable<string> FileNames => JsonSerializer.Deserialize<Attachment[]>(Attachments, JsonSerializerOptions.Web)!.Select(a => a.Name);

    /// <summary>One line a message; what differs between two runs only by chance is not in it, nor how much of the platform's quota a push takes.</summary>
    public override string ToString() =>
        $"{DateTimeOffset.FromUnixTimeMilliseconds(DueAt).ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm} {Chat} {Mentions} {string.Join(' ', FileNames)} "
        + Forecast().Replace(Text, "").ReplaceLineEndings("\\n");

    /// <summary>Everything in the outbox, in order.</summary>
    public static Task<IReadOnlyList<Said>> ByAsync(SandboxHost host) => host.Part<Database>().ReadAsync(
        async s => (IReadOnlyList<Said>)[.. await s.QueryAsync<Said>(
            "SELECT key AS Key, conversation_id AS Chat, text AS Text, mentions AS Mentions, attachments AS Attachments, due_at AS DueAt, state AS State, reason AS Reason FROM outbox ORDER BY seq")],
        CancellationToken.None);

    [GeneratedRegex(@"\n(企业微信|钉钉)[^\n]*(共\d+条消息|要用\d+次)[^\n]*")]
    private static partial Regex Forecast();
}
