using System.Globalization;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// A table that lists persons, posted in a group (rule I17): whoever posted it is asked in private to take it back, once in ten minutes for that group. The
/// roster's own answer says the same, so nobody reads it twice.
/// </summary>
public sealed class PostedTables(AttachedTables tables)
{
    private const int SlotSeconds = 600;

    public void Warn(Turn turn, HandlerResult result)
    {
        if (turn.Private || turn.Speaker is not { } speaker || !turn.Registry.Groups.ContainsKey(PrivateChats.Of(speaker.Id))) return;
        if (result.Says.Any(s => s.ConversationId == PrivateChats.Of(speaker.Id) && s.Text.Contains("撤回", StringComparison.Ordinal))) return;
        if (!turn.Message.Attachments.Any(f => tables.ListsPersons(turn.Message, f))) return;
        result.Say(new OutboundMessage
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"posted-table/{turn.Group.Id}/{speaker.Id}/{turn.Now.ToUnixTimeSeconds() / SlotSeconds}"),
            Channel = turn.ChannelOf(speaker.Id),
            ConversationId = PrivateChats.Of(speaker.Id),
            Text = $"您在“{turn.Group.Name}”发的表里有姓名和电话、身份证号，请撤回那条。名单不要发到群里；花名册请私聊发给我，其他名单线下保管。",
            Lane = Lane.Reply,
        });
    }
}
