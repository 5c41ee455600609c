using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pictures;

/// <summary>The picture after an answer: in the chat the answer itself went to and in no other (rules A1, K15).</summary>
public sealed class AnswerPictures(Drawings drawings)
{
    /// <summary>Adds the picture to an answer whose first message is the text it belongs to. Nothing is added where there is nothing to draw or no machine for it.</summary>
    public HandlerResult Add(Turn turn, HandlerResult answer, string name, Func<Svg?> sketch)
    {
        if (!PictureStudio.Available || sketch() is not { Height: <= PictureStudio.MaxHeight } svg) return answer;
        var picture = Drawings.Named(name + ".png", svg.Xml);
        var key = $"picture/{turn.Message.Id}";
        return answer
            .Save(s => drawings.KeepAsync(s, picture, svg.Xml, key, turn.Now))
            .Say(new OutboundMessage
            {
                Key = key,
                Channel = answer.Says[0].Channel,
                ConversationId = answer.Says[0].ConversationId,
                Text = "",
                Lane = Lane.Reply,
                Attachments = [picture],
            });
    }
}
