namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>One file of a backup; the path is relative to the data directory, SHA-256 in 64 small hex digits.</summary>
public sealed record BackupEntry(string Path, long Size, string Sha256);

/// <summary>The last thing in a backup: when it was made (UTC), at which schema, and everything in it.</summary>
public sealed record BackupManifest(DateTimeOffset Made, int Schema, IReadOnlyList<BackupEntry> Entries)
{
    public const string Name = "manifest.json";
    public const string Database = "antifraudbot.db";
    public const string Files = "files/";

    public long Bytes => Entries.Sum(e => e.Size);

    public int FileCount => Entries.Count(e => e.Path != Database);

    /// <summary>Only these paths are ever written: a name out of the data directory is no name of ours.</summary>
    public static bool IsOurs(string path) =>
        path == Database || (path.StartsWith(Files, StringComparison.Ordinal) && path.Length > Files.Length && path.AsSpan(Files.Length).IndexOfAnyExcept(IdLetters) < 0);

    private static readonly System.Buffers.SearchValues<char> IdLetters =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
}
