namespace AntiFraudBot.Simulator.Platform;

/// <summary>Everything people see, in order.</summary>
public sealed class Transcript(SimClock clock)
{
    private readonly Lock gate = new();
    private readonly List<Line> lines = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long revision;

    public Line Add(Line line)
    {
        lock (gate)
        {
            var added = line with { Id = lines.Count + 1, Revision = ++revision, At = clock.GetUtcNow() };
            lines.Add(added);
            Tell();
            return added;
        }
    }

    /// <summary>Edits a line in place: a growing answer, a card after a click, a recall.</summary>
    public Line? Change(long id, Func<Line, Line> edit)
    {
        lock (gate)
        {
            if (Find(id) is not { } old) return null;
            var edited = edit(old) with { Id = id, Revision = ++revision };
            lines[(int)id - 1] = edited;
            Tell();
            return edited;
        }
    }

    public Line? Line(long id) { lock (gate) return Find(id); }

    /// <summary>Lines changed after a revision; of one conversation or of all.</summary>
    public IReadOnlyList<Line> After(long after, string? conversation)
    {
        lock (gate)
            return [.. lines.Where(l => l.Revision > after && (conversation is null || l.Conversation == conversation)).OrderBy(l => l.Id)];
    }

    /// <summary>As <see cref="After"/>, but waits for the first change.</summary>
    public async Task<IReadOnlyList<Line>> WaitAsync(long after, string? conversation, TimeSpan realTime, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(realTime);
        while (true)
        {
            Task change;
            lock (gate) change = changed.Task;
            if (After(after, conversation) is { Count: > 0 } found) return found;
            await change.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (patience.IsCancellationRequested) return After(after, conversation);
        }
    }

    public void Clear()
    {
        lock (gate) lines.Clear();
    }

    private Line? Find(long id) => id >= 1 && id <= lines.Count ? lines[(int)id - 1] : null;

    private void Tell()
    {
        changed.TrySetResult();
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
