using System.Globalization;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Pictures and files without words are answered once per burst; filing them is <see cref="PictureFiling"/>'s.</summary>
public sealed class PictureHandler(ScreenFiling screens, StateValues state, AnswerSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Message.Attachments.Count == 0 || turn.Text.Length > 0) return null;
        if (turn.IsResident) return HandlerResult.Silence;
        var target = await screens.TargetAsync(turn, session);
        var place = target.Duty is null ? "" : $"，记到{turn.Tree[target.UnitId].Name}{ReadBackText.PeriodName(target.Duty.Period)}";
        return await AnswerOnceAsync(turn, session, place);
    }

    /// <summary>A later picture of the burst overtakes the answer to the earlier ones.</summary>
    private async Task<HandlerResult> AnswerOnceAsync(Turn turn, Session session, string place)
    {
        var result = new HandlerResult();
        var pictures = turn.Message.Attachments.Count(a => a.IsImage);
        var key = $"burst/{turn.Group.Id}/{turn.Message.SenderId}";
        var window = TimeSpan.FromSeconds(settings.PictureBurstSeconds);
        var (count, files) = Burst(await state.GetAsync(session, key), turn.Message.SentAt, window);
        count += pictures;
        files += turn.Message.Attachments.Count - pictures;
        result.Save(s => state.SetAsync(s, key, string.Create(
            CultureInfo.InvariantCulture, $"{count},{files},{turn.Message.SentAt.ToUnixTimeMilliseconds()}")));
        var what = (count, files) switch
        {
            ( > 0, > 0) => $"截图已收到{count}张、文件{files}个",
            ( > 0, _) => $"截图已收到{count}张",
            _ => $"文件已收到{files}个",
        };
        return result.Say(new OutboundMessage
        {
            Key = $"burst/{turn.Message.Id}",
            Channel = turn.Message.Channel,
            ConversationId = turn.Group.Id,
            Text = $"{what}{place}。",
            Lane = Lane.Reply,
            ReplyTo = turn.Message.Id,
            Mentions = turn.Private ? [] : [turn.Message.SenderId],
            Topic = key,
            NotBefore = turn.Now + window,
        });
    }

    private static (int Pictures, int Files) Burst(string? stored, DateTimeOffset at, TimeSpan window)
    {
        if (stored?.Split(',') is not [var pictures, var files, var last]) return (0, 0);
        var since = at - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(last, CultureInfo.InvariantCulture));
        return since > window ? (0, 0) : (int.Parse(pictures, CultureInfo.InvariantCulture), int.Parse(files, CultureInfo.InvariantCulture));
    }
}
