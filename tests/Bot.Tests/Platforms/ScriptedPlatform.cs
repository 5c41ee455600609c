using System.Collections.Concurrent;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>A platform that does what the test says: it keeps what was sent to it, and people speak through <see cref="SayAsync"/>.</summary>
internal sealed class ScriptedPlatform(string name = "wecom") : IChannel, IRemoteFiles, ICallback, ISendPlanner
{
    private readonly ConcurrentQueue<Parcel> _sent = new();
    private PlatformHouse? _house;
    private int _said;

    public string Name => name;

    string IRemoteFiles.Channel => name;

    string ISendPlanner.Channel => name;

    public string Path => $"/callback/{name}/app";

    /// <summary>What becomes of a send; the default is that it arrives.</summary>
    public Func<Parcel, CancellationToken, Task<SendOutcome>> Fate { get; set; } = (parcel, _) => Task.FromResult<SendOutcome>(new SendOutcome.Sent("x-" + parcel.OutboxId));

    /// <summary>What becomes of a fetch, by the file's reference; the default is a small picture.</summary>
    public Func<RemoteFile, Stream, CancellationToken, Task<FetchOutcome>> Fetch { get; set; } = PictureAsync;

    public Func<CallbackRequest, Task<CallbackAnswer>> Callback { get; set; } = _ => Task.FromResult(CallbackAnswer.Empty);

    public IReadOnlyList<ScriptedConnection> Connections { get; init; } = [];

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<Parcel> Sent => [.. _sent];

    public PlatformHouse House => _house ?? throw new InvalidOperationException("The bot has not been started.");

    public PlatformPlan Setting => new(name, house =>
    {
        _house = house;
        foreach (var connection in Connections) connection.GapHeard = house.GapHeard;
        return new Platform(this) { Connections = Connections, Callbacks = [this], Files = this, Planner = this };
    });

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct)
    {
        var outcome = await Fate(parcel, ct);
        if (outcome is SendOutcome.Sent) _sent.Enqueue(parcel);
        return outcome;
    }

    public Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct) => Fetch(file, into, ct);

    /// <summary>One message a parcel; all of them share twenty a minute.</summary>
    public IReadOnlyList<PlannedSend> Plan(Parcel parcel) => [new("push", [new QuotaClaim("all", [QuotaWindow.Minute(20)])])];

    public Task<CallbackAnswer> AnswerAsync(CallbackRequest request, CancellationToken ct) => Callback(request);

    /// <summary>Somebody speaks in a group; true when it was new.</summary>
    public Task<bool> SayAsync(string group, string user, string text, params RemoteFile[] files) => HearAsync(Heard(group, user, text) with { Files = files });

    /// <summary>Somebody writes to the bot in private.</summary>
    public Task<bool> TellAsync(string user, string text) => HearAsync(Heard(user, user, text) with { Private = true });

    public Task<bool> HearAsync(Heard heard) => House.Intake(heard, CancellationToken.None);

    public Heard Heard(string chat, string user, string text) => new()
    {
        Channel = name,
        ChatId = chat,
        Private = false,
        ExternalId = $"e{Interlocked.Increment(ref _said)}",
        SenderUserId = user,
        SentAt = House.Campaign.GetUtcNow(),
        Text = text,
        MentionsBot = true,
    };

    public RemoteFile File(string reference = "ref") => new("截图.png", "image/png", reference, House.Machine.GetUtcNow().AddMinutes(5));

    private static async Task<FetchOutcome> PictureAsync(RemoteFile file, Stream into, CancellationToken ct)
    {
        await into.WriteAsync("\x89PNG"u8.ToArray(), ct);
        return new FetchOutcome.Fetched(file.Name, file.ContentType, 5);
    }
}

/// <summary>A long connection whose end the test decides.</summary>
internal sealed class ScriptedConnection(string name, bool exclusive = true) : IConnection
{
    private TaskCompletionSource<ConnectionEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    public bool Exclusive => exclusive;

    public int Runs { get; private set; }

    public GapHeard? GapHeard { get; set; }

    public Task Running => _running.Task;

    public ConnectionState State { get; set; } = new(true, DateTimeOffset.UnixEpoch, null, null);

    public DateTimeOffset? Listened { get; private set; }

    public void ListenedUntil(DateTimeOffset at) => Listened = at;

    public void End(ConnectionEnd end) => _end.TrySetResult(end);

    public async Task<ConnectionEnd> RunAsync(CancellationToken ct)
    {
        Runs++;
        _running.TrySetResult();
        try
        {
            return await _end.Task.WaitAsync(ct);
        }
        finally
        {
            _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
