using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>The frames a subscribed robot may send.</summary>
public sealed class BotCommands(BotSpeech speech, BotUploads uploads)
{
    /// <returns>The body of the acknowledgement, where it has one.</returns>
    public JsonObject? Run(BotConnection connection, BotAccount bot, string cmd, string reqId, JsonObject body)
    {
        switch (cmd)
        {
            case "ping":
                return null;
            case "aibot_respond_msg":
                speech.Respond(bot, Told(connection, reqId), body, cmd);
                return null;
            case "aibot_respond_welcome_msg":
                speech.Welcome(bot, Told(connection, reqId), body, cmd);
                return null;
            case "aibot_respond_update_msg":
                speech.Update(bot, Told(connection, reqId), body, cmd);
                return null;
            case "aibot_send_msg":
                speech.Push(bot, body, cmd);
                return null;
            case "aibot_upload_media_init":
                return uploads.Begin(bot, body);
            case "aibot_upload_media_chunk":
                uploads.Piece(bot, body);
                return null;
            case "aibot_upload_media_finish":
                return uploads.End(bot, body);
            default:
                throw new RefusalException(40058, "unknown cmd");
        }
    }

    /// <summary>A req_id is good on the connection it came by, and nowhere else.</summary>
    private static Interaction Told(BotConnection connection, string reqId) =>
        connection.Told.TryGetValue(reqId, out var told) ? told : throw new RefusalException(846605);
}
