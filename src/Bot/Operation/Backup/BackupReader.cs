using System.Buffers;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>Reads a backup twice: first everything is verified and nothing written, then it is laid down beside its place, checked, and moved into it.</summary>
public sealed class BackupReader(byte[] key)
{
    private const int MostManifest = 256 * 1024 * 1024;

    public async Task<BackupManifest> RestoreAsync(string backup, string data, CancellationToken ct)
    {
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new BackupException($"{data} 不是空目录，不恢复到这里。请用 --data 指一个新目录。");
        var manifest = await VerifyAsync(backup, ct);
        var staging = Path.Combine(data, ".restoring");
        try
        {
            await LayDownAsync(backup, staging, ct);
            await CheckDatabaseAsync(Path.Combine(staging, BackupManifest.Database), ct);
            // The store comes last: a directory without it was not restored.
            Directory.Move(Path.Combine(staging, BackupManifest.Files), Store.FilesFolder(data));
            File.Move(Path.Combine(staging, BackupManifest.Database), Store.DatabaseFile(data));
            return manifest;
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Reads the whole file and compares everything in it with its list; throws <see cref="BackupException"/> on the first difference.</summary>
    public async Task<BackupManifest> VerifyAsync(string backup, CancellationToken ct)
    {
        BackupManifest? manifest = null;
        var found = new List<BackupEntry>();
        await ReadAsync(backup, async (name, content) =>
        {
            if (name == BackupManifest.Name) manifest = await ManifestAsync(content, ct);
            else found.Add(await EntryAsync(name, content, ct));
        }, ct);
        var whole = manifest is not null && found.SequenceEqual(manifest.Entries) && found.Exists(e => e.Path == BackupManifest.Database)
            && found.TrueForAll(e => BackupManifest.IsOurs(e.Path)) && found.DistinctBy(e => e.Path).Count() == found.Count;
        return whole ? manifest! : throw SealHeader.Damaged();
    }

    private async Task LayDownAsync(string backup, string staging, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(staging, BackupManifest.Files));
        await ReadAsync(backup, async (name, content) =>
        {
            if (name == BackupManifest.Name) return;
            if (!BackupManifest.IsOurs(name)) throw SealHeader.Damaged();
            await using var file = new FileStream(Path.Combine(staging, name), FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
        }, ct);
    }

    private static async Task CheckDatabaseAsync(string path, CancellationToken ct)
    {
        if (await SqliteFile.FaultAsync(path, ct) is { } fault) throw new BackupException($"备份里的数据库已损坏（{fault}），没有恢复任何内容。请换一份备份。");
        await using var database = new Database(new DatabaseOptions { Engine = Engine.Sqlite, ConnectionString = path });
        var (schema, known) = await database.SchemaAsync(ct);
        if (schema > known) throw new BackupException($"备份的数据库版本 {schema} 比本程序认识的 {known} 新，请换用新版程序恢复。");
        if (schema == 0) throw new BackupException("备份里的数据库是空的，没有恢复任何内容。");
    }

    private async Task ReadAsync(string backup, Func<string, Stream, Task> take, CancellationToken ct)
    {
        await using var file = File.OpenRead(backup);
        await using var opened = new UnsealingStream(file, key);
        await using var tar = new TarReader(opened, leaveOpen: true);
        try
        {
            while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry) await take(entry.Name, entry.DataStream ?? Stream.Null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw new BackupException(SealHeader.Damaged().Message, e);
        }

        await opened.CopyToAsync(Stream.Null, ct); // the last chunk is authenticated too
    }

    private static async Task<BackupManifest> ManifestAsync(Stream content, CancellationToken ct)
    {
        if (content.Length > MostManifest) throw SealHeader.Damaged();
        return await JsonSerializer.DeserializeAsync<BackupManifest>(content, cancellationToken: ct) ?? throw SealHeader.Damaged();
    }

    private static async Task<BackupEntry> EntryAsync(string name, Stream content, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        var size = 0L;
        for (var read = await content.ReadAsync(buffer, ct); read > 0; read = await content.ReadAsync(buffer, ct))
        {
            hash.AppendData(buffer, 0, read);
            size += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return new BackupEntry(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
