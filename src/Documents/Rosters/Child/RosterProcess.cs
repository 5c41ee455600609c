using System.ComponentModel;
using System.Text.Json;
using AntiFraudBot.Documents.Confinement;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// Reads strangers' workbooks in a child process under limits (rule E2): 50,000 rows leave no trace in the bot's own memory, and a hostile file ends a
/// process that holds nothing. It starts with the first file, is replaced when it fails, and ends with <see cref="Rest"/>. Not for two callers at once.
/// </summary>
/// <param name="program">Program and words that start <see cref="RosterLoop"/>.</param>
/// <param name="timeLimit">Machine time one step may take, starting the process included.</param>
public sealed class RosterProcess(IReadOnlyList<string> program, TimeSpan timeLimit) : IAsyncDisposable
{
    private const string TooMuch = "文件太大或已损坏，读不了。请只留花名册那张表，用WPS或Excel另存为xlsx再发";

    // 50,000 rows want three quarters of it.
    private static readonly Allowance Allowed = new()
    {
        PrivateMemory = 400_000_000, Heap = 160L * 1024 * 1024, ProcessorSeconds = 600,
    };

    private ConfinedProcess? _process;

    /// <summary>The process at work; null when there is none.</summary>
    public int? Id => _process?.Id;

    /// <summary>Whatever the file is, this returns within the time limit.</summary>
    public async Task<RosterOpened> OpenAsync(RosterOpening opening, Stream file, CancellationToken ct)
    {
        if (file.Length > RosterFileReader.Limits.FileBytes) return new RosterOpened { Refused = RosterFileReader.TooHeavy(RosterFileReader.Limits) };
        return await AskAsync(
            async (process, patience) =>
            {
                process.Input.WriteByte(RosterLoop.Opening);
                await Frames.WriteAsync(process.Input, opening, patience);
                await Frames.WriteAsync(process.Input, file, patience);
                await process.Input.FlushAsync(patience);
                return await Frames.ReadAsync<RosterOpened>(process.Output, patience);
            },
            ct) ?? new RosterOpened { Refused = TooMuch };
    }

    /// <summary>Checks the roster opened last; null when that could not be done in the time and memory there is.</summary>
    public Task<RosterChecked?> CheckAsync(RosterQuestion question, CancellationToken ct) => AskAsync<RosterChecked>(
        async (process, patience) =>
        {
            process.Input.WriteByte(RosterLoop.Question);
            await Frames.WriteAsync(process.Input, question, patience);
            await process.Input.FlushAsync(patience);
            var answer = await Frames.ReadAsync<RosterChecked>(process.Output, patience);
            var copy = await Frames.ReadAsync(process.Output, patience);
            return answer with { Copy = copy.Length == 0 ? null : copy };
        },
        ct);

    /// <summary>Some people of the roster opened last; null as above.</summary>
    public Task<IReadOnlyList<RosterLine>?> LinesAsync(RosterPage page, CancellationToken ct) => AskAsync<IReadOnlyList<RosterLine>>(
        async (process, patience) =>
        {
            process.Input.WriteByte(RosterLoop.Page);
            await Frames.WriteAsync(process.Input, page, patience);
            await process.Input.FlushAsync(patience);
            return await Frames.ReadAsync<List<RosterLine>>(process.Output, patience);
        },
        ct);

    /// <summary>What is told when a roster could be opened and not checked.</summary>
    public static string Unreadable => TooMuch;

    /// <summary>Ends the process until the next file comes.</summary>
    public void Rest() => Interlocked.Exchange(ref _process, null)?.Dispose();

    public ValueTask DisposeAsync()
    {
        Rest();
        return ValueTask.CompletedTask;
    }

    private async Task<T?> AskAsync<T>(Func<ConfinedProcess, CancellationToken, Task<T>> ask, CancellationToken ct)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(timeLimit);
        try
        {
            _process ??= ConfinedProcess.Begin(program, Allowed);
            return await ask(_process, patience.Token);
        }
        catch (Exception e) when (e is IOException or Win32Exception or OperationCanceledException or InvalidDataException or JsonException)
        {
            // It died of the file, took too long or says what it never should.
            Rest();
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }
}
