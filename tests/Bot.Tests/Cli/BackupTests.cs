using System.Security.Cryptography;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Backup;
using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class BackupTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];
    private static readonly string KeyText = Convert.ToBase64String(Key);
    private readonly Workspace _space = new();
    private readonly Org _org = new();

    public void Dispose() => _space.Dispose();

    private string Backup => _space.PathOf("week.backup");
    private string Target => _space.PathOf("restored");

    private static Task<BotProgram.Ending> RunAsync(string verb, string file, string data, string? key) =>
        BotProgram.RunAsync([verb, file, "--data", data], "", [("Backup__Key", key)]);

    private async Task FillAsync()
    {
        await using var database = await _space.StoreAsync();
        await new ImportDesk(database, Store.FilesFolder(_space.Data), TimeProvider.System)
            .TakeAsync(ImportKind.Tree, await ImportFile.ReadAsync(_space.WriteTree(), default), null, false, default);
    }

    /// <summary>A picture of several chunks, and one of exactly a chunk.</summary>
    private Dictionary<string, byte[]> AddFiles()
    {
        var random = new Random(20260615);
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, size) in new[] { ("a1", 300_000), ("b2", 65_536), ("c3", 0) })
        {
            files[name] = new byte[size];
            random.NextBytes(files[name]);
            Directory.CreateDirectory(Store.FilesFolder(_space.Data));
            File.WriteAllBytes(Path.Combine(Store.FilesFolder(_space.Data), name), files[name]);
        }

        return files;
    }

    private Task<BackupManifest> WriteAsync() => new BackupWriter(_space.Data, Key, TimeProvider.System).WriteAsync(Backup, default);

    private Task<BackupManifest> RestoreAsync(byte[]? key = null) => new BackupReader(key ?? Key).RestoreAsync(Backup, Target, default);

    private async Task<string> RefusalAsync(byte[]? key = null)
    {
        var refusal = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(key));
        Assert.False(Directory.Exists(Target), "nothing is written before everything is verified");
        return refusal.Message;
    }

    [Fact]
    public async Task What_was_backed_up_comes_back_whole()
    {
        await FillAsync();
        var files = AddFiles();
        File.WriteAllText(Path.Combine(Store.FilesFolder(_space.Data), "d4.part"), "an upload still arriving");
        var made = await RunAsync("backup", Backup, _space.Data, KeyText);
        Assert.True(made.Exit == 0, made.Err);
        var restored = await RunAsync("restore", Backup, Target, KeyText);
        Assert.True(restored.Exit == 0, restored.Err);
        Assert.StartsWith("""{"schema":""", restored.Out, StringComparison.Ordinal);

        await using var database = Store.Open(Target, new());
        Assert.Equal(3, (await database.ReadAsync(_org.TreeAsync, default)).Units.Count);
        Assert.Equal(["a1", "b2", "c3"], Directory.GetFiles(Store.FilesFolder(Target)).Select(Path.GetFileName).Order());
        Assert.All(files, f => Assert.Equal(f.Value, File.ReadAllBytes(Path.Combine(Store.FilesFolder(Target), f.Key))));
        Assert.Equal(["antifraudbot.db", "files"], Directory.EnumerateFileSystemEntries(_space.Data).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_backup_made_while_the_bot_writes_is_one_moment_of_the_store()
    {
        await FillAsync();
        await using var running = await _space.StoreAsync();
        await running.WriteAsync(s => new StateValues().SetAsync(s, "left", "0"), default);
        await running.WriteAsync(s => new StateValues().SetAsync(s, "right", "0"), default);
        using var stop = new CancellationTokenSource();
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = Task.Run(async () =>
        {
            for (var n = 1; !stop.IsCancellationRequested; n++)
            {
                var value = n.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await running.WriteAsync(async s =>
                {
                    await new StateValues().SetAsync(s, "left", value);
                    await new StateValues().SetAsync(s, "right", value);
                }, default);
                underWay.TrySetResult();
            }
        });
        await underWay.Task;
        await WriteAsync();
        await stop.CancelAsync();
        await writing;
        await RestoreAsync();
        await using var restored = Store.Open(Target, new());
        var (left, right) = await restored.ReadAsync(async s => (await new StateValues().GetAsync(s, "left"), await new StateValues().GetAsync(s, "right")), default);
        Assert.Equal(left, right);
        Assert.NotEqual("0", left);
    }

    [Fact]
    public async Task Nothing_of_the_store_can_be_read_in_the_backup()
    {
        await FillAsync();
        await WriteAsync();
        var bytes = await File.ReadAllBytesAsync(Backup);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("10000009001"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("SQLite format"u8));
    }

    [Fact]
    public async Task Another_key_is_told_apart_from_a_damaged_file()
    {
        await FillAsync();
        await WriteAsync();
        Assert.StartsWith("密钥不对", await RefusalAsync(RandomNumberGenerator.GetBytes(32)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, "the salt")]
    [InlineData(50, "the first chunk")]
    [InlineData(150_000, "a chunk in the middle")]
    [InlineData(-1, "the last tag")]
    public async Task A_changed_byte_anywhere_is_noticed(int at, string where)
    {
        await FillAsync();
        AddFiles();
        await WriteAsync();
        var bytes = await File.ReadAllBytesAsync(Backup);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);
        Assert.True((await RefusalAsync()).StartsWith(at == 16 ? "密钥不对" : "备份文件不完整", StringComparison.Ordinal), where);
    }

    [Theory]
    [InlineData(-1, "备份文件不完整", "in the last tag")]
    [InlineData(40, "备份文件不完整", "after the header")]
    [InlineData(40 + 65_552, "备份文件不完整", "between two chunks")]
    [InlineData(20, "这不是反诈机器人的备份文件", "in the header")]
    public async Task A_file_that_was_cut_off_is_noticed(int length, string words, string where)
    {
        await FillAsync();
        AddFiles();
        await WriteAsync();
        var bytes = await File.ReadAllBytesAsync(Backup);
        await File.WriteAllBytesAsync(Backup, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Assert.True((await RefusalAsync()).StartsWith(words, StringComparison.Ordinal), where);
    }

    [Fact]
    public async Task Chunks_that_change_places_are_noticed()
    {
        await FillAsync();
        AddFiles();
        await WriteAsync();
        const int chunk = 65_552;
        var bytes = await File.ReadAllBytesAsync(Backup);
        await File.WriteAllBytesAsync(Backup, [.. bytes[..40], .. bytes[(40 + chunk)..(40 + (2 * chunk))], .. bytes[40..(40 + chunk)], .. bytes[(40 + (2 * chunk))..]]);
        Assert.StartsWith("备份文件不完整", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_with_anything_in_it_is_not_restored_into()
    {
        await FillAsync();
        await WriteAsync();
        var ending = await RunAsync("restore", Backup, _space.Data, KeyText);
        Assert.Equal(1, ending.Exit);
        Assert.Contains("不是空目录", ending.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_not_restored()
    {
        await FillAsync();
        await using (var database = await _space.StoreAsync())
            await database.WriteAsync(s => s.ExecuteAsync("INSERT INTO schema_migrations (number, name) VALUES (9000, 'later')"), default);
        await WriteAsync();
        Assert.Contains("换用新版程序", (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Target));
    }

    [Fact]
    public async Task A_newer_backup_takes_the_place_of_an_older_one_but_of_no_other_file()
    {
        await FillAsync();
        var older = await WriteAsync();
        Assert.Equal(older.Schema, (await WriteAsync()).Schema);
        await File.WriteAllTextAsync(Backup, "somebody's letter");
        await Assert.ThrowsAsync<BackupException>(WriteAsync);
        Assert.Equal("somebody's letter", await File.ReadAllTextAsync(Backup));
    }

    [Theory]
    [InlineData(null, "没有备份密钥")]
    [InlineData("c2hvcnQ=", "不是32字节")]
    [InlineData("not base64", "不是32字节")]
    public async Task Without_a_good_key_it_says_how_to_make_one(string? key, string words)
    {
        var ending = await RunAsync("backup", Backup, _space.Data, key);
        Assert.Equal(2, ending.Exit);
        Assert.Contains(words, ending.Err, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", ending.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_it_points_to_pg_dump_and_without_a_store_it_says_so()
    {
        var postgres = await BotProgram.RunAsync(["backup", Backup], "", [("Backup__Key", KeyText), ("Database__Engine", "PostgreSql")]);
        Assert.Equal(1, postgres.Exit);
        Assert.Contains("pg_dump", postgres.Err, StringComparison.Ordinal);
        var empty = await RunAsync("backup", Backup, _space.Data, KeyText);
        Assert.Equal(1, empty.Exit);
        Assert.Contains("还没有数据库", empty.Err, StringComparison.Ordinal);
    }
}
