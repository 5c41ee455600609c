using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>What every interface of the robot asks first.</summary>
public static class RobotCheck
{
    public static Answer? Wrong(Call call) => Wrong(call, call.Body.Text("robotCode"));

    public static Answer? Wrong(Call call, string? robotCode) =>
        string.IsNullOrEmpty(robotCode) ? Answer.No("invalidParameter.robotCode.empty", "robotCode为空")
        : robotCode != call.App.RobotCode ? Answer.No("invalidParameter.robotCode.auth", "应用无权使用该机器人")
        : null;

    public static bool TooOld(World world, Sent message) =>
        world.Clock.GetUtcNow() - message.At > TimeSpan.FromHours(world.Switches.Number("recallHours"));
}
