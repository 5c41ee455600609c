using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>Whether names of rosters are kept, and whether every key they were sealed with is here and opens them (rule E6).</summary>
public static class RosterChecks
{
    private const string Name = "花名册名单";

    /// <summary>The settings alone.</summary>
    public static Finding Of(IConfiguration configuration)
    {
        try
        {
            var evidence = SettingsSection.Read<EvidenceSettings>(configuration, "Evidence");
            return evidence.Sealing() is { } keys
                ? Finding.Ok(Name, $"加密保存，用密钥 {keys.Current}{(keys.Names.Count > 1 ? $"，另有旧密钥 {string.Join('、', keys.Names.Where(n => n != keys.Current).Order())}" : "")}")
                : Finding.Ok(Name, "只记人数，不存姓名电话（Evidence:Rosters=counts）");
        }
        catch (CannotStartException e)
        {
            return Finding.Bad(Name, e.Message, "改好设置或环境变量后再查一次");
        }
    }

    /// <summary>What lies in the store against the keys. Nothing while the settings themselves are wrong: that is said already.</summary>
    public static async Task<IReadOnlyList<Finding>> OfStoreAsync(Session session, IConfiguration configuration)
    {
        if (Of(configuration).State != FindingState.Ok) return [];
        var keys = SettingsSection.Read<EvidenceSettings>(configuration, "Evidence").Sealing();
        var people = new RosterPeople(keys);
        var findings = new List<Finding>();
        foreach (var (key, count) in await RosterPeople.KeyCountsAsync(session))
        {
            var opens = keys is not null && keys.Names.Contains(key) ? await people.OpensAsync(session, key) : (bool?)null;
            if (Judge(key, count, keys?.Current, opens) is { } finding) findings.Add(finding);
        }

        return findings;
    }

    /// <summary>Current is null where names are no longer kept; opens is null where the key is not here. Null = nothing to say.</summary>
    public static Finding? Judge(string key, int count, string? current, bool? opens) => (current, opens) switch
    {
        (null, _) => Finding.Warning(Name, $"已改为只记人数，以前存的{count}人还在（密钥 {key}）", "不用处理，到期自动删除"),
        (_, null) => Finding.Bad(Name, $"{count}人的名单是用密钥 {key} 存的，环境变量里没有它", $"加上 Evidence__Keys__{key}；找不回就设 Evidence__Rosters=counts，名单到期自动删除"),
        (_, false) => Finding.Bad(Name, $"密钥 {key} 打不开用它存的{count}人", $"Evidence__Keys__{key} 被改过，换回原来那个"),
        _ when key != current => Finding.Warning(Name, $"还有{count}人用旧密钥 {key} 存着", $"停掉机器人，运行 rekey，再去掉 Evidence__Keys__{key}"),
        _ => null,
    };
}
