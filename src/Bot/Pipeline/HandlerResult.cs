using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>What a handler wants saved and said. Both happen in the commit that marks the message handled; nothing is sent here.</summary>
public sealed class HandlerResult
{
    private readonly List<Func<Session, Task>> _save = [];
    private readonly List<OutboundMessage> _say = [];
    private readonly List<string> _destroy = [];

    public IReadOnlyList<Func<Session, Task>> Saves => _save;

    public IReadOnlyList<OutboundMessage> Says => _say;

    /// <summary>Files that go once the commit stands: before it a message that is handled again would miss them.</summary>
    public IReadOnlyList<string> Destroys => _destroy;

    public static HandlerResult Silence => new();

    /// <summary>What is kept of the message in place of its words; null: the words, masked. For what only some may ever read (rule I21).</summary>
    public string? Kept { get; init; }

    /// <summary>
    /// The message went one step on through something that ends, as the next picture, the next person, a question that is closed: equal words are no loop then
    /// (rule A5).
    /// </summary>
    public bool IsStep { get; init; }

    /// <summary>True when the message's files were destroyed and are not to be filed.</summary>
    public bool DropsFiles { get; init; }

    public HandlerResult Save(Func<Session, Task> save)
    {
        _save.Add(save);
        return this;
    }

    /// <summary>The bytes of every file that came with the message are destroyed after the commit; what a crash leaves goes at the next start.</summary>
    public HandlerResult DestroyFiles(Turn turn)
    {
        _destroy.AddRange(turn.Message.Attachments.Select(f => f.Id));
        return this;
    }

    /// <summary>Answers in the conversation, quoting the message.</summary>
    public HandlerResult Reply(Turn turn, string text, Lane lane = Lane.Reply) => Say(new OutboundMessage
    {
        Key = $"reply/{turn.Message.Id}/{_say.Count}",
        Channel = turn.Message.Channel,
        ConversationId = turn.Message.ConversationId,
        Text = text,
        Lane = lane,
        ReplyTo = turn.Message.Id,
        Mentions = turn.Private ? [] : [turn.Message.SenderId],
    });

    /// <summary>As <see cref="Reply(Turn, string, Lane)"/>, with files.</summary>
    public HandlerResult Reply(Turn turn, string text, IReadOnlyList<Attachment> files)
    {
        Reply(turn, text);
        _say[^1] = _say[^1] with { Attachments = files };
        return this;
    }

    /// <summary>Writes to a member's private chat.</summary>
    public HandlerResult Tell(Turn turn, string memberId, string text, Lane lane = Lane.Reply) => Say(new OutboundMessage
    {
        Key = $"tell/{turn.Message.Id}/{memberId}/{_say.Count}",
        Channel = turn.ChannelOf(memberId),
        ConversationId = PrivateChats.Of(memberId),
        Text = text,
        Lane = lane,
    });

    /// <summary>Makes the first thing said a form to be filled in, where the platform shows one.</summary>
    public HandlerResult AsForm(ReportForm form)
    {
        _say[0] = _say[0] with { Form = form };
        return this;
    }

    public HandlerResult Say(OutboundMessage message)
    {
        _say.Add(message);
        return this;
    }
}
