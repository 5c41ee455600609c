using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Limits;
using AntiFraudBot.Simulator.DingTalk.Signing;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>`robot/send` of custom robots and `robot/sendBySession` of reply addresses.</summary>
public sealed class WebhookApi(World world, Conversations conversations, WebhookRobots robots, Sessions sessions, Meter meter, Mouth mouth)
{
    private const string Send = "robot/send";
    private const string Reply = "robot/sendBySession";

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.Old("/" + Send, null, Sending, Cost.Free) with { Open = true },
        Interface.Old("/" + Reply, null, Replying, Cost.Free) with { Open = true },
    ];

    private Answer Sending(Call call)
    {
        if (robots.Find(call.Query("access_token")) is not { } robot) return Answer.OldNo(300001, "token is not exist");
        if (robot.Stopped) return Answer.OldNo(400102, "机器人已停用");
        if (conversations.Find(robot.GroupId) is not { } to) return Answer.OldNo(400013, "群已被解散");
        if (Misshapen(call) is { } bad) return bad;
        if (Unsafe(call, robot) is { } refused) return refused;
        var what = mouth.Read(call.Body, to);
        if (what.Wrong is { } wrong) return Answer.OldNo(int.Parse(wrong.Code, System.Globalization.CultureInfo.InvariantCulture), wrong.Message);
        if (TooMany(robot) is { } late) return late;
        if (robots.First(robot.Token, call.Body.Text("msgUuid"))) mouth.InGroup(to, "webhook", robot.Name, Send, what);
        return Answer.OldOk();
    }

    private Answer? TooMany(WebhookRobot robot)
    {
        var slow = robots.PaceAllows(robot.Token);
        if (slow && meter.SpendWebhook(robot.Token, robot.MonthlyCap)) return null;
        world.Counters.RefusedByQuota(Send);
        return slow ? Answer.OldNo(90030, "webhook over limit") : Answer.OldNo(world.Switches.Number("robotTooFast"), "send too fast, exceed 20 times per minute");
    }

    private static Answer? Misshapen(Call call) =>
        !call.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? Answer.OldNo(43004, "无效的HTTP HEADER Content-Type")
        : call.Size > WebhookBody.MostBytes ? Answer.OldNo(460101, "message too long, exceed 20000 bytes")
        : !call.HasJson ? Answer.OldNo(40035, "缺少参数 json")
        : null;

    private Answer? Unsafe(Call call, WebhookRobot robot)
    {
        if (!robot.AddressAllowed) return Answer.OldNo(310000, "ip not in whitelist");
        if (robot.Keywords.Count > 0 && !robot.Keywords.Any(k => Wire.Write(call.Body).Contains(k, StringComparison.Ordinal)))
            return Answer.OldNo(310000, "keywords not in content");
        if (robot.Secret is null) return null;
        if (!long.TryParse(call.Query("timestamp"), out var time)
            || Math.Abs(world.Clock.GetUtcNow().ToUnixTimeMilliseconds() - time) > Signatures.Window.TotalMilliseconds)
            return Answer.OldNo(310000, "invalid timestamp");
        return Signatures.Same(Signatures.Robot(robot.Secret, time), call.Query("sign") ?? "") ? null : Answer.OldNo(310000, "sign not match");
    }

    private Answer Replying(Call call)
    {
        if (Misshapen(call) is { } bad) return bad;
        if (sessions.Find(call.Query("session")) is not { } session) return Answer.OldNo(300001, "session 不存在");
        var to = conversations.Find(session.GroupId);
        if (session.GroupId is not null && to is null) return Answer.OldNo(400013, "群已被解散");
        var what = mouth.Read(call.Body, to);
        if (what.Wrong is { } wrong) return Answer.OldNo(int.Parse(wrong.Code, System.Globalization.CultureInfo.InvariantCulture), wrong.Message);
        if (world.Switches.On("sessionReplyMetered") && !meter.SpendWebhook())
        {
            world.Counters.RefusedByQuota(Reply);
            return Answer.OldNo(90030, "webhook over limit");
        }
        if (to is null) mouth.InPrivate(session.UserId, session.RobotName, Reply, what);
        else mouth.InGroup(to, "bot", session.RobotName, Reply, what);
        return Answer.OldOk();
    }
}
