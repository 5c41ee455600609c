using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>Upload in pieces over the socket. Sessions outlive a connection, for thirty minutes.</summary>
public sealed class BotUploads(World world, MediaShelf media)
{
    private const int ChunkBytes = 512 * 1024;
    private const int MostChunks = 100;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private static readonly Limit PerMinute = Limit.PerMinute(30);
    private static readonly Limit PerHour = Limit.PerHour(1000);
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public JsonObject Begin(BotAccount bot, JsonObject body)
    {
        var kind = body.Text("type") ?? "";
        if (kind is not ("file" or "image" or "voice" or "video")) throw new RefusalException(40004);
        var name = body.Text("filename") is { Length: > 0 } given ? given : throw new RefusalException(40058, "missing filename");
        var (size, chunks) = (body.Number("total_size") ?? 0, body.Number("total_chunks") ?? 0);
        if (size <= 0 || chunks <= 0) throw new RefusalException(44001);
        if (chunks > MostChunks || size > (long)chunks * ChunkBytes) throw new RefusalException(40006);
        if (world.Quotas.Take($"upload:{bot.BotId}", 1, PerMinute, PerHour) is not null) throw new RefusalException(45009);
        var id = world.Ids.Letters(40);
        sessions[id] = new Session(bot.BotId, kind, name, size, body.Text("md5"), new byte[chunks][], world.Clock.GetUtcNow());
        return new JsonObject { ["upload_id"] = id };
    }

    /// <summary>Any order, and as often as one likes.</summary>
    public void Piece(BotAccount bot, JsonObject body)
    {
        var session = Find(bot, body);
        var index = (body.Number("chunk_index") ?? -1) - world.Switches.Number("firstChunk");
        if (index < 0 || index >= session.Chunks.Length) throw new RefusalException(40058, "chunk_index");
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(body.Text("base64_data") ?? "");
        }
        catch (FormatException)
        {
            throw new RefusalException(40058, "base64_data");
        }

        if (bytes.Length is 0 or > ChunkBytes) throw new RefusalException(40006);
        session.Chunks[index] = bytes;
    }

    public JsonObject End(BotAccount bot, JsonObject body)
    {
        var session = Find(bot, body);
        if (session.Chunks.Any(c => c is null)) throw new RefusalException(40058, "chunks missing");
        byte[] bytes = [.. session.Chunks.SelectMany(c => c)];
        if (bytes.Length != session.Size) throw new RefusalException(40006);
#pragma warning disable CA5351 // The platform's protocol fixes MD5.
        var md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
        if (session.Md5 is { Length: > 0 } told && !string.Equals(told, md5, StringComparison.OrdinalIgnoreCase)) throw new RefusalException(301019);
        var medium = media.Keep(BotSpeech.Owner(bot), session.Kind, session.Name, bytes);
        sessions.TryRemove(body.Text("upload_id")!, out _);
        return new JsonObject
        {
            ["type"] = session.Kind,
            ["media_id"] = medium.MediaId,
            ["created_at"] = medium.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
    }

    private Session Find(BotAccount bot, JsonObject body)
    {
        var found = body.Text("upload_id") is { } id && sessions.TryGetValue(id, out var session) ? session : null;
        return found is not null && found.BotId == bot.BotId && found.At + Life > world.Clock.GetUtcNow()
            ? found
            : throw new RefusalException(40058, "upload_id");
    }

    private sealed record Session(string BotId, string Kind, string Name, int Size, string? Md5, byte[][] Chunks, DateTimeOffset At);
}
