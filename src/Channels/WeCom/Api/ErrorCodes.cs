namespace AntiFraudBot.Channels.WeCom.Api;

/// <summary>What a refusal of the platform asks of us.</summary>
public enum Refusal
{
    /// <summary>Busy or not ready: the same call may succeed later.</summary>
    Later,

    /// <summary>The access token is not taken: a fresh one, once.</summary>
    Token,

    /// <summary>A quota is used up: that call rests.</summary>
    Quota,

    /// <summary>The media id has expired: upload again, once.</summary>
    Media,

    /// <summary>The administrator has to change something.</summary>
    Configuration,

    /// <summary>The message itself is wrong.</summary>
    Message,

    /// <summary>The group or person is not there any more.</summary>
    Gone,
}

/// <summary>The platform's error codes by what they ask of us, with a plain sentence for those an office can do something about.</summary>
public static class ErrorCodes
{
    private static readonly Dictionary<int, Refusal> Kinds = new()
    {
        [-1] = Refusal.Later, [41063] = Refusal.Later, [846601] = Refusal.Later, [846602] = Refusal.Later,
        [40014] = Refusal.Token, [41001] = Refusal.Token, [42001] = Refusal.Token,
        [45009] = Refusal.Quota, [45033] = Refusal.Quota, [41094] = Refusal.Quota,
        [40007] = Refusal.Media,
        [40001] = Refusal.Configuration, [40013] = Refusal.Configuration, [40056] = Refusal.Configuration, [42015] = Refusal.Configuration,
        [41002] = Refusal.Configuration, [41004] = Refusal.Configuration, [41011] = Refusal.Configuration,
        [43009] = Refusal.Configuration, [43012] = Refusal.Configuration, [48001] = Refusal.Configuration, [48002] = Refusal.Configuration,
        [48009] = Refusal.Configuration, [50001] = Refusal.Configuration, [50002] = Refusal.Configuration, [50003] = Refusal.Configuration,
        [60011] = Refusal.Configuration, [60020] = Refusal.Configuration, [60021] = Refusal.Configuration, [81012] = Refusal.Configuration,
        [85004] = Refusal.Configuration, [85005] = Refusal.Configuration, [86008] = Refusal.Configuration, [86101] = Refusal.Configuration,
        [301002] = Refusal.Configuration, [301042] = Refusal.Configuration,
        [40003] = Refusal.Gone, [40096] = Refusal.Gone, [41048] = Refusal.Gone, [41093] = Refusal.Gone, [43004] = Refusal.Gone,
        [60111] = Refusal.Gone, [60140] = Refusal.Gone, [81013] = Refusal.Gone, [82001] = Refusal.Gone, [84061] = Refusal.Gone,
        [86001] = Refusal.Gone, [86003] = Refusal.Gone, [90501] = Refusal.Gone,
        [93000] = Refusal.Gone, [93004] = Refusal.Gone, [93006] = Refusal.Gone, [93008] = Refusal.Gone,
    };

    private static readonly Dictionary<int, string> Says = new()
    {
        [40001] = "应用的 Secret 不对，请在应用详情页重新复制。",
        [40013] = "企业 ID 不对，请在“我的企业”页面最下方查看。",
        [40056] = "AgentId 不对，请在应用详情页查看。",
        [43012] = "应用还没有设置“接收消息”，按钮卡片发不出去。",
        [45009] = "超过平台的发送次数限制，过一会儿会接着发。",
        [48002] = "应用没有这项权限，请检查应用的可见范围。",
        [50003] = "应用已停用，请在管理后台启用。",
        [60011] = "成员不在应用的可见范围内，请在应用详情页扩大可见范围。",
        [60020] = "本机的出口 IP 不在企业可信 IP 里。",
        [60021] = "成员不在应用的可见范围内，请在应用详情页扩大可见范围。",
        [60111] = "平台上没有这个成员。",
        [81013] = "收信人都不在应用的可见范围内。",
        [86003] = "应用建的这个群已经不在了。",
        [86004] = "群名平台不收，请换个短一点的群名。",
        [86005] = "群主平台不认，群主要是本企业的成员。",
        [86006] = "群成员人数不合平台的要求：2到2000人。",
        [86007] = "有人不在应用的可见范围内，请把可见范围改成全公司（根部门）。",
        [86207] = "群主要在群成员里。",
        [86216] = "有人的账号平台不认识，请核对人员表里的账号。",
        [86008] = "这个群不是本应用建的，应用发不进去。",
        [93000] = "群机器人的地址失效，或机器人已被移出群，请在群设置里重新添加并更新地址。",
        [93004] = "群机器人已被停用，请在群设置里启用。",
        [93006] = "平台不认识这个群，或机器人不在群里，请在群里@机器人重新绑定。",
        [93008] = "机器人不在群里，请重新添加。",
        [301002] = "AgentId 和 Secret 不是同一个应用的。",
    };

    /// <summary>A code not listed is taken for a fault of the message: it is not sent again and again.</summary>
    public static Refusal Of(int code) => Kinds.GetValueOrDefault(code, Refusal.Message);

    public static string Chinese(int code) => Says.GetValueOrDefault(code, $"平台拒绝，错误码 {code}。");
}
