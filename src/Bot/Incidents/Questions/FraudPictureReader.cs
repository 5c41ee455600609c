using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Reads the pictures residents ask about, one after the other and outside every commit: decoded in a process of its own, read by another (rule I16). The words
/// read are looked at and forgotten; full numbers on the stored picture are painted over.
/// </summary>
public sealed partial class FraudPictureReader(
    Database database, FraudPictures pictures, Attachments attachments, FraudBook frauds, SiteBook sites, ScreenSettings settings, Mouth mouth, Doorbell doorbell, TimeProvider clock,
    ILogger<FraudPictureReader> log) : BackgroundService
{
    private string? _current, _failed;
    private readonly TimeSpan _limit = TimeSpan.FromSeconds(settings.SecondsPerPicture);

    /// <summary>Whether pictures can be read here at all.</summary>
    public static bool Reads(ScreenSettings settings) => settings.Reads && Tesseract.Available;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var decoder = new DecoderProcess(PictureChild.Command, _limit);
        while (!stoppingToken.IsCancellationRequested)
        {
            var answered = false;
            try
            {
                answered = await NextAsync(decoder, stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                _failed = _current;
                Log.RoundFailed(log, e);
            }

            if (answered) continue;
            decoder.Rest();
            await doorbell.WaitAsync(Door.FraudPictures, stoppingToken);
        }
    }

    private async Task<bool> NextAsync(DecoderProcess decoder, CancellationToken ct)
    {
        if (await database.ReadAsync(pictures.NextAsync, ct) is not { } asked) return false;
        _current = asked.MessageId;
        // One that failed is answered unread: those behind it do not wait for it.
        var (words, masked) = _current == _failed ? (null, null) : await WordsAsync(decoder, asked.AttachmentId, ct);
        if (masked is not null) await attachments.PutAsync(asked.AttachmentId, masked, ct);
        var read = words switch { null => PictureRead.NotRead, "" => PictureRead.NoWords, _ => PictureRead.Read };
        var answer = FraudQuestion.Answer(frauds, sites, string.Join('\n', new[] { asked.Told, words }.Where(t => !string.IsNullOrEmpty(t))), read);
        await database.WriteAsync(
            async s =>
            {
                if (masked is not null) await attachments.ReplacedAsync(s, asked.AttachmentId, "image/png", masked.Length);
                return await pictures.DoneAsync(s, asked.MessageId) && await mouth.SayAsync(s, AnswerTo(asked, answer), clock.GetUtcNow());
            },
            ct);
        doorbell.Ring(Door.Outbox);
        return true;
    }

    private async Task<(string? Words, byte[]? Masked)> WordsAsync(DecoderProcess decoder, string attachmentId, CancellationToken ct)
    {
        if (!Reads(settings) || !attachments.Holds(attachmentId)) return (null, null);
        await using var file = attachments.Open(attachmentId);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var (raster, _) = await decoder.DecodeAsync(bytes.ToArray(), ct);
        return raster is not null && await PageReader.WordsAsync(raster, _limit, ct) is { } read ? (read.Text, read.Masked) : (null, null);
    }

    private static OutboundMessage AnswerTo(FraudPicture asked, string answer) => new()
    {
        Key = $"fraud-picture/{asked.MessageId}",
        Channel = asked.Channel,
        ConversationId = asked.ConversationId,
        Text = answer,
        Lane = Lane.Urgent,
        ReplyTo = asked.MessageId,
        Mentions = asked.Mentions.Length == 0 ? [] : [asked.Mentions],
    };

    private static partial class Log
    {
        [LoggerMessage(81, LogLevel.Error, "A picture somebody asks about could not be looked at")]
        public static partial void RoundFailed(ILogger logger, Exception exception);
    }
}
