namespace AntiFraudBot.Bot.Pipeline;

public enum Door { Inbox, Outbox, Questions }

/// <summary>
/// Wakes the loops when there is work. Ringing is an optimisation: each loop also looks by itself every second, so a lost ring
/// or work written by another process costs a second, never a message.
/// </summary>
public sealed class Doorbell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim[] _bells = [new(0), new(0), new(0)];

    public void Ring(Door door)
    {
        var bell = _bells[(int)door];
        if (bell.CurrentCount == 0) bell.Release();
    }

    public void RingAll()
    {
        foreach (var door in Enum.GetValues<Door>()) Ring(door);
    }

    public async Task WaitAsync(Door door, CancellationToken ct) => await _bells[(int)door].WaitAsync(Patience, ct);
}
