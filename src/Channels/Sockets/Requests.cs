using System.Collections.Concurrent;

namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// The questions asked over one socket and not yet answered, by their id. An id is asked once at a time: a second question under the same
/// id waits for the first, because an answer carries nothing but the id.
/// </summary>
public sealed class Requests<TAnswer>(TimeProvider machine)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Asked<TAnswer>>> _pending = new(StringComparer.Ordinal);
    private volatile bool _over;

    /// <summary>Sends and waits for the answer, at most <paramref name="limit"/> from the moment it was sent.</summary>
    public async Task<Asked<TAnswer>> AskAsync(string id, Func<CancellationToken, Task> send, TimeSpan limit, CancellationToken ct)
    {
        var mine = new TaskCompletionSource<Asked<TAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_pending.TryAdd(id, mine))
        {
            if (_pending.TryGetValue(id, out var earlier)) await earlier.Task.WaitAsync(ct);
        }

        try
        {
            if (_over) return Settle(id, mine, new Asked<TAnswer>.NotSent("no connection"));
            await send(ct);
            return await mine.Task.WaitAsync(limit, machine, ct);
        }
        catch (TimeoutException)
        {
            return Settle(id, mine, new Asked<TAnswer>.TimedOut());
        }
        catch (Exception e) when (FrameSocket.IsGone(e))
        {
            return Settle(id, mine, new Asked<TAnswer>.NotSent(e.GetType().Name));
        }
        catch (OperationCanceledException)
        {
            Settle(id, mine, new Asked<TAnswer>.Lost());
            throw;
        }
    }

    /// <summary>False when nobody (any longer) waits for this answer.</summary>
    public bool Answer(string id, TAnswer answer)
    {
        if (!_pending.TryRemove(id, out var waiting)) return false;
        return waiting.TrySetResult(new Asked<TAnswer>.Answered(answer));
    }

    /// <summary>Waits until nothing is open, at most <paramref name="limit"/>.</summary>
    public async Task IdleAsync(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(_pending.Values.Select(waiting => waiting.Task)).WaitAsync(limit, machine);
        }
        catch (TimeoutException)
        {
            // What is still open then will be told that the connection was lost.
        }
    }

    /// <summary>The connection is gone: what was asked over it can never be answered, and nothing more can be asked.</summary>
    public void End()
    {
        _over = true;
        foreach (var id in _pending.Keys)
        {
            if (_pending.TryRemove(id, out var waiting)) waiting.TrySetResult(new Asked<TAnswer>.Lost());
        }
    }

    private Asked<TAnswer> Settle(string id, TaskCompletionSource<Asked<TAnswer>> mine, Asked<TAnswer> otherwise)
    {
        _pending.TryRemove(KeyValuePair.Create(id, mine));
        mine.TrySetResult(otherwise);
        return mine.Task.Result;
    }
}
