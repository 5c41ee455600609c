namespace AntiFraudBot.Simulator.WeCom.Http;

/// <summary>The platform says no. Carried as an exception so that a check may stand wherever it belongs.</summary>
public sealed class RefusalException(int code, string? detail = null) : Exception(detail ?? Words(code))
{
    public int Code => code;

    private static string Words(int code) => code switch
    {
        -1 => "system busy",
        40001 => "invalid credential",
        40003 => "invalid userid",
        40004 => "invalid media type",
        40006 => "invalid file size",
        40007 => "invalid media_id",
        40008 => "invalid message type",
        40013 => "invalid corpid",
        40014 => "invalid access_token",
        40056 => "invalid agentid",
        40058 => "invalid parameter",
        41001 => "access_token missing",
        42001 => "access_token expired",
        43012 => "callback url is required",
        44001 => "empty media data",
        44004 => "empty content",
        45002 => "content size out of limit",
        45009 => "api freq out of limit",
        48002 => "api forbidden",
        60011 => "no privilege to access/modify contact/party/agent",
        60020 => "not allow to access from your ip",
        60111 => "userid not found",
        60140 => "invalid response code",
        81013 => "user & party & tag all invalid",
        86003 => "chatid not exist",
        86008 => "chat is not created by this app",
        86215 => "chatid already exists",
        93000 => "invalid webhook url",
        93006 => "invalid chatid",
        301019 => "md5 not match",
        846605 => "invalid req_id",
        846608 => "stream message expired",
        846609 => "connection is not subscribed",
        853000 => "invalid bot_id or secret",
        _ => "request refused",
    };
}
