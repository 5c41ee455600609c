using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.DingTalk.Stream;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Inbound;

/// <summary>Brings a message to its bot: by Stream, over HTTP, or by Outgoing; and says what an HTTP answer replies.</summary>
public sealed class Carrier(World world, StreamHub hub, HttpPush http, Mouth mouth)
{
    public async Task ToApplicationAsync(Application app, JsonObject message, Session session, Conversation? group)
    {
        var text = Wire.Write(message);
        if (app.CallbackUrl is { } url)
        {
            Say(await http.MessageAsync(url, app.SignKey, text), session, group);
            return;
        }
        var now = world.Clock.GetUtcNow();
        await hub.PushAsync(new Delivery(DeliveryKind.Message, app.ClientId, message.Text("msgId")!,
            id => Frame.Callback(Frame.RobotTopic, id, now, text).With("appId", app.AppId)));
    }

    public async Task ToCustomRobotAsync(WebhookRobot robot, JsonObject message, Session session, Conversation group) =>
        Say(await http.OutgoingAsync(robot.OutgoingUrl!, robot.OutgoingToken ?? "", Wire.Write(message)), session, group);

    /// <summary>`empty` and nothing are no reply.</summary>
    private void Say(string? answer, Session session, Conversation? group)
    {
        if (Wire.Read(answer) is not JsonObject body || body.Text("msgtype") is null or "empty") return;
        var what = mouth.Read(body, group);
        if (what.Wrong is { } wrong) world.Counters.Error("callback/message", wrong.Code);
        else if (group is null) mouth.InPrivate(session.UserId, session.RobotName, "callback/message", what);
        else mouth.InGroup(group, "bot", session.RobotName, "callback/message", what);
    }
}
