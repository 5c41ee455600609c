using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>Pieces of what two processes tell each other: a length (4 bytes, little endian) and as many bytes. Records travel as JSON.</summary>
internal static class Frames
{
    /// <summary>Twice the largest file; what claims more is no frame.</summary>
    public const int Most = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Terse = new() { IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Null at the end of the input.</summary>
    public static byte[]? Read(Stream input)
    {
        Span<byte> length = stackalloc byte[4];
        if (input.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4) return null;
        var content = new byte[Length(length)];
        input.ReadExactly(content);
        return content;
    }

    public static async Task<byte[]> ReadAsync(Stream input, CancellationToken ct)
    {
        var length = new byte[4];
        await input.ReadExactlyAsync(length, ct);
        var content = new byte[Length(length)];
        await input.ReadExactlyAsync(content, ct);
        return content;
    }

    public static async Task<T> ReadAsync<T>(Stream input, CancellationToken ct) =>
        Value<T>(await ReadAsync(input, ct));

    public static T Value<T>(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize<T>(content, Terse) ?? throw new InvalidDataException("A frame holds nothing.");

    public static void Write(Stream output, ReadOnlySpan<byte> content)
    {
        output.Write(Head(content.Length));
        output.Write(content);
    }

    public static void Write<T>(Stream output, T value) => Write(output, JsonSerializer.SerializeToUtf8Bytes(value, Terse).AsSpan());

    public static async Task WriteAsync<T>(Stream output, T value, CancellationToken ct)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value, Terse);
        await output.WriteAsync(Head(content.Length), ct);
        await output.WriteAsync(content, ct);
    }

    public static async Task WriteAsync(Stream output, Stream content, CancellationToken ct)
    {
        await output.WriteAsync(Head(checked((int)content.Length)), ct);
        await content.CopyToAsync(output, ct);
    }

    private static byte[] Head(int length)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, length);
        return head;
    }

    private static int Length(ReadOnlySpan<byte> head) =>
        BinaryPrimitives.ReadInt32LittleEndian(head) is var length && length is >= 0 and <= Most ? length : throw new InvalidDataException("A frame is too long.");
}
