using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Media;

/// <summary>临时素材 of the corporation: up and down.</summary>
public sealed class MediaCalls(World world, MediaShelf media)
{
    private const int RangeNeeded = 20 * 1024 * 1024;
    private const int LargestPicture = 2 * 1024 * 1024;
    private static readonly Limit PicturesDay = Limit.PerDay(1000);
    private static readonly Limit PicturesMonth = new(3000, TimeSpan.FromDays(30));

    public void Open(ApiDesk desk)
    {
        desk.On("media/upload", UploadAsync);
        desk.On("media/uploadimg", UploadPictureAsync);
        desk.On("media/get", Get);
    }

    private async Task<ApiAnswer> UploadAsync(ApiCall call)
    {
        var (name, bytes) = await call.UploadAsync();
        var medium = media.Keep(MediaShelf.Corp, call.Query("type"), name, bytes);
        world.Counters.Effect(call.Api);
        return new JsonObject
        {
            ["type"] = medium.Kind,
            ["media_id"] = medium.MediaId,
            ["created_at"] = medium.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
    }

    private async Task<ApiAnswer> UploadPictureAsync(ApiCall call)
    {
        var (name, bytes) = await call.UploadAsync();
        if (bytes.Length is <= 5 or > LargestPicture) throw new RefusalException(40009, "invalid image size");
        if (world.Quotas.Take("media/uploadimg", 1, PicturesDay, PicturesMonth) is not null) throw new RefusalException(45009);
        world.Counters.Effect(call.Api);
        return new JsonObject { ["url"] = $"{world.BaseUrl}/sim/api/files/{world.Blobs.Keep(name, bytes).Id}" };
    }

    private ApiAnswer Get(ApiCall call)
    {
        var blob = media.Find(MediaShelf.Corp, call.Query("media_id")).Blob;
        if (blob.Bytes.Length > RangeNeeded && call.Http.Request.Headers.Range.Count == 0) throw new RefusalException(830002, "file too large, use ranges");
        world.Counters.Effect(call.Api);
        return new ApiAnswer([], Results.File(blob.Bytes, "application/octet-stream", blob.Name, enableRangeProcessing: true));
    }
}
