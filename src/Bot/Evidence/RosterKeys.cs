using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Names sealed under a key nobody configured any more are found at the start, not when somebody needs them (rule E6).</summary>
public static class RosterKeys
{
    /// <summary>Throws <see cref="CannotStartException"/> with the way out.</summary>
    public static async Task CheckAsync(Database database, EvidenceSettings evidence, CancellationToken ct)
    {
        if (evidence.Sealing() is not { } keys) return;
        var missing = (await database.ReadAsync(RosterPeople.KeysInUseAsync, ct)).Except(keys.Names).ToList();
        if (missing.Count > 0)
        {
            throw new CannotStartException(
                $"有花名册名单是用密钥 {string.Join('、', missing)} 存的，环境变量里没有 Evidence__Keys__{missing[0]}。请加上；找不回就设 Evidence__Rosters=counts，名单到期自动删除。");
        }
    }
}
