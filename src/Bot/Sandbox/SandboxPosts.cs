using System.Data.Common;
using System.Text.Json;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>A person writes in a group: the durable insert, then 202, then the work.</summary>
public static partial class SandboxPosts
{
    private sealed record Body(string? Sender, string? Text, string? ExternalId, string? ReplyTo, bool? MentionBot);

    private sealed record Incoming(SandboxPost Post, IReadOnlyList<IFormFile> Files);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapSandboxPosts(this IEndpointRouteBuilder app) => app.MapPost("/sandbox/api/groups/{id}/messages", PostAsync)
        .DisableAntiforgery()
        .AddEndpointFilter(SayWhenNotStoredAsync);

    /// <summary>A store that cannot take the message (a full disk) is no 202 and no bare 500: the sender hears that it must come again.</summary>
    private static async ValueTask<object?> SayWhenNotStoredAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SandboxPosts));
            NotStored(log, e);
            return Refuse(new(503, "暂时存不下这条消息，请稍后重发"));
        }
    }

    [LoggerMessage(30, LogLevel.Error, "A message could not be stored")]
    private static partial void NotStored(ILogger logger, Exception exception);

    private static async Task<IResult> PostAsync(string id, HttpContext http, Database db, RegistryCache registries, Inbox inbox,
        SandboxTranscript transcript, Attachments attachments, Doorbell doorbell, MessageMeter meter, TimeProvider clock)
    {
        var ct = http.RequestAborted;
        var (incoming, refusal) = await ReadAsync(http.Request, ct);
        if (incoming is null) return Refuse(refusal!);
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        var group = registry.Groups.GetValueOrDefault(id);
        if (SandboxReader.Check(incoming.Post, group, registry.Members.ContainsKey(incoming.Post.Sender)) is { } refused) return Refuse(refused);

        var messageId = "m" + Guid.CreateVersion7().ToString("N");
        var post = incoming.Post with { Attachments = await StoreAsync(incoming.Files, attachments, ct) };
        var quoted = post.ReplyTo is { } quotedId ? await db.ReadAsync(s => transcript.FindAsync(s, id, quotedId), ct) : null;
        var message = SandboxReader.Read(post, group!, messageId, quoted?.Line.Text, clock.GetUtcNow());
        using var trace = MessageTrace.Receive(messageId);
        var added = await inbox.AddAsync(message, Line(message), ct);
        meter.Received(message.Channel, added.Duplicate);
        // First content wins: the files of a repeated delivery are nobody's.
        if (added.Duplicate) foreach (var file in post.Attachments) attachments.Discard(file.Id);
        doorbell.Ring(Door.Inbox);
        return Results.Accepted(value: new { id = added.Id });
    }

    /// <summary>What the page shows of a person's message.</summary>
    internal static TranscriptLine Line(InboundMessage m)
    {
        var kind = m.Attachments.Count == 0 ? "text" : m.Attachments[0].IsImage ? "image" : "file";
        IReadOnlyList<string> mentions = m.Text.Contains('@', StringComparison.Ordinal) && m.MentionsBot ? ["bot"] : [];
        return new TranscriptLine(m.ConversationId, m.Id, m.ReplyTo, m.SenderId, false, kind, m.Text, m.Attachments, mentions, m.SentAt);
    }

    private static async Task<(Incoming?, SandboxRefusal?)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > SandboxPost.MaxFileBytes + SandboxPost.MaxTextBytes + 65536) return (null, new(413, "文件超过20MB"));
        try
        {
            return request.HasFormContentType ? await ReadFormAsync(request, ct) : await ReadJsonAsync(request, ct);
        }
        catch (JsonException)
        {
            return (null, new(400, "不是有效的JSON"));
        }
        catch (BadHttpRequestException e)
        {
            return (null, new(e.StatusCode == 413 ? 413 : 400, e.StatusCode == 413 ? "内容过大" : "请求不完整"));
        }
        catch (InvalidDataException)
        {
            return (null, new(413, "文件超过20MB"));
        }
    }

    private static async Task<(Incoming?, SandboxRefusal?)> ReadJsonAsync(HttpRequest request, CancellationToken ct)
    {
        var body = await JsonSerializer.DeserializeAsync<Body>(request.Body, Json, ct);
        if (body is null) return (null, new(400, "缺少内容"));
        return (new(new SandboxPost(body.Sender ?? "", body.Text ?? "", body.ExternalId, body.ReplyTo, body.MentionBot ?? false, []), []), null);
    }

    private static async Task<(Incoming?, SandboxRefusal?)> ReadFormAsync(HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        if (form.Files.Any(f => f.Length > SandboxPost.MaxFileBytes)) return (null, new(413, "文件超过20MB"));
        string? Field(string name) => form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        var post = new SandboxPost(Field("sender") ?? "", Field("text") ?? "", Field("externalId"), Field("replyTo"), Field("mentionBot") == "true", []);
        return (new(post, [.. form.Files]), null);
    }

    private static async Task<IReadOnlyList<Attachment>> StoreAsync(IReadOnlyList<IFormFile> files, Attachments attachments, CancellationToken ct)
    {
        var stored = new List<Attachment>();
        foreach (var file in files)
        {
            await using var stream = file.OpenReadStream();
            stored.Add(await attachments.SaveAsync(stream, Path.GetFileName(file.FileName), file.ContentType ?? "application/octet-stream", ct));
        }

        return stored;
    }

    private static IResult Refuse(SandboxRefusal refusal) => Results.Json(new { error = refusal.Error }, statusCode: refusal.Status);
}
