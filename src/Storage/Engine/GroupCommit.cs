using System.Threading.Channels;

namespace AntiFraudBot.Storage;

/// <summary>
/// Group commit: what waits is written in one transaction, and everybody is answered after it. When a batch fails each of its
/// items is tried alone, so one bad item cannot take its neighbours with it.
/// </summary>
public sealed class GroupCommit<TItem, TAnswer> : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int Batch = 256;

    private readonly Database _db;
    private readonly Func<Session, TItem, Task<TAnswer>> _write;
    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Task _loop;

    public GroupCommit(Database db, Func<Session, TItem, Task<TAnswer>> write)
    {
        _db = db;
        _write = write;
        _loop = Task.Run(WriteAllAsync);
    }

    /// <summary>Returns after the durable write. A call cancelled while it waits may have been written all the same.</summary>
    public async Task<TAnswer> AddAsync(TItem item, CancellationToken ct)
    {
        var request = new Request(item);
        await _requests.Writer.WriteAsync(request, ct);
        return await request.Answer.Task.WaitAsync(ct);
    }

    /// <summary>Takes nothing new, writes what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _loop;
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Request>(Batch);
        while (await _requests.Reader.WaitToReadAsync())
        {
            batch.Clear();
            TakeWaiting(batch);
            if (await TryWriteAsync(batch) is null) continue;
            foreach (var request in batch) await WriteAloneAsync(request);
        }
    }

    private void TakeWaiting(List<Request> batch)
    {
        while (batch.Count < Batch && _requests.Reader.TryRead(out var request)) batch.Add(request);
    }

    private async Task WriteAloneAsync(Request request)
    {
        if (await TryWriteAsync([request], alone: true) is { } error) request.Answer.TrySetException(error);
    }

    // Whatever went wrong is handed to the one who waits for this item, never swallowed.
    private async Task<Exception?> TryWriteAsync(List<Request> batch, bool alone = false)
    {
        try
        {
            var answers = await _db.WriteAsync(
                s =>
                {
                    // Those who came while we waited for the writer ride along.
                    if (!alone) TakeWaiting(batch);
                    return WriteEachAsync(s, batch);
                },
                CancellationToken.None);
            for (var i = 0; i < batch.Count; i++) batch[i].Answer.TrySetResult(answers[i]);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private async Task<List<TAnswer>> WriteEachAsync(Session s, List<Request> batch)
    {
        var answers = new List<TAnswer>(batch.Count);
        foreach (var request in batch) answers.Add(await _write(s, request.Item));
        return answers;
    }

    private sealed record Request(TItem Item)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
