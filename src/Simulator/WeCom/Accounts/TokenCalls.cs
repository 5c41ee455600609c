using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Accounts;

/// <summary>gettoken.</summary>
public sealed class TokenCalls(World world, WeComAccounts accounts, AccessTokens tokens)
{
    private const string Api = "gettoken";

    public void Open(ApiDesk desk) => desk.OnOpen(Api, Issue);

    private ApiAnswer Issue(ApiCall call)
    {
        var (corp, secret) = (call.Query("corpid"), call.Query("corpsecret"));
        if (corp.Length == 0) throw new RefusalException(41002, "corpid missing");
        if (secret.Length == 0) throw new RefusalException(41004, "corpsecret missing");
        if (corp != accounts.CorpId) throw new RefusalException(40013);
        var agent = secret == accounts.ContactSecret ? AccessTokens.Contacts : accounts.Apps.FirstOrDefault(a => a.Secret == secret)?.AgentId;
        var (token, life) = tokens.Issue(agent ?? throw new RefusalException(40001));
        world.Counters.Effect(Api);
        return new JsonObject { ["access_token"] = token, ["expires_in"] = life };
    }
}
