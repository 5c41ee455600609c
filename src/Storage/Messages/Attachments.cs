using System.Security.Cryptography;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>Files people sent: the bytes in a folder under an id we chose, what is known about them in the store.</summary>
public sealed class Attachments
{
    private const string Insert = """
        INSERT INTO attachments (id, message_id, name, content_type, size, sha256, added_at)
        VALUES (@Id, @MessageId, @Name, @ContentType, @Size, @Sha256, @Now)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Doom = "INSERT INTO passing_files (attachment_id, until) VALUES (@Id, @Now) ON CONFLICT (attachment_id) DO NOTHING";

    /// <summary>What is derived from a file stands beside it under its id with this behind, and goes with it.</summary>
    public const string Beside = "-print";

    private readonly string _folder;

    public Attachments(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The bytes are on the disk when this returns; the row comes with the message (<see cref="AddAsync"/>).</summary>
    public async Task<Attachment> SaveAsync(Stream content, string name, string contentType, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString("N");
        var arriving = PathOf(id) + ".part"; // a crash leaves a .part file, never half a picture under a good name
        long size;
        await using (var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
            size = file.Length;
        }

        File.Move(arriving, PathOf(id));
        return new Attachment(id, StoredText.Clean(name), contentType, size);
    }

    /// <summary>Stores bytes under an id given from outside (sample files, restored backups), replacing what was there; returns their SHA-256.</summary>
    public async Task<string> ImportAsync(Attachment attachment, Stream content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        ArgumentNullException.ThrowIfNull(content);
        await using (var file = new FileStream(PathOf(attachment.Id), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
        }

        return await HashAsync(attachment.Id, ct);
    }

    /// <summary>Puts these bytes under the id, whole or not at all, in the place of what was there.</summary>
    public async Task PutAsync(string id, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var arriving = PathOf(id) + ".part";
        await using (var file = new FileStream(arriving, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(arriving, PathOf(id), overwrite: true);
    }

    /// <summary>Whether there are bytes under the id.</summary>
    public bool Holds(string id) => File.Exists(PathOf(id));

    /// <summary>SHA-256 of the stored bytes, 64 small hex digits.</summary>
    public async Task<string> HashAsync(string id, CancellationToken ct)
    {
        await using var content = Open(id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    public Task AddAsync(Session s, Attachment attachment, string messageId, string sha256, DateTimeOffset now) => s.ExecuteAsync(Insert, new
    {
        attachment.Id,
        MessageId = messageId,
        attachment.Name,
        attachment.ContentType,
        attachment.Size,
        Sha256 = sha256,
        Now = now,
    });

    public Task<Attachment?> FindAsync(Session s, string id) =>
        s.FirstAsync<Attachment>("SELECT id, name, content_type, size FROM attachments WHERE id = @Id", new { Id = id });

    /// <summary>The attachments whose bytes have this hash, oldest first: the same file sent again.</summary>
    public Task<IReadOnlyList<Attachment>> SameBytesAsync(Session s, string sha256) => s.QueryAsync<Attachment>(
        "SELECT id, name, content_type, size FROM attachments WHERE sha256 = @Sha256 ORDER BY added_at, id", new { Sha256 = sha256 });

    public Stream Open(string id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Removes the bytes: of a message that was refused or a duplicate, or when their time is over. Nothing there is success.</summary>
    public void Discard(string id)
    {
        File.Delete(PathOf(id));
        File.Delete(PathOf(id + Beside));
    }

    /// <summary>Notes that the bytes go once this is committed; what a crash leaves of them is found again (<see cref="DoomedAsync"/>).</summary>
    public Task DoomAsync(Session s, IEnumerable<string> ids, DateTimeOffset now) => s.ExecuteAsync(Doom, ids.Select(id => new { Id = id, Now = now }));

    /// <summary>Files noted so that no row knows.</summary>
    public Task<IReadOnlyList<string>> DoomedAsync(Session s) =>
        s.QueryAsync<string>("SELECT attachment_id FROM passing_files p WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.id = p.attachment_id) ORDER BY attachment_id");

    /// <summary>What the row says of bytes that were put in the place of those that came.</summary>
    public Task ReplacedAsync(Session s, string id, string contentType, long size) => s.ExecuteAsync(
        "UPDATE attachments SET content_type = @ContentType, size = @Size WHERE id = @Id", new { Id = id, ContentType = contentType, Size = size });

    /// <summary>
    /// Removes files nobody refers to: a crash between the bytes and the row leaves them. Give a machine time some hours back,
    /// so that an upload in progress is not taken for one. Returns how many.
    /// </summary>
    public async Task<int> DiscardOrphansAsync(Session s, DateTimeOffset writtenBefore)
    {
        var known = (await s.QueryAsync<string>("SELECT id FROM attachments")).ToHashSet();
        var orphans = new DirectoryInfo(_folder).EnumerateFiles()
            .Where(f => !known.Contains(f.Name.EndsWith(Beside, StringComparison.Ordinal) ? f.Name[..^Beside.Length] : f.Name) && f.LastWriteTimeUtc < writtenBefore.UtcDateTime)
            .ToList();
        foreach (var orphan in orphans) orphan.Delete();
        return orphans.Count;
    }

    // Ids are ours, but they come back through URLs: nothing but letters, digits and hyphens may reach the path.
    private string PathOf(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? Path.Combine(_folder, id)
        : throw new ArgumentException("Not the id of an attachment.", nameof(id));
}
