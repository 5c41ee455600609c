using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>One message with everything a handler needs to know about who said it and where. Now = the clock at handling, UTC.</summary>
public sealed class Turn(InboundMessage message, Group group, Member? speaker, Registry registry, Reader reader, DateTimeOffset now)
{
    private Reading? _reading;

    public InboundMessage Message { get; } = message;
    public Group Group { get; } = group;
    public Member? Speaker { get; } = speaker;
    public Registry Registry { get; } = registry;
    public DateTimeOffset Now { get; } = now;

    public OrgTree Tree => Registry.Tree;

    /// <summary>The platform on which somebody is written to in private, which need not be that of the person who spoke.</summary>
    public string ChannelOf(string memberId) => PrivateChats.Of(memberId) is var chat && chat == Message.ConversationId
        ? Message.Channel
        : Registry.Groups.GetValueOrDefault(chat)?.Channel ?? Message.Channel;

    public bool Private => Group.Kind == GroupKind.Dm;

    /// <summary>The text without the mention of the bot, trimmed; a cadre's everyday question in the words it is known by, where only the bot can be meant (rule A13).</summary>
    public string Text { get; } = speaker is null or { Role: Role.Resident } || (group.Kind != GroupKind.Dm && !message.MentionsBot) || message.Attachments.Count > 0
        ? BotMention.Strip(message.Text)
        : EverydayWords.Command(BotMention.Strip(message.Text), registry.Tree.Find(speaker.UnitId)?.Tier is Tier.Village or Tier.Grid) ?? BotMention.Strip(message.Text);

    public OrgUnit? SpeakerUnit => Tree.Find(Speaker?.UnitId);

    public bool IsOffice => Speaker?.Role is Role.Office or Role.Admin;

    public bool IsResident => Speaker is null or { Role: Role.Resident };

    /// <summary>The message as the reader understands it; read once, on demand.</summary>
    public Reading Reading => _reading ??= Read(new ReadContext(null, null));

    /// <summary>The units, metric and period the message names, whatever it asks.</summary>
    public Mentions Names => reader.Names(Text, AsSpeaker);

    /// <summary>What other words than the message's own name: a file's title.</summary>
    public Mentions NamesIn(string text) => reader.Names(text, AsSpeaker);

    /// <summary>Reads with what was asked before: a bare number answers the question that is open.</summary>
    public Reading Read(ReadContext context) => reader.Read(QuotedAndText, AsSpeaker, context);

    private Speaker AsSpeaker
    {
        get
        {
            var unit = SpeakerUnit ?? Tree.Find(Group.UnitId) ?? Tree.Units[0];
            return new Speaker(OrgWords.Of(unit.Tier), Speaker is { } known ? OrgWords.Of(known.Role) : "resident", unit.Name);
        }
    }

    /// <summary>The quoted message, where the platform gives it, stands before the text as people forward it: context, never data.</summary>
    private string QuotedAndText => Message.QuotedText is { Length: > 0 } quoted
        ? $"「{quoted.Replace('」', ' ').Replace('\n', ' ')}」\n- - - - - - - - - - - - - - -\n{Text}"
        : Text;
}
