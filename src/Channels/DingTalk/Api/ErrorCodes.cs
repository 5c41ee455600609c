namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>What a refusal of the platform asks of us.</summary>
public enum Refusal
{
    /// <summary>Busy: the same call may succeed later.</summary>
    Later,

    /// <summary>The access token is not taken: a fresh one, once.</summary>
    Token,

    /// <summary>Too many this second: that interface rests a second.</summary>
    Second,

    /// <summary>Too many this minute, or the group is told too much: that quota rests a minute.</summary>
    Minute,

    /// <summary>The robot of a group is silenced for ten minutes.</summary>
    Silenced,

    /// <summary>The month's account of calls, or of webhook messages, is used up.</summary>
    MonthOfCalls,
    MonthOfWebhooks,

    /// <summary>The administrator has to change something.</summary>
    Configuration,

    /// <summary>The message itself is wrong.</summary>
    Message,

    /// <summary>The group, robot or person is not there any more.</summary>
    Gone,
}

/// <summary>The platform's error codes by what they ask of us, with a plain sentence for those an office can do something about.</summary>
public static class ErrorCodes
{
    private static readonly Dictionary<string, Refusal> Kinds = new(StringComparer.Ordinal)
    {
        ["-1"] = Refusal.Later, ["15"] = Refusal.Later, ["system.error"] = Refusal.Later, ["ServiceUnavailable"] = Refusal.Later, ["system.busy"] = Refusal.Later,
        ["660026"] = Refusal.Later,
        ["InvalidAuthentication"] = Refusal.Token, ["40001"] = Refusal.Token, ["40014"] = Refusal.Token, ["42001"] = Refusal.Token, ["41001"] = Refusal.Token,
        ["90018"] = Refusal.Second, ["90002"] = Refusal.Second,
        ["Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"] = Refusal.Second, ["Forbidden.AccessDenied.QpsLimitForApi"] = Refusal.Second,
        ["Forbidden.AccessDenied.QpmLimitForAppkeyAndApi"] = Refusal.Minute, ["send.too.fast"] = Refusal.Minute, ["send.byToken.tooFast"] = Refusal.Minute,
        ["130101"] = Refusal.Silenced, ["302033"] = Refusal.Silenced, ["410100"] = Refusal.Silenced,
        ["90020"] = Refusal.MonthOfCalls, ["Forbidden.AccessDenied.ApiCountLimitForOrg"] = Refusal.MonthOfCalls,
        ["90030"] = Refusal.MonthOfWebhooks,
        ["400013"] = Refusal.Gone, ["400101"] = Refusal.Gone, ["400102"] = Refusal.Gone, ["400106"] = Refusal.Gone, ["300001"] = Refusal.Gone,
        ["group.disbanded"] = Refusal.Gone, ["bot.stopped"] = Refusal.Gone, ["invalidParameter.robotCode.notExsit"] = Refusal.Gone,
        ["invalid.openConversationId"] = Refusal.Gone, ["miss.openConversationId"] = Refusal.Gone, ["conversation.org.notMatch"] = Refusal.Gone,
        ["660015"] = Refusal.Gone, ["660016"] = Refusal.Gone,
        ["310000"] = Refusal.Configuration, ["40089"] = Refusal.Configuration, ["43007"] = Refusal.Configuration, ["50002"] = Refusal.Configuration,
        ["60011"] = Refusal.Configuration, ["60020"] = Refusal.Configuration, ["88"] = Refusal.Configuration, ["Unauthorized"] = Refusal.Configuration,
        ["invalidClientIdOrSecret"] = Refusal.Configuration, ["Forbidden.AccessDenied.AccessTokenPermissionDenied"] = Refusal.Configuration,
        ["Forbidden.AccessDenied.IpNotInWhiteList"] = Refusal.Configuration, ["invalidParameter.robotCode.auth"] = Refusal.Configuration,
        ["invalidParameter.robotCode.coolApp"] = Refusal.Configuration, ["bot.forbidden.sendMessage"] = Refusal.Configuration,
        ["template.stopped"] = Refusal.Configuration, ["template.not.existed"] = Refusal.Configuration, ["resource.not.found"] = Refusal.Configuration,
    };

    private static readonly Dictionary<string, string> Says = new(StringComparer.Ordinal)
    {
        ["invalidClientIdOrSecret"] = "ClientId 或 ClientSecret 不对，请到“凭证与基础信息”重新复制。",
        ["40089"] = "ClientId 或 ClientSecret 不对，请到“凭证与基础信息”重新复制。",
        ["Unauthorized"] = "应用没有得到授权，请管理员在开发者后台检查。",
        ["60011"] = "应用缺少权限，请在开发者后台“权限管理”申请。",
        ["88"] = "应用缺少权限，请在开发者后台“权限管理”申请。",
        ["60020"] = "本机的出口 IP 不在应用的服务器出口 IP 名单里。",
        ["Forbidden.AccessDenied.IpNotInWhiteList"] = "本机的出口 IP 不在应用的服务器出口 IP 名单里。",
        ["50002"] = "这个人不在应用的可见范围内，请在开发者后台扩大可见范围。",
        ["310000"] = "群机器人的安全设置不通过：核对加签密钥和关键词，校准本机时间。",
        ["400013"] = "这个群已经解散。",
        ["group.disbanded"] = "这个群已经解散。",
        ["400101"] = "群机器人的地址失效，请在群设置里重新添加并更新地址。",
        ["300001"] = "群机器人的地址失效，请在群设置里重新添加并更新地址。",
        ["400102"] = "群机器人已被停用，请在群设置里启用。",
        ["bot.stopped"] = "机器人已被停用，请在开发者后台启用。",
        ["400106"] = "群机器人已经不在了，请重新添加。",
        ["invalidParameter.robotCode.notExsit"] = "机器人不在这个群里，请群主重新添加。",
        ["660016"] = "机器人已被移出群，请群主重新添加。",
        ["660015"] = "平台上没有这个场景群。",
        ["invalid.openConversationId"] = "平台不认识这个群，请在群里@机器人重新绑定。",
        ["conversation.org.notMatch"] = "这个群属于别的组织，应用发不进去。",
        ["invalidParameter.robotCode.auth"] = "RobotCode 和 ClientId 不是同一个应用的。",
        ["bot.forbidden.sendMessage"] = "机器人在这个群里被禁言。",
        ["430101"] = "平台认为链接不安全，没有发出，请修改。",
        ["430102"] = "平台认为文字不合适，没有发出，请修改。",
        ["430103"] = "平台认为图片不合适，没有发出，请修改。",
        ["430104"] = "平台认为内容不合适，没有发出，请修改。",
        ["contain.unsafe.url"] = "平台认为链接不安全，没有发出，请修改。",
        ["permession.checkFailed"] = "群主不在应用的可见范围内。",
        ["member.notFound"] = "有人不在本组织的通讯录里。",
        ["member.exceed"] = "群成员超过上限。",
        ["groupTemplate.notFound"] = "平台上没有这个群模板，请核对 DingTalk:SceneTemplate。",
        ["param.templateNotExist"] = "平台上没有这个卡片模板，请核对 DingTalk:CardTemplate。",
        ["param.templateUnpublished"] = "卡片模板还没有发布。",
    };

    /// <summary>A code not listed is taken for a fault of the message: it is not sent again and again.</summary>
    public static Refusal Of(string code) => Kinds.GetValueOrDefault(code, Refusal.Message);

    public static string Chinese(string code) => Says.GetValueOrDefault(code, $"平台拒绝，错误码 {code}。");
}
