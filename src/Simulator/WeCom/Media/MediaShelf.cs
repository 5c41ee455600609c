using System.Collections.Concurrent;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Media;

/// <summary>Temporary media: three days, and only for who put them there.</summary>
public sealed class MediaShelf(World world)
{
    public const string Corp = "corp";
    private const int Mega = 1024 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);
    private readonly ConcurrentDictionary<string, Medium> media = new(StringComparer.Ordinal);

    public static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xD8, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    /// <summary>Checks kind and size (40004, 40006, 40009, 40123, 44001), then keeps it.</summary>
    public Medium Keep(string realm, string kind, string name, byte[] bytes)
    {
        Check(kind, bytes);
        return Take(realm, kind, world.Blobs.Keep(name, bytes));
    }

    /// <summary>Something a person sent: whatever it is.</summary>
    public Medium Take(string realm, string kind, Blob blob)
    {
        var medium = new Medium(world.Ids.Letters(43), realm, kind, blob, world.Clock.GetUtcNow());
        media[medium.MediaId] = medium;
        return medium;
    }

    /// <exception cref="RefusalException">40007: unknown, too old, or somebody else's.</exception>
    public Medium Find(string realm, string? mediaId)
    {
        var found = mediaId is not null && media.TryGetValue(mediaId, out var medium) ? medium : null;
        if (found is null || found.At + Life <= world.Clock.GetUtcNow()) throw new RefusalException(40007);
        // Open point: whether the corporation's media are good for the robot.
        var borrowed = found.Realm == Corp && realm.StartsWith("bot:", StringComparison.Ordinal) && world.Switches.On("corpMediaInBot");
        return found.Realm == realm || borrowed ? found : throw new RefusalException(40007);
    }

    private static void Check(string kind, byte[] bytes)
    {
        if (bytes.Length == 0) throw new RefusalException(44001);
        if (bytes.Length <= 5) throw new RefusalException(40006);
        switch (kind)
        {
            case "file" when bytes.Length > 20 * Mega: throw new RefusalException(40006);
            case "image" when bytes.Length > 10 * Mega: throw new RefusalException(40009, "invalid image size");
            case "image" when !IsPicture(bytes): throw new RefusalException(40123, "invalid image format");
            case "voice" when bytes.Length > 2 * Mega: throw new RefusalException(40006);
            case "voice" when !bytes.AsSpan().StartsWith("#!AMR"u8): throw new RefusalException(40004);
            case "video" when bytes.Length > 10 * Mega: throw new RefusalException(40011, "invalid video size");
            case "file" or "image" or "voice" or "video": return;
            default: throw new RefusalException(40004);
        }
    }
}

/// <summary>One piece.</summary>
public sealed record Medium(string MediaId, string Realm, string Kind, Blob Blob, DateTimeOffset At);
