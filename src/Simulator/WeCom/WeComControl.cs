using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.AiBot;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom;

/// <summary>What only this platform has: /sim/api/wecom. See README.md.</summary>
public sealed class WeComControl(World world, WeComAccounts accounts, AccessTokens tokens, BotSockets sockets, BotChats bots)
{
    public void Map(WebApplication app)
    {
        var api = app.MapGroup("/sim/api/wecom");
        api.MapPost("/tokens/expire", () => new { Ended = tokens.ExpireAll() });
        api.MapGet("/socket", () => new
        {
            sockets.OpenConnections,
            Subscribed = accounts.Bots.Where(b => sockets.IsSubscribed(b.BotId)).Select(b => b.BotId),
        });
        api.MapPost("/socket", SocketAsync);
        api.MapPost("/enter", (JsonObject wish) =>
            accounts.Bot(wish.Text("bot")) is { } bot ? Results.Ok(bots.Enter(bot, wish.Text("from") ?? "")) : Results.NotFound());
        api.MapPost("/feedback", (JsonObject wish) => Feedback(wish));
    }

    private async Task<IResult> SocketAsync(JsonObject wish)
    {
        switch (wish.Text("do"))
        {
            case "cut": sockets.Cut(); break;
            case "kick" when accounts.Bot(wish.Text("bot")) is { } bot: await sockets.KickAsync(bot.BotId); break;
            case "silent": sockets.Silent = true; break;
            case "refuse": sockets.RefuseSubscribe = wish.Number("errcode") ?? 853000; break;
            case "normal":
                sockets.Silent = false;
                sockets.RefuseSubscribe = 0;
                break;
            default: return Results.BadRequest("do: cut, kick, silent, refuse, normal");
        }

        return Results.Ok();
    }

    private IResult Feedback(JsonObject wish)
    {
        if (accounts.Bot(wish.Text("bot")) is not { } bot || world.Transcript.Line(wish.Number("line") ?? 0) is not { } line) return Results.NotFound();
        var payload = new JsonObject { ["id"] = wish.Text("id"), ["type"] = wish.Number("type") ?? 1, ["content"] = wish.Text("content") ?? "" };
        return Results.Ok(bots.Rate(bot, line, wish.Text("from") ?? "", payload));
    }
}
