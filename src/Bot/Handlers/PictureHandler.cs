using System.Globalization;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// Pictures and files: stored with a hash, tied to the speaker's unit and its open duty, answered once per burst. Text that came with
/// them is then read like any other.
/// </summary>
public sealed class PictureHandler(Attachments attachments, Duties duties, StateValues state, AnswerSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Message.Attachments.Count == 0 || turn.Text.Length > 0) return null;
        var result = new HandlerResult();
        await StoreAsync(turn, result);
        if (turn.IsResident) return result;
        var duty = (await duties.ListAsync(session, turn.Speaker!.UnitId, null))
            .Where(d => !DutyStatus.IsFrozen(d, turn.Now)).MinBy(d => d.Period.From);
        var pictures = turn.Message.Attachments.Count(a => a.IsImage);
        if (duty is not null && pictures > 0) result.Save(s => duties.AddPicturesAsync(s, duty.Id, pictures));
        return await AnswerOnceAsync(turn, session, result, pictures, duty is null ? "" : $"，记到{turn.SpeakerUnit!.Name}{ReadBackPeriod(duty)}");
    }

    /// <summary>Hashes the files and writes their rows; also for files that came with text.</summary>
    public async Task StoreAsync(Turn turn, HandlerResult result)
    {
        foreach (var file in turn.Message.Attachments)
        {
            var sha256 = await attachments.HashAsync(file.Id, CancellationToken.None);
            result.Save(s => attachments.AddAsync(s, file, turn.Message.Id, sha256, turn.Now));
        }
    }

    private static string ReadBackPeriod(Domain.Reporting.Duty duty) => Domain.Reporting.ReadBackText.PeriodName(duty.Period);

    /// <summary>A later picture of the burst overtakes the answer to the earlier ones.</summary>
    private async Task<HandlerResult> AnswerOnceAsync(Turn turn, Session session, HandlerResult result, int pictures, string place)
    {
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
