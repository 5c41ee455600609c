using System.CommandLine;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Backup;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`backup FILE` while the bot may be running, and `restore FILE` into an empty directory. The key comes from the environment.</summary>
public static class BackupCommand
{
    private const string OnPostgreSql = "数据在PostgreSQL里：请用 pg_dump 备份数据库（恢复用 pg_restore），再另外复制数据目录里的 files 文件夹。";

    public static Command Build()
    {
        var file = new Argument<string>("文件") { Description = "备份写到哪里" };
        var data = SharedOptions.Data();
        var command = new Command("backup", $"把数据库和收到的文件加密备份成一个文件，机器人不用停。密钥在环境变量 {BackupKey.Variable} 里（openssl rand -base64 32）。") { file, data };
        command.SetAction((parse, ct) => RunAsync((key, folder) => BackupAsync(parse.GetValue(file)!, folder, key, ct), parse.GetValue(data)!));
        return command;
    }

    public static Command BuildRestore()
    {
        var file = new Argument<string>("文件") { Description = "backup 做的备份文件" };
        var data = SharedOptions.Data();
        var command = new Command("restore", $"先核对整个备份文件，再恢复到一个空目录。密钥在环境变量 {BackupKey.Variable} 里。") { file, data };
        command.SetAction((parse, ct) => RunAsync((key, folder) => RestoreAsync(parse.GetValue(file)!, folder, key, ct), parse.GetValue(data)!));
        return command;
    }

    private static Task<int> RunAsync(Func<byte[], string, Task<int>> work, string data) => Talk.GuardAsync(async () =>
    {
        if (ConfiguredSettings.IsPostgreSql(ConfiguredSettings.Database(ConfiguredSettings.Read()))) return await Talk.BadAsync(OnPostgreSql);
        var text = Environment.GetEnvironmentVariable(BackupKey.Variable);
        if (string.IsNullOrWhiteSpace(text)) return await Talk.UsageAsync(BackupKey.HowTo);
        if (BackupKey.Read(text) is not { } key) return await Talk.UsageAsync($"{BackupKey.Variable} 不是32字节的base64。用 openssl rand -base64 32 造一个。");
        try
        {
            return await work(key, Path.GetFullPath(data));
        }
        catch (BackupException e)
        {
            return await Talk.BadAsync(e.Message);
        }
    });

    private static async Task<int> BackupAsync(string file, string data, byte[] key, CancellationToken ct)
    {
        if (Directory.Exists(file)) return await Talk.UsageAsync($"{file} 是目录，请写文件名，例：backup {Path.Combine(file, "fanzha.backup")}");
        var manifest = await new BackupWriter(data, key, TimeProvider.System).WriteAsync(Path.GetFullPath(file), ct);
        await Talk.PrintAsync(JsonSerializer.Serialize(new
        {
            schema = manifest.Schema, files = manifest.FileCount, bytes = manifest.Bytes, size = new FileInfo(file).Length,
        }));
        return 0;
    }

    private static async Task<int> RestoreAsync(string file, string data, byte[] key, CancellationToken ct)
    {
        if (!File.Exists(file)) return await Talk.UsageAsync($"找不到文件：{file}");
        var manifest = await new BackupReader(key).RestoreAsync(file, data, ct);
        await Talk.SayAsync($"已恢复到 {data}，数据库核对无误。");
        await Talk.PrintAsync(JsonSerializer.Serialize(new { schema = manifest.Schema, files = manifest.FileCount, bytes = manifest.Bytes, made = manifest.Made }));
        return 0;
    }
}
