using AntiFraudBot.Documents.Tables;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>A file that can only be read so often: a damaged one must not keep its reader going round in it (rule E2).</summary>
internal sealed class MeteredStream(byte[] file) : MemoryStream(file, writable: false)
{
    private const long Times = 40, Least = 16 * 1024 * 1024, Call = 64;

    private long _left = Math.Max(Least, file.Length * Times);

    public override int Read(byte[] buffer, int offset, int count) => Metered(base.Read(buffer, offset, count));

    public override int ReadByte()
    {
        Metered(1);
        return base.ReadByte();
    }

    private int Metered(int read)
    {
        _left -= read + Call;
        return _left < 0 ? throw new TableException(RosterSheets.Broken) : read;
    }
}
