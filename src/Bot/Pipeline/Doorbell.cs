using System.Diagnostics.CodeAnalysis;

namespace AntiFraudBot.Bot.Pipeline;

public enum Door { Inbox, Outbox, Questions, Files, Errands, Screens, Warnings, FraudPictures }

/// <summary>
/// Wakes the loops when there is work. Ringing is an optimisation: each loop also looks by itself every second, so a lost ring
/// or work written by another process costs a second, never a message.
/// </summary>
public sealed class Doorbell
{
    private readonly Bell[] _bells = [.. Enum.GetValues<Door>().Select(_ => new Bell())];
    private volatile Bell[] _channels = [];

    /// <summary>A bell of its own for one channel's way out: it rings whenever the outbox's does.</summary>
    public Bell ForChannel()
    {
        var bell = new Bell();
        _channels = [.. _channels, bell];
        return bell;
    }

    public void Ring(Door door)
    {
        if (door != Door.Outbox) _bells[(int)door].Ring();
        else foreach (var bell in _channels) bell.Ring();
    }

    public void RingAll()
    {
        foreach (var door in Enum.GetValues<Door>()) Ring(door);
    }

    public Task WaitAsync(Door door, CancellationToken ct) => _bells[(int)door].WaitAsync(ct);
}

/// <summary>Wakes one loop.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
public sealed class Bell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring()
    {
        if (_rung.CurrentCount == 0) _rung.Release();
    }

    public Task WaitAsync(CancellationToken ct) => _rung.WaitAsync(Patience, ct);
}
