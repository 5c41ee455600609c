using System.Buffers.Binary;
using System.ComponentModel;
using AntiFraudBot.Documents.Confinement;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// Decodes strangers' pictures in a child process under limits: memory, processor time and no files where prlimit is there, wall-clock time
/// everywhere. It starts with the first picture that needs it, is replaced when it fails, and ends when this is disposed. Not for two callers at once.
/// </summary>
/// <param name="program">Program and words that start <see cref="DecoderLoop"/>.</param>
/// <param name="timeLimit">Machine time one picture may take, starting the process included.</param>
public sealed class DecoderProcess(IReadOnlyList<string> program, TimeSpan timeLimit) : IAsyncDisposable
{
    private static readonly Allowance Allowed = new() { PrivateMemory = 700_000_000, Heap = 384L * 1024 * 1024, ProcessorSeconds = 60 };

    private ConfinedProcess? _process;

    /// <summary>Pixels, or the fault. Whatever the file is, this returns within the time limit.</summary>
    public async Task<(Raster? Picture, PictureFault Fault)> DecodeAsync(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var header = PictureHeader.Read(file.Span);
        if (header.Fault != PictureFault.None) return (null, header.Fault);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(timeLimit);
        try
        {
            _process ??= ConfinedProcess.Begin(program, Allowed);
            var decoded = await AskAsync(_process, file, patience.Token);
            if (decoded.Fault == PictureFault.Crashed) End();
            return decoded;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            End();
            return (null, PictureFault.TookTooLong);
        }
        catch (Exception e) when (e is IOException or Win32Exception or OperationCanceledException)
        {
            End();
            ct.ThrowIfCancellationRequested();
            return (null, PictureFault.Crashed);
        }
    }

    /// <summary>Ends the process until the next picture comes.</summary>
    public void Rest() => End();

    public ValueTask DisposeAsync()
    {
        End();
        return ValueTask.CompletedTask;
    }

    private static async Task<(Raster? Picture, PictureFault Fault)> AskAsync(ConfinedProcess process, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var (input, output) = (process.Input, process.Output);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, file.Length);
        await input.WriteAsync(length, ct);
        await input.WriteAsync(file, ct);
        await input.FlushAsync(ct);
        var head = new byte[DecoderLoop.HeadBytes];
        await output.ReadExactlyAsync(head, ct);
        var fault = (PictureFault)BinaryPrimitives.ReadInt32LittleEndian(head);
        var (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8)));
        if (fault != PictureFault.None) return (null, Enum.IsDefined(fault) ? fault : PictureFault.Crashed);
        // What a process says that a stranger's bytes may have taken over is looked at like the bytes themselves.
        if (width is < 1 or > PictureLimits.OutputWidth || height < 1 || (long)width * height > PictureLimits.OutputPixels) return (null, PictureFault.Crashed);
        var rgb = new byte[width * height * 3];
        await output.ReadExactlyAsync(rgb, ct);
        return (new Raster(width, height, rgb), PictureFault.None);
    }

    // The host may let go of it while a picture that was cut off does the same: only one of them ends the process.
    private void End() => Interlocked.Exchange(ref _process, null)?.Dispose();
}
