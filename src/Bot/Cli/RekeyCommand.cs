using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`rekey`: the names of rosters under older keys go under the current one (rule E6). All or nothing; the bot may be running.</summary>
public static class RekeyCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command("rekey", "换花名册的密钥：把旧密钥下的名单全部换到 Evidence__Key 那把，新旧密钥都要在环境变量 Evidence__Keys__名字 里。") { data };
        command.SetAction((parse, ct) => Talk.GuardAsync(() => RunAsync(Path.GetFullPath(parse.GetValue(data)!), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string data, CancellationToken ct)
    {
        var configuration = ConfiguredSettings.Read();
        if (SettingsSection.Read<EvidenceSettings>(configuration, "Evidence").Sealing() is not { } keys)
            return await Talk.UsageAsync("现在不保存名单（Evidence:Rosters=counts），没有要换的。");
        var settings = ConfiguredSettings.Database(configuration);
        if (!ConfiguredSettings.IsPostgreSql(settings) && !File.Exists(Store.DatabaseFile(data))) return await Talk.UsageAsync($"{data} 里没有数据库，请用 --data 指明数据目录。");
        await using var database = Store.Open(data, settings);
        await Store.MigrateAsync(database, ct);
        var missing = (await database.ReadAsync(RosterPeople.KeysInUseAsync, ct)).Except(keys.Names).ToList();
        if (missing.Count > 0) return await Talk.BadAsync($"有名单在密钥 {string.Join('、', missing)} 下，环境变量里没有这把，什么都没换。");
        try
        {
            var rows = await database.WriteAsync(new RosterPeople(keys).ResealAsync, ct);
            await database.CheckpointAsync(ct);
            await Talk.PrintAsync(JsonSerializer.Serialize(new { rows, key = keys.Current }));
            return 0;
        }
        catch (CryptographicException)
        {
            return await Talk.BadAsync("有名单打不开：密钥名字对、内容不对，或数据被改过。什么都没换。");
        }
    }
}
