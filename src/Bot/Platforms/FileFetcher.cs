using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Fetches the files that came with messages and lets the messages go on (rule P12). What cannot be had is asked for again, once a message;
/// its words are handled all the same.
/// </summary>
public sealed partial class FileFetcher(
    Database database, FileFetches fetches, Inbox inbox, Attachments attachments, SandboxTranscript transcript, Mouth mouth, IReadOnlyList<Platform> platforms,
    Rehearsal rehearsal, Doorbell doorbell, TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<FileFetcher> log) : BackgroundService
{
    /// <summary>As large as a person may post in the sandbox.</summary>
    public const long MaxBytes = 20L * 1024 * 1024;

    private const int MaxAttempts = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(40);
    private readonly Dictionary<string, IRemoteFiles> _files = platforms.Where(p => p.Files is not null).ToDictionary(p => p.Name, p => p.Files!);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WriteAsync(s => fetches.ReleaseAsync(s, machine.GetUtcNow()), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = await database.WriteAsync(s => fetches.ClaimAsync(s, machine.GetUtcNow(), Lease), stoppingToken);
                await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken }, FetchAsync);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.RoundFailed(log, e);
            }

            await doorbell.WaitAsync(Door.Files, stoppingToken);
        }
    }

    private async ValueTask FetchAsync(FileFetch fetch, CancellationToken ct)
    {
        var (attachment, code, again) = await TryAsync(fetch, ct);
        if (attachment is null && again && fetch.Attempts < MaxAttempts)
        {
            var next = machine.GetUtcNow() + TimeSpan.FromSeconds(1 << fetch.Attempts);
            if (next < fetch.ValidUntil)
            {
                await database.WriteAsync(s => fetches.RetryAsync(s, fetch, next), ct);
                return;
            }
        }

        if (attachment is null) Log.Lost(log, fetch.MessageId, fetch.Ordinal, code ?? "");
        var used = await database.WriteAsync(s => SettleAsync(s, fetch, attachment, code), ct);
        if (!used && attachment is not null) attachments.Discard(attachment.Id);
        doorbell.Ring(Door.Inbox);
        doorbell.Ring(Door.Outbox);
    }

    private async Task<(Attachment? Attachment, string? Code, bool Again)> TryAsync(FileFetch fetch, CancellationToken ct)
    {
        if (!_files.TryGetValue(fetch.Channel, out var files)) return (null, "no-channel", false);
        if (machine.GetUtcNow() >= fetch.ValidUntil && fetch.Attempts > 1) return (null, "expired", false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(OneTry);
        try
        {
            using var bytes = new MemoryStream();
            var outcome = await files.FetchAsync(new RemoteFile(fetch.Name, fetch.ContentType, fetch.Reference, fetch.ValidUntil), bytes, MaxBytes, patience.Token);
            if (outcome is FetchOutcome.Retry retry) return (null, retry.Code, true);
            if (outcome is not FetchOutcome.Fetched fetched) return (null, ((FetchOutcome.Failed)outcome).Code, false);
            bytes.Position = 0;
            return (await attachments.SaveAsync(bytes, Path.GetFileName(fetched.Name), fetched.ContentType, ct), null, false);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            return (null, e.GetType().Name, true);
        }
    }

    /// <summary>False when the bytes are of no use any more: the message was handled without them.</summary>
    private async Task<bool> SettleAsync(Session s, FileFetch fetch, Attachment? attachment, string? code)
    {
        await fetches.SettleAsync(s, fetch, attachment, code);
        if (await fetches.WaitingAsync(s, fetch.MessageId) > 0) return true;
        var files = await fetches.FetchedAsync(s, fetch.MessageId);
        var inTime = await inbox.FilesCameAsync(s, fetch.MessageId, files);
        if (await inbox.FindAsync(s, fetch.MessageId) is not { } message) return false;
        if (rehearsal.Line(message) is { } line) await transcript.AppendAsync(s, line);
        if (!inTime || await fetches.FailedAsync(s, fetch.MessageId) > 0) await AskAgainAsync(s, message);
        return inTime;
    }

    private Task<bool> AskAgainAsync(Session s, InboundMessage message) => mouth.SayAsync(
        s,
        new OutboundMessage
        {
            Key = $"files/{message.Id}",
            Channel = message.Channel,
            ConversationId = message.ConversationId,
            Text = Domain.Organization.PrivateChats.MemberIn(message.ConversationId) is null ? "文件没有收到，请再发一次，并@我。" : "文件没有收到，请再发一次。",
            Lane = Lane.Reply,
            ReplyTo = message.Id,
            Mentions = Domain.Organization.PrivateChats.MemberIn(message.ConversationId) is null ? [message.SenderId] : [],
        },
        clock.GetUtcNow());

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Error, "A round of fetching files failed")]
        public static partial void RoundFailed(ILogger logger, Exception exception);

        [LoggerMessage(41, LogLevel.Warning, "File {Ordinal} of message {Id} cannot be had: {Code}")]
        public static partial void Lost(ILogger logger, string id, int ordinal, string code);
    }
}
