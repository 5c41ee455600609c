using Quartz;

namespace AntiFraudBot.Scheduler.Tests;

/// <summary>What happened: its name, the instant it was due and what the clock showed then.</summary>
internal sealed record DiaryLine(string Name, DateTimeOffset Due, DateTimeOffset Shown);

/// <summary>Jobs and held rows write here in the order in which they run.</summary>
internal sealed class Diary(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<DiaryLine> _lines = [];
    private readonly SemaphoreSlim _written = new(0);

    public IReadOnlyList<DiaryLine> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    public void Write(string name, DateTimeOffset due)
    {
        lock (_gate) _lines.Add(new DiaryLine(name, due, clock.GetUtcNow()));
        _written.Release();
    }

    public Task<bool> NextLineAsync() => _written.WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose() => _written.Dispose();
}

internal sealed class NotingJob(Diary diary) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        diary.Write(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc!.Value);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Takes real time, then notes its end.</summary>
internal sealed class SlowJob(Diary diary) : IJob
{
    public static readonly TimeSpan Takes = TimeSpan.FromMilliseconds(60);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Takes, TimeProvider.System, cancellationToken);
        diary.Write(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc!.Value);
    }
}

internal sealed class FailingJob : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the store said no");
}

/// <summary>Asks for something the container does not have.</summary>
internal sealed class HomelessJob(Uri missing) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException(missing.ToString());
}
