using System.Collections.Concurrent;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Evidence;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// Small tables that come with a message are opened once, before any write: a document of a hundred kilobytes can take seconds. Each handler asks here what
/// stands in them (rules I17, W1, W13).
/// </summary>
public sealed class AttachedTables(Attachments attachments) : IForework, IDisposable
{
    /// <summary>A list or plan of a township is small; what is larger is nobody's business here.</summary>
    public const long MostBytes = 2_000_000;

    private static readonly TableLimits Limits = new() { FileBytes = (int)MostBytes, UnpackedBytes = 30 * 1024 * 1024 };

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, Facts>> _read = [];

    private sealed record Facts(PagesOutcome? Pages, bool ListsPersons);

    public bool Wants(InboundMessage message) => message.Attachments.Any(IsSmallTable);

    public async Task PrepareAsync(InboundMessage message, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var facts = new Dictionary<string, Facts>();
            // Destroyed at an earlier try of this message: then there is nothing to know.
            foreach (var file in message.Attachments.Where(f => IsSmallTable(f) && attachments.Holds(f.Id))) facts[file.Id] = await LookAsync(file, ct);
            _read[message.Id] = facts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Forget(string messageId) => _read.TryRemove(messageId, out _);

    public void Dispose() => _one.Dispose();

    /// <summary>Null when the file is too large, no table, gone, or beyond reading.</summary>
    public PagesOutcome? PagesOf(InboundMessage message, Attachment file) => FactsOf(message, file)?.Pages;

    /// <summary>Whether names stand in it beside numbers of persons. False also for what cannot be opened: nobody can read a list in it.</summary>
    public bool ListsPersons(InboundMessage message, Attachment file) => FactsOf(message, file)?.ListsPersons == true;

    private Facts? FactsOf(InboundMessage message, Attachment file) => _read.GetValueOrDefault(message.Id)?.GetValueOrDefault(file.Id);

    private static bool IsSmallTable(Attachment file) => !file.IsImage && file.Size <= MostBytes && (TablePages.Knows(file.Name) || PersonTables.Knows(file.Name));

    private async Task<Facts> LookAsync(Attachment file, CancellationToken ct)
    {
        await using var content = attachments.Open(file.Id);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        var pages = TablePages.Knows(file.Name) ? new TablePages(Limits).Read(bytes, file.Name) : null;
        return new Facts(pages, PersonTables.IsPaper(file.Name) ? pages is PagesOutcome.Accepted { Tables: var tables } && tables.Any(PersonTable.Lists) : PersonTables.Holds(bytes, file.Name));
    }
}
