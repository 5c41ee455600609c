using System.Globalization;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// An identity, card or telephone number posted in a group (rule I17): whoever posted it is told in private, once in ten minutes for that group. What is kept is
/// masked. Office and police publish their own telephone; of them only identity and card numbers are meant.
/// </summary>
public static class PostedNumbers
{
    private const int SlotSeconds = 600;

    public static void Warn(Turn turn, HandlerResult result)
    {
        if (turn.Private || turn.Speaker is not { } speaker || !Holds(turn.Text, speaker.Role)) return;
        if (!turn.Registry.Groups.ContainsKey(PrivateChats.Of(speaker.Id))) return;
        var slot = turn.Now.ToUnixTimeSeconds() / SlotSeconds;
        result.Say(new OutboundMessage
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"posted/{turn.Group.Id}/{speaker.Id}/{slot}"),
            Channel = turn.ChannelOf(speaker.Id),
            ConversationId = PrivateChats.Of(speaker.Id),
            Text = $"您在“{turn.Group.Name}”发的内容里有身份证号、银行卡号或手机号，请撤回那条。我这里存的已经打码。要报个人信息请私聊。",
            Lane = Lane.Reply,
        });
    }

    private static bool Holds(string text, Role role)
    {
        var masked = Masking.Mask(text);
        if (masked == text) return false;
        // A masked mobile number reads 138****1234; anything longer hidden is an identity or a card.
        return role is not (Role.Office or Role.Police or Role.Commander) || masked.Contains("*****", StringComparison.Ordinal);
    }
}
