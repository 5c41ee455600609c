using System.Security.Cryptography;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.Files;

namespace AntiFraudBot.Channels.WeCom.AiBot.Media;

/// <summary>What was decrypted. Problem: null when all is well, else a code. Head: the first bytes.</summary>
internal sealed record Decrypted(string? Problem, long Size, byte[] Head);

/// <summary>Decrypts a file while it arrives, padded to 32 bytes, so that a large one is never in memory whole.</summary>
internal static class PaddedStream
{
    private const int Chunk = 64 * 1024;

    public static async Task<Decrypted> DecryptAsync(Stream cipher, byte[] key, Stream into, long maxBytes, CancellationToken ct)
    {
        using var aes = Aes.Create();
        (aes.Key, aes.IV, aes.Mode, aes.Padding) = (key, key[..16], CipherMode.CBC, PaddingMode.None);
        using var decryptor = aes.CreateDecryptor();
        await using var plain = new CryptoStream(cipher, decryptor, CryptoStreamMode.Read, leaveOpen: true);
        try
        {
            return await CopyAsync(plain, into, maxBytes, ct);
        }
        catch (CryptographicException)
        {
            return new Decrypted("cipher", 0, []);
        }
    }

    // The last 32 bytes are held back until the end: the padding is among them.
    private static async Task<Decrypted> CopyAsync(CryptoStream plain, Stream into, long maxBytes, CancellationToken ct)
    {
        var buffer = new byte[Chunk + PaddedAes.Block];
        var (held, written) = (0, 0L);
        byte[] head = [];
        while (await plain.ReadAtLeastAsync(buffer.AsMemory(held, Chunk), Chunk, throwOnEndOfStream: false, ct) is > 0 and var read)
        {
            if (head.Length == 0) head = buffer[..Math.Min(FileKind.HeadBytes, read)];
            var ready = Math.Max(0, held + read - PaddedAes.Block);
            if (written + ready > maxBytes) return new Decrypted("too-large", written, head);
            await into.WriteAsync(buffer.AsMemory(0, ready), ct);
            written += ready;
            held = held + read - ready;
            buffer.AsSpan(ready, held).CopyTo(buffer);
        }

        if (Unpadded(buffer.AsSpan(0, held)) is not { } rest) return new Decrypted("padding", written, head);
        if (written + rest > maxBytes) return new Decrypted("too-large", written, head);
        await into.WriteAsync(buffer.AsMemory(0, rest), ct);
        return new Decrypted(null, written + rest, head[..(int)Math.Min(head.Length, written + rest)]);
    }

    private static int? Unpadded(ReadOnlySpan<byte> tail)
    {
        if (tail.IsEmpty) return null;
        var pad = tail[^1];
        return pad is 0 or > PaddedAes.Block || pad > tail.Length || tail[^pad..].ContainsAnyExcept(pad) ? null : tail.Length - pad;
    }
}
