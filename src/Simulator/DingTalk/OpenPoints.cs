using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk;

/// <summary>
/// What DingTalk's pages leave open or contradict: each point can be had either way. The default is the documented behaviour,
/// or the harder one for a client where nothing is documented.
/// </summary>
public static class OpenPoints
{
    private static readonly (string Name, JsonNode Value, string Meaning)[] All =
    [
        ("sessionReplyMetered", true, "a reply through sessionWebhook costs one of the month's webhook calls"),
        ("streamPushMetered", true, "a Stream push costs one of the month's webhook calls"),
        ("redeliverMessages", true, "a bot message nobody acknowledged is pushed again; false: it is lost, as the documentation says"),
        ("redeliverAfterSeconds", 60, "seconds until then; 16 and 60 were both seen"),
        ("redeliverTimes", 2, "pushes after the first, at most"),
        ("redeliverWithNewMessageId", true, "a redelivery has a new headers.messageId; data.msgId stays"),
        ("eventRetrySeconds", 10, "seconds until an unacknowledged event is pushed again"),
        ("eventRetries", 5, "pushes of an event after the first, at most"),
        ("connections", "share", "share: one at random per push; displace: a new connection ends the older one"),
        ("progressFrames", true, "CONNECTED and REGISTERED are sent after the handshake"),
        ("disconnectWithMessageId", false, "the disconnect frame carries a messageId"),
        ("disconnectGraceSeconds", 10, "seconds from the disconnect frame to the end of TCP"),
        ("plainTickets", true, "tickets without + / ="),
        ("fragmentBytes", 0, "frames go out in pieces of so many bytes; 0: whole"),
        ("pingEverySeconds", 30, "SYSTEM ping, while the clock is real; 0: only when asked for"),
        ("pingPatienceSeconds", 10, "seconds until an unanswered ping retires the connection"),
        ("callbackPatienceMs", 2500, "real milliseconds the platform waits for the answer to what it posts"),
        ("downloadCodeSeconds", 7200, "life of a download code"),
        ("downloadUrlSeconds", 600, "life of the address behind it"),
        ("mediaDays", 30, "life of an uploaded file"),
        ("recallHours", 24, "how long a message can be recalled and its readers asked for"),
        ("groupSendsPerMinute", 20, "proactive messages to one group before send.too.fast"),
        ("robotTooFast", 130101, "errcode of the 21st webhook message in a minute: 130101, 302033 or 410100"),
        ("outgoing", true, "custom robots offer Outgoing"),
        ("staffIdForInvisible", false, "senderStaffId is filled for members outside the visible range"),
        ("quoteBringsFile", true, "a quoted group file brings its download code"),
        ("cardValueBytes", 10240, "most bytes of one cardParamMap value; the page says 1024, its own sample is longer"),
        ("dingForStandard", true, "DING is open to the standard edition"),
        ("groupsQuery", false, "/v1.0/robot/groups/query exists for this application"),
    ];

    public static void Declare(Switches switches)
    {
        foreach (var (name, value, meaning) in All) switches.Declare(name, value.DeepClone(), meaning);
    }
}
