using System.Collections.Concurrent;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Evidence.Packs;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Builds the zip somebody asks for before the message is handled (rule W19): fifteen megabytes are read, looked into and packed outside every write.</summary>
public sealed class PackPress(Database database, TurnBuilder turns, EvidencePackDesk desk, PackShelf shelf, TimeProvider clock) : IForework, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public bool Wants(InboundMessage message) => PackRequest.Read(BotMention.Strip(message.Text)) is not null;

    public async Task PrepareAsync(InboundMessage message, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            shelf.Put(message.Id, await database.ReadAsync(s => PackAsync(s, message), ct));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Forget(string messageId) => shelf.Forget(messageId);

    public void Dispose() => _one.Dispose();

    private async Task<PreparedPack?> PackAsync(Session session, InboundMessage message) =>
        await turns.BuildAsync(session, message, clock.GetUtcNow()) is { } turn && EvidencePackHandler.Order(turn) is { Unit: { } unit } order
            ? await desk.PackAsync(turn, session, unit, order.Days)
            : null;
}

/// <summary>Packs that wait for their message to be handled, by the message's id; in memory only. The file of one nobody takes is the sweep's.</summary>
public sealed class PackShelf
{
    private readonly ConcurrentDictionary<string, PreparedPack?> _packs = [];

    public void Put(string messageId, PreparedPack? pack) => _packs[messageId] = pack;

    /// <summary>Null when there was nothing to pack.</summary>
    public PreparedPack? Of(string messageId) => _packs.TryGetValue(messageId, out var pack)
        ? pack
        : throw new InvalidOperationException("A pack is built before its message is handled.");

    public void Forget(string messageId) => _packs.TryRemove(messageId, out _);
}

/// <summary>A zip on the disk that no row names yet, and the words to hand it over with.</summary>
public sealed record PreparedPack(Attachment File, string Sha256, string Title, string Words);
