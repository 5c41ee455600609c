using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>素材: the pack of the newest edition, with its files.</summary>
public sealed class MaterialsHandler(Editions editions) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Reading is not { Intent: Intent.Query, Query: QueryKind.Materials } || turn.IsResident || turn.Speaker is not { } speaker) return null;
        var newest = await OpenEditions.NewestForAsync(editions, session, turn, speaker.UnitId);
        if (newest is null) return new HandlerResult().Reply(turn, "本周素材还没有推送。");
        var items = newest.Items.OrderBy(i => i.Ordinal).ToList();
        var text = $"第{newest.Number}期《{newest.Title}》\n{string.Join('\n', items.Select(i => $"{i.Ordinal}. {i.Kind}：{i.Title}{(i.Body is null ? "" : "\n" + i.Body)}"))}";
        var result = new HandlerResult();
        foreach (var chunk in TextLimits.Split(text)) result.Reply(turn, chunk);
        return WithFiles(result, turn, items);
    }

    private static HandlerResult WithFiles(HandlerResult result, Turn turn, List<EditionItem> items)
    {
        var files = items.Where(i => i.Attachment is not null).Select(i => i.Attachment!).ToList();
        return files.Count == 0 ? result : result.Say(new OutboundMessage
        {
            Key = $"files/{turn.Message.Id}",
            Channel = turn.Message.Channel,
            ConversationId = turn.Group.Id,
            Text = "附件",
            Lane = Lane.Reply,
            Attachments = files,
        });
    }
}
