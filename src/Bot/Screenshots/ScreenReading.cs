using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Screenshots;

/// <summary>Reads a picture where that is wanted and possible, and keeps it with full telephone numbers painted over (rule E59).</summary>
public sealed class ScreenReading(Database database, Attachments attachments, ScreenSettings settings)
{
    /// <summary>Null = not read.</summary>
    public async Task<ScreenFacts?> ReadAsync(Screenshot picture, Raster raster, CancellationToken ct)
    {
        if (!settings.Reads || !Tesseract.Available) return null;
        if (await PageReader.ReadAsync(raster, TimeSpan.FromSeconds(settings.SecondsPerPicture), ct) is not { } read) return null;
        if (read.Masked is { } masked)
        {
            await attachments.PutAsync(picture.Id, masked, ct);
            await database.WriteAsync(s => attachments.ReplacedAsync(s, picture.Id, "image/png", masked.Length), ct);
        }

        return read.Facts;
    }
}
