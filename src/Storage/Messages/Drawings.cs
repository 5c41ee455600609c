using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>
/// Pictures the bot makes itself: planned as a drawing (SVG) in the commit that says them, turned into PNG under the same id when they are
/// first sent. The id comes from the drawing: the same figures are the same file, however often they are asked for.
/// </summary>
public sealed class Drawings(Attachments files)
{
    private const string Mark = "picture-";

    // Told again, a picture stays as long as its newest telling.
    private const string Keep = """
        INSERT INTO attachments (id, message_id, name, content_type, size, sha256, added_at)
        VALUES (@Id, @MessageId, @Name, @ContentType, @Size, @Sha256, @Now)
        ON CONFLICT (id) DO UPDATE SET added_at = excluded.added_at
        """;

    /// <summary>Whether the attachment is a picture of the bot's own.</summary>
    public static bool IsDrawing(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.Id.StartsWith(Mark, StringComparison.Ordinal);
    }

    /// <summary>The picture as a message names it. Size is the drawing's until it is sent.</summary>
    public static Attachment Named(string name, string svg)
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        return new Attachment(Mark + Convert.ToHexStringLower(SHA256.HashData(bytes))[..32], name, "image/png", bytes.Length);
    }

    /// <summary>Keeps a planned picture with the message that tells it (its key). A picture that is there already, drawn or not, stays.</summary>
    public async Task KeepAsync(Session s, Attachment picture, string svg, string messageKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var bytes = Encoding.UTF8.GetBytes(svg);
        if (!files.Holds(picture.Id)) await files.PutAsync(picture.Id, bytes, CancellationToken.None);
        await s.ExecuteAsync(Keep, new
        {
            picture.Id,
            MessageId = messageKey,
            picture.Name,
            picture.ContentType,
            picture.Size,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Now = now,
        });
    }

    /// <summary>What the drawn picture's row says from now on.</summary>
    public Task DrawnAsync(Session s, string id, byte[] png) => s.ExecuteAsync(
        "UPDATE attachments SET size = @Size, sha256 = @Sha256 WHERE id = @Id",
        new { Id = id, Size = png.LongLength, Sha256 = Convert.ToHexStringLower(SHA256.HashData(png)) });
}
