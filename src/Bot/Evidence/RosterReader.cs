using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>
/// Has the workbook of a message read before it is handled (rule E2), one after the other: the process that reads holds one file. It stays a while for the next
/// file of a Monday morning, then gives its memory back.
/// </summary>
public sealed class RosterReader(
    RosterExamination examination, RosterReadings readings, RosterClearing clearing, RosterProcess reader, [FromKeyedServices(MachineTime.Key)] TimeProvider machine) : IForework, IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1);
    private DateTimeOffset _used;

    public bool Wants(InboundMessage message) => RosterMail.MayBring(message);

    public async Task PrepareAsync(InboundMessage message, CancellationToken ct) => readings.Keep(message.Id, await ExaminedAsync(message, ct));

    /// <summary>What was stored of people nobody booked, or who were replaced, goes now.</summary>
    public void Forget(string messageId)
    {
        if (readings.Forget(messageId) is RosterReading.Checked { People: > 0 } read) clearing.After(read);
    }

    public void Rest()
    {
        if (reader.Id is null || !_one.Wait(0)) return;
        if (machine.GetUtcNow() - _used > Linger) reader.Rest();
        _one.Release();
    }

    public void Dispose() => _one.Dispose();

    private async Task<RosterReading> ExaminedAsync(InboundMessage message, CancellationToken ct)
    {
        try
        {
            // Whoever hands in none waits for nobody's.
            if (await examination.FindAsync(message, ct) is not { } sent) return new RosterReading.Nothing();
            await _one.WaitAsync(ct);
            try
            {
                return await examination.ExamineAsync(sent, ct);
            }
            finally
            {
                _used = machine.GetUtcNow();
                _one.Release();
            }
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            return new RosterReading.Failed(e);
        }
    }
}
