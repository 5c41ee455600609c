using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>
/// A data directory into one encrypted file, while the bot may be running. The store is copied first: whatever file its rows name is
/// already on the disk then. The target appears under its name only when it is whole.
/// </summary>
public sealed class BackupWriter(string data, byte[] key, TimeProvider machine)
{
    public async Task<BackupManifest> WriteAsync(string target, CancellationToken ct)
    {
        var source = Store.DatabaseFile(data);
        if (!File.Exists(source)) throw new BackupException($"{data} 里还没有数据库，没有可备份的。请用 --data 指明数据目录。");
        if (File.Exists(target) && !SealHeader.IsBackup(target)) throw new BackupException($"{target} 已经有了，又不是备份文件，不覆盖。请换一个文件名。");
        var copy = Path.Combine(data, $".backup-{Guid.NewGuid():N}.db");
        var arriving = target + ".part";
        try
        {
            await SqliteFile.CopyAsync(source, copy, ct);
            if (await SqliteFile.FaultAsync(copy, ct) is { } fault) throw new BackupException($"数据库已损坏（{fault}），没有做备份。请用最近一份好的备份恢复。");
            var manifest = await SealAsync(copy, arriving, ct);
            File.Move(arriving, target, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(arriving);
        }
    }

    private async Task<BackupManifest> SealAsync(string copy, string arriving, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(arriving))!);
        await using var file = new FileStream(arriving, FileMode.Create, FileAccess.Write, FileShare.None);
        await using var sealing = new SealingStream(file, key);
        var entries = new List<BackupEntry>();
        await using (var tar = new TarWriter(sealing, TarEntryFormat.Pax, leaveOpen: true))
        {
            entries.Add((await AddAsync(tar, copy, BackupManifest.Database, ct))!);
            foreach (var path in StoredFiles())
            {
                if (await AddAsync(tar, path, BackupManifest.Files + Path.GetFileName(path), ct) is { } entry) entries.Add(entry);
            }

            var manifest = new BackupManifest(machine.GetUtcNow(), await SchemaAsync(copy, ct), entries);
            var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = json }, ct);
            await tar.DisposeAsync();
            sealing.Complete();
            file.Flush(flushToDisk: true);
            return manifest;
        }
    }

    /// <summary>Uploads that are still arriving (.part) belong to no message yet.</summary>
    private IEnumerable<string> StoredFiles()
    {
        var folder = Store.FilesFolder(data);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder).Where(f => BackupManifest.IsOurs(BackupManifest.Files + Path.GetFileName(f))).Order(StringComparer.Ordinal);
    }

    /// <summary>Null when retention deleted the file since the folder was listed.</summary>
    private static async Task<BackupEntry?> AddAsync(TarWriter tar, string path, string name, CancellationToken ct)
    {
        try
        {
            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            content.Position = 0;
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content }, ct);
            return new BackupEntry(name, content.Length, sha256);
        }
        catch (FileNotFoundException) when (name != BackupManifest.Database)
        {
            return null; // its time was over: it belongs in no backup either
        }
    }

    private static async Task<int> SchemaAsync(string copy, CancellationToken ct)
    {
        await using var database = new Database(new DatabaseOptions { Engine = Engine.Sqlite, ConnectionString = copy });
        return (await database.SchemaAsync(ct)).Found;
    }
}
