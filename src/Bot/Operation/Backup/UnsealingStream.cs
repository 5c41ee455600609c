using System.Security.Cryptography;

namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>Decrypts a backup a chunk at a time and hands out nothing that was not authenticated. Throws <see cref="BackupException"/> where it was touched.</summary>
internal sealed class UnsealingStream : Stream
{
    private readonly Stream _source;
    private readonly SealHeader _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain;
    private byte[] _current;
    private byte[] _next;
    private int _nextLength;
    private int _at;
    private int _length;
    private ulong _chunk;
    private bool _ended;

    public UnsealingStream(Stream source, byte[] key)
    {
        _source = source;
        _header = SealHeader.Read(source, key);
        _cipher = _header.Cipher(key);
        _plain = new byte[_header.ChunkSize];
        _current = new byte[_header.ChunkSize + SealHeader.TagSize];
        _next = new byte[_header.ChunkSize + SealHeader.TagSize];
        _nextLength = Fill();
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0) return 0;
        while (_at == _length && !_ended) OpenChunk();
        var taken = Math.Min(buffer.Length, _length - _at);
        _plain.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _cipher.Dispose();
        base.Dispose(disposing);
    }

    private int Fill() => _source.ReadAtLeast(_next, _next.Length, throwOnEndOfStream: false);

    // One chunk is read ahead: the last one is known by nothing following it, and its nonce says the same.
    private void OpenChunk()
    {
        (_current, _next) = (_next, _current);
        var length = _nextLength - SealHeader.TagSize;
        if (length < 0) throw SealHeader.Damaged();
        _nextLength = Fill();
        _ended = _nextLength == 0;
        try
        {
            _cipher.Decrypt(
                SealHeader.Nonce(_chunk++, _ended), _current.AsSpan(0, length), _current.AsSpan(length, SealHeader.TagSize), _plain.AsSpan(0, length), _header.Bytes);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new BackupException(SealHeader.Damaged().Message, e);
        }

        (_at, _length) = (0, length);
    }
}
