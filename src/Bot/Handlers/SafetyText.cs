using System.Globalization;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Safety;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>The fixed words of an emergency.</summary>
public static class SafetyText
{
    public const string Stop = """
        请马上停止转账，挂断电话，关闭屏幕共享，验证码不要告诉任何人。
        正在转账或已经转账：立即拨打110。
        拿不准是不是诈骗：拨打96110。
        已提醒派出所和平安办。我们不会向您要钱、要验证码、要密码。
        """;

    public static string Alert(string number, DateTimeOffset local, string place, string who, string? unit, Danger danger)
    {
        var what = danger switch
        {
            Danger.Transfer => "疑似正在转账",
            Danger.ScreenSharing => "疑似被要求屏幕共享",
            Danger.Ongoing => "说有人正在被骗",
            _ => "涉及验证码",
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            【紧急】编号{number}  {local:HH:mm}
            {who}（{unit ?? "单位未登记"}）在“{place}”发的消息{what}，已自动答复110、96110。
            请马上联系本人核实，需要时先止付。
            已经被骗的请补：{FraudCaseText.Fill(number, DateOnly.FromDateTime(local.DateTime))}；虚惊请回复：案件 {number} 不属实
            """);
    }
}
