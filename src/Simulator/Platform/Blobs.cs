using System.Collections.Concurrent;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>Bytes of files and pictures, by an id of the run.</summary>
public sealed class Blobs(Ids ids)
{
    private readonly ConcurrentDictionary<string, Blob> blobs = new(StringComparer.Ordinal);

    public Blob Keep(string name, byte[] bytes)
    {
        var blob = new Blob(ids.Letters(24), name, bytes);
        blobs[blob.Id] = blob;
        return blob;
    }

    public Blob? Find(string id) => blobs.GetValueOrDefault(id);
}

/// <summary>A stored file.</summary>
public sealed record Blob(string Id, string Name, byte[] Bytes)
{
    public LineFile Shown(string kind) => new(Id, Name, Bytes.LongLength, kind);
}
