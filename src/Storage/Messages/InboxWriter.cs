using System.Threading.Channels;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>
/// Group commit: what waits is written in one transaction, and everybody is answered after it. When a batch fails each of its
/// messages is tried alone, so one bad message cannot take its neighbours with it.
/// </summary>
internal sealed class InboxWriter : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int Batch = 256;

    private readonly Database _db;
    private readonly Func<Session, InboundMessage, TranscriptLine?, Task<InboxAdded>> _insert;
    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Task _loop;

    public InboxWriter(Database db, Func<Session, InboundMessage, TranscriptLine?, Task<InboxAdded>> insert)
    {
        _db = db;
        _insert = insert;
        _loop = Task.Run(WriteAllAsync);
    }

    public async Task<InboxAdded> AddAsync(InboundMessage message, TranscriptLine? transcript, CancellationToken ct)
    {
        var request = new Request(message, transcript);
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
            while (batch.Count < Batch && _requests.Reader.TryRead(out var request)) batch.Add(request);
            if (await TryWriteAsync(batch) is null) continue;
            foreach (var request in batch) await WriteAloneAsync(request);
        }
    }

    private async Task WriteAloneAsync(Request request)
    {
        if (await TryWriteAsync([request]) is { } error) request.Answer.TrySetException(error);
    }

    // Whatever went wrong is handed to the one who waits for this message, never swallowed.
    private async Task<Exception?> TryWriteAsync(List<Request> batch)
    {
        try
        {
            var answers = await _db.WriteAsync(s => InsertAllAsync(s, batch), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++) batch[i].Answer.TrySetResult(answers[i]);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private async Task<List<InboxAdded>> InsertAllAsync(Session s, List<Request> batch)
    {
        var answers = new List<InboxAdded>(batch.Count);
        foreach (var request in batch) answers.Add(await _insert(s, request.Message, request.Transcript));
        return answers;
    }

    private sealed record Request(InboundMessage Message, TranscriptLine? Transcript)
    {
        public TaskCompletionSource<InboxAdded> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
