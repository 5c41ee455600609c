using System.Collections.Concurrent;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Files;

/// <summary>Uploaded files by `media_id`.</summary>
public sealed class Media(World world)
{
    private readonly ConcurrentDictionary<string, (string BlobId, DateTimeOffset Until)> kept = new(StringComparer.Ordinal);

    public string Keep(string name, byte[] bytes)
    {
        var id = "@lAz" + world.Ids.Letters(24);
        kept[id] = (world.Blobs.Keep(name, bytes).Id, world.Clock.GetUtcNow().AddDays(world.Switches.Number("mediaDays")));
        return id;
    }

    /// <summary>Null when unknown or too old.</summary>
    public Blob? Find(string mediaId) =>
        kept.TryGetValue(mediaId, out var media) && world.Clock.GetUtcNow() < media.Until ? world.Blobs.Find(media.BlobId) : null;
}
