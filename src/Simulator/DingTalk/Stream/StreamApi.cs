using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>`connections/open`: credentials and subscriptions in, an address and a ticket out.</summary>
public sealed class StreamApi(World world, Applications apps, Tickets tickets)
{
    public Interface Open => new("POST", "/v1.0/gateway/connections/open", Form.New, Cost.Free, Answered) { Open = true, PrefersXml = true };

    private Answer Answered(Call call)
    {
        if (apps.Enter(call.Body.Text("clientId"), call.Body.Text("clientSecret")) is not { } app) return Answer.No("authFailed", "鉴权失败", 401);
        Subscription[] wanted = [.. (call.Body["subscriptions"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(s => new Subscription(s.Text("type") ?? "", s.Text("topic") ?? ""))];
        if (wanted.Length == 0 || wanted.Any(Wrong)) return Answer.No("param.invalid", "subscriptions不合法");
        world.Counters.Effect(Open.Name);
        return Answer.Ok(new JsonObject
        {
            ["endpoint"] = world.BaseUrl.Replace("http://", "ws://", StringComparison.Ordinal) + "/connect",
            ["ticket"] = tickets.Issue(app.ClientId, wanted, world.Switches.On("plainTickets")),
        });
    }

    /// <summary>For events only `*` works: which ones arrive is ticked in the console.</summary>
    private static bool Wrong(Subscription s) => s.Topic.Length == 0 || s.Type switch
    {
        "EVENT" => s.Topic != "*",
        "CALLBACK" => !s.Topic.StartsWith('/') && s.Topic != "*",
        "SYSTEM" => false,
        _ => true,
    };
}
