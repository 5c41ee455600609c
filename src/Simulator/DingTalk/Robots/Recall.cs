using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Taking messages back, twenty keys at most; one by one good or not.</summary>
public static class Recall
{
    private const int Most = 20;

    public static Answer Keys(World world, SentMessages sent, Mouth mouth, Call call, Func<Sent, bool> belongs)
    {
        var keys = call.Body.Texts("processQueryKeys");
        if (keys.Count is 0 or > Most) return Answer.No("invalidParameter.processQueryKeys", "processQueryKeys数量不合法");
        var done = new JsonArray();
        var failed = new JsonObject();
        foreach (var key in keys)
        {
            var message = sent.Find(key);
            if (message is null || message.RobotCode != call.App.RobotCode || !belongs(message)) failed[key] = "processQueryKey不合法";
            else if (RobotCheck.TooOld(world, message)) failed[key] = "消息已超过可撤回时间";
            else
            {
                foreach (var line in message.Lines.Values) mouth.Recall(line);
                sent.Change(key, s => s with { Recalled = true });
                done.Add(key);
            }
        }
        return Answer.Ok(new JsonObject { ["successResult"] = done, ["failedResult"] = failed });
    }
}
