using AntiFraudBot.Channels;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>
/// One channel's way out. Conversations are sent to side by side, within one in order. What is back is recorded and what is next claimed in
/// one commit. A real platform answers when it likes: nobody waits for the slowest; the sandbox's rounds are quick and share their commits.
/// Others = the channels that have a relay of their own, when this one takes all rows but theirs; null when it takes its own rows only.
/// </summary>
internal sealed partial class ChannelRelay(
    Database database, Postman postman, IChannel? channel, IReadOnlyCollection<string>? others, string owner, Bell bell, ILogger log)
{
    private const int MostUnderWay = 64;
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(8);

    private readonly bool _rounds = channel is null or { Name: SandboxChannel.ChannelName };
    private readonly Dictionary<string, Task> _tails = [];
    private readonly List<Task<Posted>> _underWay = [];
    private readonly List<Posted> _back = [];
    private Task? _ring;

    public async Task RunAsync(CancellationToken stopping)
    {
        // What is on its way when the house closes may finish: whether it arrived is worth some seconds.
        using var sending = new CancellationTokenSource();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(sending.Token, stopping);
                await RestAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // What is back stays to be recorded; claiming comes after recording, so nothing of it can be sent again.
                Log.RoundFailed(log, channel?.Name ?? "", e);
                await bell.WaitAsync(CancellationToken.None);
            }
        }

        sending.CancelAfter(LastPatience);
        await Task.WhenAll(_underWay);
        Collect();
        if (_back.Count > 0) await database.WriteAsync(RecordAsync, CancellationToken.None);
    }

    private async Task RoundAsync(CancellationToken sending, CancellationToken stopping)
    {
        Collect();
        var room = MostUnderWay - _underWay.Count;
        if (_back.Count == 0 && room == 0) return;
        var only = others is null ? channel?.Name : null;
        var postings = await database.WriteAsync(
            async s =>
            {
                await RecordAsync(s);
                return room == 0 ? [] : await postman.ClaimAsync(s, owner, room, only, others ?? []);
            },
            stopping);
        _back.Clear();
        foreach (var posting in postings) Send(posting, sending);
    }

    private void Send(Posting posting, CancellationToken ct)
    {
        var conversation = posting.Message.ConversationId;
        var sent = AfterAsync(_tails.GetValueOrDefault(conversation), posting, ct);
        _tails[conversation] = sent;
        _underWay.Add(sent);
    }

    private async Task<Posted> AfterAsync(Task? before, Posting posting, CancellationToken ct)
    {
        if (before is not null) await before;
        var way = posting.Message.Channel == channel?.Name ? channel : null;
        return new Posted(posting, await postman.SendAsync(posting, way, ct));
    }

    private async Task RecordAsync(Session s)
    {
        foreach (var posted in _back) await postman.RecordAsync(s, posted);
    }

    private void Collect()
    {
        foreach (var done in _underWay.Where(t => t.IsCompleted).ToList())
        {
            _underWay.Remove(done);
            _back.Add(done.Result);
        }

        foreach (var (conversation, _) in _tails.Where(t => t.Value.IsCompleted).ToList()) _tails.Remove(conversation);
    }

    private async Task RestAsync(CancellationToken ct)
    {
        if (_rounds && _underWay.Count > 0)
        {
            await Task.WhenAll(_underWay);
            return;
        }

        // The ring that is waited for is kept: a second waiter would take it away from the first.
        _ring ??= bell.WaitAsync(ct);
        await Task.WhenAny([_ring, .. _underWay]);
        if (!_ring.IsCompleted) return;
        var rung = _ring;
        _ring = null;
        await rung;
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Error, "A round of the outbox failed for {Channel}")]
        public static partial void RoundFailed(ILogger logger, string channel, Exception exception);
    }
}
