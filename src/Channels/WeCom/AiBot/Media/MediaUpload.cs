using System.Security.Cryptography;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Sockets;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.AiBot.Media;

/// <summary>A file the platform holds and gives out under its media id, for three days. Type: image or file.</summary>
internal sealed record SentMedia(string Type, string MediaId);

/// <summary>An upload that was begun: it may be gone on with for half an hour, on another connection too. Here = the pieces that arrived.</summary>
internal sealed record OpenUpload(string UploadId, DateTimeOffset Until, HashSet<int> Here);

/// <summary>What came of an upload. Unfit: the file itself cannot be sent; in Chinese. Broken: the connection or the platform failed, try again.</summary>
internal abstract record Uploaded
{
    internal sealed record Done(SentMedia Media) : Uploaded;
    internal sealed record Refused(int Code) : Uploaded;
    internal sealed record Unfit(string Says) : Uploaded;
    internal sealed record Broken : Uploaded;
}

/// <summary>Brings a file to the platform over the connection, in pieces of 512 KB of which few are under way at once.</summary>
internal sealed class MediaUpload(TimeProvider machine)
{
    public const int Piece = 512 * 1024;
    private const int MostBytes = 20 * 1024 * 1024;
    private const int MostImageBytes = 10 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(28);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    public async Task<Uploaded> RunAsync(AiBotSession session, Attachment attachment, Func<string, Stream> open, Delivery delivery, CancellationToken ct)
    {
        if (attachment.Size > MostBytes) return new Uploaded.Unfit($"文件“{attachment.Name}”超过 20 MB，企业微信发不了。");
        var bytes = await ReadAsync(attachment, open, ct);
        if (bytes.Length == 0) return new Uploaded.Unfit($"文件“{attachment.Name}”是空的。");
        if (bytes.Length > MostBytes) return new Uploaded.Unfit($"文件“{attachment.Name}”超过 20 MB，企业微信发不了。");
        var type = FileKind.Of(bytes, attachment.Name).IsSendableImage && bytes.Length <= MostImageBytes ? "image" : "file";

        var resumed = delivery.Upload is { } begun && begun.Until > machine.GetUtcNow();
        if (!resumed)
        {
            var (failed, opened) = await BeginAsync(session, attachment.Name, type, bytes);
            if (opened is null) return failed!;
            delivery.Upload = opened;
        }

        var outcome = await PiecesAsync(session, delivery.Upload!, bytes, ct) ?? await FinishAsync(session, delivery.Upload!, type);
        if (outcome is Uploaded.Broken) return outcome;
        // The platform has decided on this upload: another try begins anew, at once if it only no longer knew it.
        delivery.Upload = null;
        delivery.Media = (outcome as Uploaded.Done)?.Media;
        return resumed && outcome is Uploaded.Refused ? new Uploaded.Broken() : outcome;
    }

    private async Task<(Uploaded? Failed, OpenUpload? Opened)> BeginAsync(AiBotSession session, string name, string type, byte[] bytes)
    {
#pragma warning disable CA5351 // The platform compares files by MD5.
        var md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
        var body = new { type, filename = name, total_size = bytes.Length, total_chunks = Count(bytes), md5 };
        return await session.AskAsync("aibot_upload_media_init", null, body, Limit) switch
        {
            Asked<AiBotAnswer>.Answered { Answer: { Code: 0 } answer } when answer.Body.Text("upload_id") is { } id =>
                (null, new OpenUpload(id, machine.GetUtcNow() + Life, [])),
            Asked<AiBotAnswer>.Answered { Answer.Code: not 0 } refused => (new Uploaded.Refused(refused.Answer.Code), null),
            _ => (new Uploaded.Broken(), null),
        };
    }

    // More at once and the platform answers "system error".
    private async Task<Uploaded?> PiecesAsync(AiBotSession session, OpenUpload upload, byte[] bytes, CancellationToken ct)
    {
        var count = Count(bytes);
        Uploaded? failed = null;
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = count switch { <= 4 => 4, <= 10 => 3, _ => 2 }, CancellationToken = ct };
        await Parallel.ForEachAsync(Enumerable.Range(0, count).Where(i => !upload.Here.Contains(i)).ToList(), atOnce, async (index, stop) =>
        {
            if (Volatile.Read(ref failed) is not null) return;
            var outcome = await PieceAsync(session, upload.UploadId, index, bytes, stop);
            if (outcome is not null) Volatile.Write(ref failed, outcome);
            else
                lock (upload.Here) upload.Here.Add(index);
        });
        return failed;
    }

    private async Task<Uploaded?> PieceAsync(AiBotSession session, string uploadId, int index, byte[] bytes, CancellationToken ct)
    {
        var data = Convert.ToBase64String(bytes, index * Piece, Math.Min(Piece, bytes.Length - (index * Piece)));
        for (var attempt = 0; ; attempt++)
        {
            var asked = await session.AskAsync("aibot_upload_media_chunk", null, new { upload_id = uploadId, chunk_index = index, base64_data = data }, Limit);
            if (asked is Asked<AiBotAnswer>.Answered { Answer.Code: 0 }) return null;
            if (asked is Asked<AiBotAnswer>.Lost or Asked<AiBotAnswer>.NotSent || attempt == Pauses.Length)
                return asked is Asked<AiBotAnswer>.Answered refused ? new Uploaded.Refused(refused.Answer.Code) : new Uploaded.Broken();
            await Task.Delay(Pauses[attempt], machine, ct);
        }
    }

    private static async Task<Uploaded> FinishAsync(AiBotSession session, OpenUpload upload, string type) =>
        await session.AskAsync("aibot_upload_media_finish", null, new { upload_id = upload.UploadId }, Limit) switch
        {
            Asked<AiBotAnswer>.Answered { Answer: { Code: 0 } answer } when answer.Body.Text("media_id") is { } id => new Uploaded.Done(new SentMedia(type, id)),
            Asked<AiBotAnswer>.Answered { Answer.Code: not 0 } refused => new Uploaded.Refused(refused.Answer.Code),
            _ => new Uploaded.Broken(),
        };

    private static int Count(byte[] bytes) => (bytes.Length + Piece - 1) / Piece;

    private static async Task<byte[]> ReadAsync(Attachment attachment, Func<string, Stream> open, CancellationToken ct)
    {
        await using var stream = open(attachment.Id);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, ct);
        return memory.ToArray();
    }
}
