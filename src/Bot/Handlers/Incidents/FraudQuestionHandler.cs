using System.Globalization;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Safety;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>
/// 这个是不是诈骗: anybody may ask, in any chat (rule I16), with words, a link or a picture: in the same message, quoted, or within minutes before or after.
/// Where money is moving already, the emergency answer comes instead (rule S1).
/// </summary>
public sealed class FraudQuestionHandler(FraudBook frauds, SiteBook sites, FraudPictures pictures, StateValues state, TipFiling tips, ScreenSettings settings) : IMessageHandler
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var own = turn.Message.Attachments.FirstOrDefault(a => a.IsImage)?.Id;
        if (turn.Text.Length == 0) return own is not null && await IsAwaitedAsync(turn, session) ? Look(turn, own, "").Save(s => state.SetAsync(s, KeyOf(turn), "")) : null;
        var told = DangerSigns.Find(turn.Text) is null ? FraudQuestion.Read(turn.Text, turn.Message.QuotedText) : null;
        if (told is null) return null;
        tips.Forget(turn);
        if ((own ?? await EarlierAsync(turn, session, told)) is { } picture) return Look(turn, picture, told);
        var result = new HandlerResult().Reply(turn, FraudQuestion.Answer(frauds, sites, told), Lane.Urgent);
        return told.Length > 0 ? result : result.Save(s => state.SetAsync(s, KeyOf(turn), turn.Message.SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The picture that is quoted, or the one sent just before by whoever now asks about nothing else.</summary>
    private async Task<string?> EarlierAsync(Turn turn, Session session, string told)
    {
        if (turn.Message.ReplyTo is { } quoted && await pictures.OfMessageAsync(session, quoted) is { } picture) return picture;
        return told.Length == 0 ? await pictures.RecentAsync(session, turn.Message.ConversationId, turn.Message.SenderId, turn.Message.SentAt - Together) : null;
    }

    private async Task<bool> IsAwaitedAsync(Turn turn, Session session) =>
        long.TryParse(await state.GetAsync(session, KeyOf(turn)), CultureInfo.InvariantCulture, out var asked)
            && turn.Message.SentAt - DateTimeOffset.FromUnixTimeSeconds(asked) <= Together;

    /// <summary>Read beside the pipeline, and answered when that is done; where nothing can be read the answer says so at once.</summary>
    private HandlerResult Look(Turn turn, string attachmentId, string told)
    {
        if (!FraudPictureReader.Reads(settings)) return new HandlerResult().Reply(turn, FraudQuestion.Answer(frauds, sites, told, PictureRead.NotRead), Lane.Urgent);
        var picture = new FraudPicture
        {
            MessageId = turn.Message.Id, AttachmentId = attachmentId, Channel = turn.Message.Channel, ConversationId = turn.Message.ConversationId,
            Mentions = turn.Private ? "" : turn.Message.SenderId, Told = Masking.Mask(told), At = turn.Now,
        };
        return new HandlerResult().Save(s => pictures.AddAsync(s, picture));
    }

    private static string KeyOf(Turn turn) => $"fraud-asked/{turn.Message.ConversationId}/{turn.Message.SenderId}";
}
