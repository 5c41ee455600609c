using System.Collections.Concurrent;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Files;

/// <summary>
/// Media ids of what was uploaded, so that one poster for 300 groups goes up once. An id is good only where it was uploaded
/// (the app, or that very webhook); WeCom keeps it for three days, DingTalk does not say how long. Several senders wanting the same file wait for one upload.
/// </summary>
public sealed class MediaShelf(Func<string, Stream> openAttachment, TimeProvider clock)
{
    /// <summary>The largest file the platforms take.</summary>
    public const int MaxBytes = 20 << 20;

    private static readonly TimeSpan Life = TimeSpan.FromHours(60);
    private readonly ConcurrentDictionary<(string Place, string File), Entry> _entries = new();

    /// <summary>The media id, or the outcome that says why there is none. upload = how the place takes files.</summary>
    public async Task<(string? MediaId, SendOutcome? Outcome)> IdAsync(
        string place, Attachment file, Func<MediaFile, CancellationToken, Task<(string? MediaId, SendOutcome? Outcome)>> upload, CancellationToken ct)
    {
        Forget();
        var entry = _entries.GetOrAdd((place, file.Id), _ => new Entry());
        await entry.One.WaitAsync(ct);
        try
        {
            if (entry.Id is { } kept && clock.GetUtcNow() < entry.Until) return (kept, null);
            var (media, failure) = await OpenAsync(file, MaxBytes, ct);
            if (media is null) return (null, failure);
            var (id, refused) = await upload(media, ct);
            if (id is null) return (null, refused);
            (entry.Id, entry.Until) = (id, clock.GetUtcNow() + Life);
            return (id, null);
        }
        finally
        {
            entry.One.Release();
        }
    }

    /// <summary>The platform did not know the id any more.</summary>
    public void Drop(string place, Attachment file) => _entries.TryRemove((place, file.Id), out _);

    public async Task<(MediaFile? File, SendOutcome? Outcome)> OpenAsync(Attachment file, int maxBytes, CancellationToken ct)
    {
        if (file.Size > maxBytes) return (null, new SendOutcome.Failed("file-too-large", $"{file.Name} 超过 {maxBytes >> 20} MB，平台不收。"));
        if (file.Size <= 5) return (null, new SendOutcome.Failed("file-empty", $"{file.Name} 是空的，平台不收。"));
        try
        {
            await using var stream = openAttachment(file.Id);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);
            return (new MediaFile(file.Name, file.ContentType, bytes.ToArray()), null);
        }
        catch (IOException)
        {
            return (null, new SendOutcome.Failed("file-gone", $"{file.Name} 已经不在了。"));
        }
    }

    private void Forget()
    {
        if (_entries.Count < 5000) return;
        var now = clock.GetUtcNow();
        foreach (var (key, entry) in _entries)
        {
            if (entry.Until < now && entry.One.CurrentCount == 1) _entries.TryRemove(key, out _);
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim One { get; } = new(1, 1);
        public string? Id { get; set; }
        public DateTimeOffset Until { get; set; }
    }
}
