using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.AiBot;
using AntiFraudBot.Simulator.WeCom.Apps;
using AntiFraudBot.Simulator.WeCom.Crypto;
using AntiFraudBot.Simulator.WeCom.CustomerGroups;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom;

/// <summary>What only this platform has: /sim/api/wecom. See README.md.</summary>
public sealed class WeComControl(
    World world, WeComAccounts accounts, AccessTokens tokens, BotSockets sockets, BotChats bots, AppTalks apps, MassMessages massMessages, CallbackPost callbacks)
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
        api.MapPost("/enter", Enter);
        api.MapPost("/event", AppEvent);
        api.MapPost("/feedback", Feedback);
        api.MapPost("/callback", SaveCallbackAsync);
        api.MapGet("/massmessages", () => massMessages.All.Select(Shown));
        api.MapPost("/massmessages/{id}/confirm", Confirm);
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

    private IResult Enter(JsonObject wish)
    {
        var from = wish.Text("from") ?? "";
        if (wish.Text("what") == "app") return accounts.AppNamed(wish.Text("bot")) is { } app ? Results.Ok(apps.Tell(app, from, "enter_agent", [AppTalks.Text("EventKey", "")])) : Results.NotFound();
        return accounts.Bot(wish.Text("bot")) is { } bot ? Results.Ok(bots.Enter(bot, from)) : Results.NotFound();
    }

    private IResult AppEvent(JsonObject wish)
    {
        if (accounts.AppNamed(wish.Text("bot")) is not { } app || wish.Text("event") is not { } name) return Results.NotFound();
        var fields = wish.Object("fields")?.Select(f => AppTalks.Text(f.Key, f.Value?.ToString() ?? "")) ?? [];
        return Results.Ok(apps.Tell(app, wish.Text("from") ?? "sys", name, fields));
    }

    private IResult Feedback(JsonObject wish)
    {
        if (accounts.Bot(wish.Text("bot")) is not { } bot || world.Transcript.Line(wish.Number("line") ?? 0) is not { } line) return Results.NotFound();
        var payload = new JsonObject { ["id"] = wish.Text("id"), ["type"] = wish.Number("type") ?? 1, ["content"] = wish.Text("content") ?? "" };
        return Results.Ok(bots.Rate(bot, line, wish.Text("from") ?? "", payload));
    }

    /// <summary>保存 in the console: the address is asked first, and kept only when it answers rightly.</summary>
    private async Task<IResult> SaveCallbackAsync(JsonObject wish, CancellationToken ct)
    {
        var (url, token, key) = (wish.Text("url") ?? "", wish.Text("token") ?? "", wish.Text("encodingAesKey") ?? "");
        var forApp = wish.Text("what") == "app";
        var crypto = new CallbackCrypto(token, key, forApp ? accounts.CorpId : "");
        if (await callbacks.VerifyAsync(url, crypto, ct) is { } why) return Results.BadRequest(why);
        if (forApp) accounts.SaveApp(wish.Text("bot"), url, token, key);
        else accounts.SaveBot(wish.Text("bot"), url, token, key);
        // The mode is exclusive: whoever is connected is no longer.
        if (!forApp && accounts.Bot(wish.Text("bot")) is { } bot) await sockets.KickAsync(bot.BotId);
        return Results.Ok();
    }

    private IResult Confirm(string id, JsonObject? wish)
    {
        try
        {
            massMessages.Confirm(massMessages.Find(id), wish?.ContainsKey("chats") == true ? [.. wish.Texts("chats")] : null);
            return Results.Ok(Shown(massMessages.Find(id)));
        }
        catch (RefusalException)
        {
            return Results.NotFound();
        }
    }

    private static object Shown(MassMessage message) => new
    {
        message.MsgId,
        message.Sender,
        message.Text,
        message.Confirmed,
        message.Cancelled,
        Reminders = message.Reminders.Count,
        Groups = message.Groups.ToDictionary(g => g.Key, g => g.Value.Status),
    };
}
