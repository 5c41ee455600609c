using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.PaperDesks;

/// <summary>Hands a file to the one who asked, in the private chat and nowhere else (rules K14, N6).</summary>
public static class PrivateFiles
{
    /// <summary>Words first, then the file; a group reads only that it was done.</summary>
    public static HandlerResult Hand(Turn turn, HandlerResult result, Attachment file, string words)
    {
        if (turn.Private) result.Reply(turn, words);
        else result.Tell(turn, turn.Speaker!.Id, words);
        result.Say(new OutboundMessage
        {
            Key = $"export/{turn.Message.Id}",
            Channel = turn.ChannelOf(turn.Speaker!.Id),
            ConversationId = PrivateChats.Of(turn.Speaker!.Id),
            Text = "",
            Lane = Lane.Reply,
            Attachments = [file],
        });
        return turn.Private ? result : result.Reply(turn, "已私聊回复。");
    }
}
