using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`rekey`: names of rosters and tips under older keys go under the current ones (rules E6, I21). All or nothing; the bot may be running.</summary>
public static class RekeyCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command(
            "rekey", "换密钥：旧密钥下的花名册名单换到 Evidence__Key 那把，线索换到 Tips__IdentityKey 那把。旧密钥也要在环境变量里（Evidence__Keys__名字、Tips__FormerKeys__0）。") { data };
        command.SetAction((parse, ct) => Talk.GuardAsync(() => RunAsync(Path.GetFullPath(parse.GetValue(data)!), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string data, CancellationToken ct)
    {
        var configuration = ConfiguredSettings.Read();
        var people = SettingsSection.Read<EvidenceSettings>(configuration, "Evidence").Sealing();
        var tips = SettingsSection.Read<TipSettings>(configuration, "Tips").Sealing();
        if (people is null && tips is null) return await Talk.UsageAsync("现在不保存名单（Evidence:Rosters=counts），也没有线索密钥（Tips__IdentityKey），没有要换的。");
        var settings = ConfiguredSettings.Database(configuration);
        if (!ConfiguredSettings.IsPostgreSql(settings) && !File.Exists(Store.DatabaseFile(data))) return await Talk.UsageAsync($"{data} 里没有数据库，请用 --data 指明数据目录。");
        await using var database = Store.Open(data, settings);
        await Store.MigrateAsync(database, ct);
        if (await MissingAsync(database, people, tips, ct) is { } missing) return await Talk.BadAsync(missing);
        try
        {
            var rows = await database.WriteAsync(
                async s => (Names: people is null ? 0 : await new RosterPeople(people).ResealAsync(s), Tips: tips is null ? 0 : await SealedTips.ResealAsync(s, tips)), ct);
            await database.CheckpointAsync(ct);
            var done = new Dictionary<string, object>();
            if (people is not null) (done["rows"], done["key"]) = (rows.Names, people.Current);
            if (tips is not null) (done["tips"], done["tipKey"]) = (rows.Tips, tips.Current);
            await Talk.PrintAsync(JsonSerializer.Serialize(done));
            return 0;
        }
        catch (CryptographicException)
        {
            return await Talk.BadAsync("有名单或线索打不开：密钥名字对、内容不对，或数据被改过。什么都没换。");
        }
    }

    private static async Task<string?> MissingAsync(Database database, SealingKeys? people, SealingKeys? tips, CancellationToken ct)
    {
        var names = people is null ? [] : (await database.ReadAsync(RosterPeople.KeysInUseAsync, ct)).Except(people.Names).ToList();
        if (names.Count > 0) return $"有名单在密钥 {string.Join('、', names)} 下，环境变量里没有这把，什么都没换。";
        var told = tips is null ? [] : (await database.ReadAsync(SealedTips.KeysInUseAsync, ct)).Except(tips.Names).ToList();
        return told.Count == 0 ? null : $"有线索在另外{told.Count}把密钥（{string.Join('、', told)}）下，请把旧密钥放进 Tips__FormerKeys__0，什么都没换。";
    }
}
