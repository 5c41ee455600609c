using System.Security.Cryptography;

namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>Encrypts what is written to it, a chunk at a time. Only <see cref="Complete"/> writes the last chunk: what was left half written never opens.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _target;
    private readonly SealHeader _header;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain;
    private readonly byte[] _sealed;
    private int _filled;
    private ulong _chunk;

    public SealingStream(Stream target, byte[] key)
    {
        _target = target;
        _header = SealHeader.New(key);
        _cipher = _header.Cipher(key);
        _plain = new byte[_header.ChunkSize];
        _sealed = new byte[_header.ChunkSize + SealHeader.TagSize];
        _target.Write(_header.Bytes);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Complete() => SealChunk(last: true);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until more comes: it may be the last.
            if (_filled == _plain.Length) SealChunk(last: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Flush() => _target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _cipher.Dispose();
        base.Dispose(disposing);
    }

    private void SealChunk(bool last)
    {
        _cipher.Encrypt(
            SealHeader.Nonce(_chunk++, last), _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealHeader.TagSize), _header.Bytes);
        _target.Write(_sealed.AsSpan(0, _filled + SealHeader.TagSize));
        _filled = 0;
    }
}
