using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>
/// The first 40 bytes of a backup: magic (8), version (1), zero (3), chunk size (int32 LE), salt (16), key id (8). Then chunks of AES-256-GCM,
/// each its ciphertext and a 16-byte tag; all but the last hold exactly one chunk size of plaintext. The key is HKDF-SHA256 of the office's key
/// and the salt; the nonce is the chunk's number (uint64 LE) and, in its last byte, 1 for the last chunk; the header is associated data of every chunk.
/// So a chunk that is changed, moved, doubled or cut off does not open.
/// </summary>
internal sealed class SealHeader
{
    public const int Size = 40;
    public const int TagSize = 16;
    private const byte Version = 1;
    private const int DefaultChunk = 64 * 1024;
    private const int MostChunk = 1024 * 1024;

    private SealHeader(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; }
    public int ChunkSize => BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(12));
    private ReadOnlySpan<byte> Salt => Bytes.AsSpan(16, 16);
    private ReadOnlySpan<byte> KeyId => Bytes.AsSpan(32, 8);

    private static ReadOnlySpan<byte> Magic => "AFBACKUP"u8;

    public static SealHeader New(byte[] key)
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        bytes[8] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), DefaultChunk);
        RandomNumberGenerator.Fill(bytes.AsSpan(16, 16));
        var header = new SealHeader(bytes);
        header.Derive(key, "key id", 8).CopyTo(bytes, 32);
        return header;
    }

    /// <summary>Throws <see cref="BackupException"/> for what is no backup, a newer format or another key.</summary>
    public static SealHeader Read(Stream stream, byte[] key)
    {
        var bytes = new byte[Size];
        if (stream.ReadAtLeast(bytes, Size, throwOnEndOfStream: false) < Size || !bytes.AsSpan().StartsWith(Magic))
            throw new BackupException("这不是反诈机器人的备份文件。");
        if (bytes[8] != Version) throw new BackupException("备份文件是更新版本的程序做的，请换用新版程序恢复。");
        var header = new SealHeader(bytes);
        if (header.ChunkSize is < 1 or > MostChunk) throw Damaged();
        return CryptographicOperations.FixedTimeEquals(header.Derive(key, "key id", 8), header.KeyId)
            ? header
            : throw new BackupException($"密钥不对：环境变量 {BackupKey.Variable} 不是做这份备份时用的密钥。");
    }

    public static bool IsBackup(string path)
    {
        using var stream = File.OpenRead(path);
        var magic = new byte[Magic.Length];
        return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && Magic.SequenceEqual(magic);
    }

    public static BackupException Damaged() => new("备份文件不完整，或被改动过，没有恢复任何内容。请换一份备份。");

    public AesGcm Cipher(byte[] key) => new(Derive(key, "content", 32), TagSize);

    public static byte[] Nonce(ulong chunk, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, chunk);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    private byte[] Derive(byte[] key, string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, Salt.ToArray(), Encoding.ASCII.GetBytes("antifraudbot backup " + purpose));
}
