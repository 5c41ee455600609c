using System.Collections.Concurrent;
using System.Security.Cryptography;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Pictures and files of a tip (rule I26): sealed beside its words, the files as they came destroyed once that is committed. Who just told a tip is remembered in
/// memory only, for the pictures that follow: in the store it would say who told.
/// </summary>
public sealed class TipFiling(TipSafe safe, Attachments attachments, RosterCabinet passing)
{
    private const long MostBytes = 10_000_000;
    private static readonly TimeSpan Follows = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string Number, DateTimeOffset Until)> _tellers = new();

    public void Remember(Turn turn, string number)
    {
        foreach (var (key, told) in _tellers) if (told.Until < turn.Now) _tellers.TryRemove(key, out _);
        _tellers[turn.Message.SenderId] = (number, turn.Now + Follows);
    }

    /// <summary>The tip the sender told within the last ten minutes, here or elsewhere: told in a group, the pictures come in private. Null when there is none.</summary>
    public string? JustTold(Turn turn) =>
        _tellers.TryGetValue(turn.Message.SenderId, out var told) && turn.Now <= told.Until ? told.Number : null;

    /// <summary>The sender went on to something else: the next picture belongs to that.</summary>
    public void Forget(Turn turn) => _tellers.TryRemove(turn.Message.SenderId, out _);

    /// <summary>Seals what came with the message and destroys it; returns how many, and how many were too large and are gone unread.</summary>
    public async Task<(int Taken, int TooLarge)> SealAsync(Turn turn, string number, HandlerResult result)
    {
        var files = new List<(string ContentType, byte[] Bytes)>();
        foreach (var file in turn.Message.Attachments.Where(f => f.Size <= MostBytes && attachments.Holds(f.Id))) files.Add((file.ContentType, await BytesAsync(file.Id)));
        if (files.Count > 0) result.Save(s => SealedTips.AddFilesAsync(s, safe.Keys!, number, files, turn.Now));
        result.DestroyFiles(turn);
        return (files.Count, turn.Message.Attachments.Count(f => f.Size > MostBytes));
    }

    /// <summary>The files of a tip opened for the officer's own chat. The copies go with the next sweep. Null when one does not open.</summary>
    public async Task<IReadOnlyList<Attachment>?> ShowAsync(Turn turn, IReadOnlyList<TipFile> files, HandlerResult result)
    {
        var shown = new List<Attachment>();
        foreach (var file in files)
        {
            if (safe.OpenFile(file) is not { } bytes) return null;
            using var content = new MemoryStream(bytes);
            var copy = await attachments.SaveAsync(content, $"线索{file.Number}-{file.Position}{Extension(file.ContentType)}", file.ContentType, CancellationToken.None);
            result.Save(s => attachments.AddAsync(s, copy, turn.Message.Id, Convert.ToHexStringLower(SHA256.HashData(bytes)), turn.Now));
            result.Save(s => passing.PassAsync(s, copy.Id, turn.Now));
            shown.Add(copy);
        }

        return shown;
    }

    private async Task<byte[]> BytesAsync(string id)
    {
        await using var file = attachments.Open(id);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static string Extension(string contentType) => contentType switch
    {
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        _ when contentType.StartsWith("image/", StringComparison.Ordinal) => ".jpg",
        _ => ".bin",
    };
}
