using System.Text;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pictures;

/// <summary>
/// Draws what a message was planned with, right before it is sent: outside the writer, which everybody waits for, and once a picture,
/// however many chats it goes to. One at a time, as the studio draws.
/// </summary>
public sealed class Darkroom(Database database, Attachments files, Drawings drawings, PictureStudio studio) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    /// <summary>The message with its pictures drawn. Throws <see cref="PictureException"/> when one cannot be.</summary>
    public async Task<OutboundMessage> DevelopAsync(OutboundMessage message, CancellationToken ct)
    {
        if (!message.Attachments.Any(Drawings.IsDrawing)) return message;
        var drawn = new List<Attachment>();
        foreach (var file in message.Attachments) drawn.Add(Drawings.IsDrawing(file) ? await DevelopAsync(file, ct) : file);
        return message with { Attachments = drawn };
    }

    public void Dispose() => _one.Dispose();

    private async Task<Attachment> DevelopAsync(Attachment picture, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var kept = await ReadAsync(picture.Id, ct);
            if (kept.AsSpan().StartsWith(Png)) return picture with { Size = kept.Length };
            var png = await studio.DrawAsync(Svg.Read(Encoding.UTF8.GetString(kept)), ct);
            // The row first: after a crash in between, the drawing is still there and gives the same bytes again.
            await database.WriteAsync(s => drawings.DrawnAsync(s, picture.Id, png), ct);
            await files.PutAsync(picture.Id, png, ct);
            return picture with { Size = png.Length };
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<byte[]> ReadAsync(string id, CancellationToken ct)
    {
        await using var file = files.Open(id);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
