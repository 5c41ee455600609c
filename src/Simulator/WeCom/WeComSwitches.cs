using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom;

/// <summary>Open points of the reference (its appendix D) and moods, with the careful answer as default.</summary>
public static class WeComSwitches
{
    public static void Declare(Switches switches)
    {
        switches.Declare("newTokenEachTime", false, "gettoken hands out a new token although one is valid");
        switches.Declare("expiredTokenErrcode", 42001, "what an expired token is answered with; 40014 was seen too");
        switches.Declare("trustedIp", true, "false: every call with a token is refused with 60020");
        switches.Declare("streamMinutes", 6, "life of a stream; the page says 6, a measurement 10");
        switches.Declare("streamRefreshCounts", false, "refresh frames count against 30 a minute");
        switches.Declare("streamWithCard", false, "stream_with_template_card is taken over the socket");
        switches.Declare("noStreamsInGroups", false, "streams in groups are refused with 600039, as one report says");
        switches.Declare("botText", false, "aibot_send_msg and answers take msgtype text; otherwise 40008");
        switches.Declare("botMentionsNotify", false, "<@userid> in the robot's markdown notifies");
        switches.Declare("nobodySpokeErrcode", 93006, "a push where nobody has spoken to the robot yet");
        switches.Declare("firstChunk", 0, "number of the first piece of an upload; the page's example says 1");
        switches.Declare("corpMediaInBot", false, "media_id of media/upload is good for the robot");
        switches.Declare("aeskeyForm", "bare", "bare: 43 characters; padded, hex, urlencoded were seen by clients");
        switches.Declare("openUserIds", false, "from.userid is encrypted: the robot was not made by a super administrator");
        switches.Declare("callbacksWhileDown", "lost", "lost or queued: what people say while the robot is not connected");
        switches.Declare("webhookInExternalGroups", false, "a webhook robot works in a group with residents");
        switches.Declare("webhooksDisabled", false, "every webhook answers 93004");
        switches.Declare("fileInAppCallback", false, "a file sent to the app reaches its callback");
        switches.Declare("callbackWaitMs", 5000, "real milliseconds an address has to answer; three tries");
        switches.Declare("pollMs", 1000, "real milliseconds between two questions for a growing answer");
        switches.Declare("massMessageRhythm", "day", "day: one mass message a group and day; month: all of the month's at once");
        switches.Declare("accountCap", 1000, "members paid for: an app sends 200 times as many messages a day");
    }
}
