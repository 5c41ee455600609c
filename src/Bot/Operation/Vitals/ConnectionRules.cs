using System.Globalization;
using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Operation.Vitals;

/// <summary>How a long connection stands, for health: what is refused or down for long loses messages.</summary>
public static class ConnectionRules
{
    public static readonly TimeSpan DownForLong = TimeSpan.FromMinutes(2);

    public static Finding Judge(ConnectionSeen seen, DateTimeOffset machine)
    {
        var name = PlatformNames.Of(seen.Channel) + "连接";
        var down = machine - seen.State.Since;
        return seen.Keeping switch
        {
            Keeping.Refused => Finding.Bad(name, $"平台不认账号或密钥（{seen.Note}），已停", "核对设置后重新启动"),
            Keeping.StandingBack => Finding.Bad(name, "被别的程序占用，正在退让", "查这个机器人是不是在别处也开着，停掉那一个"),
            Keeping.ElsewhereHeld => Finding.Ok(name, "由另一个进程保持"),
            _ when seen.State.Ready => Finding.Ok(name, "通"),
            _ when down > DownForLong => Finding.Bad(name, $"断了{Minutes(down)}分钟，一直在重连", "看网络和平台公告，日志里有原因"),
            _ => Finding.Warning(name, "正在连接", "过几分钟再看"),
        };
    }

    private static string Minutes(TimeSpan time) => Math.Round(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);
}
