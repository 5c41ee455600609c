using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Which file of a message may be a roster: one that came with it, or one that it quotes and asks about (rule E1).</summary>
public sealed class RosterMail(Inbox inbox)
{
    /// <summary>Whether there can be one, as far as the message alone tells.</summary>
    public static bool MayBring(InboundMessage message) => Own(message) is not null || (message.ReplyTo is not null && Asks(message, BotMention.Strip(message.Text)));

    public static Attachment? Own(InboundMessage message) => message.Attachments.FirstOrDefault(f => !f.IsImage && RosterFileReader.IsSpreadsheet(f.Name));

    /// <summary>Residents and the police hand in none.</summary>
    public static bool MaySend(Turn turn) => !turn.IsResident && turn.Speaker!.Role != Role.Police;

    /// <summary>Whether somebody says that the file is a roster: who sends or quotes it, or its name.</summary>
    public static bool IsCalledOne(Turn turn) => Own(turn.Message) is null || RosterCommand.Speaks(turn.Text) || (turn.Text.Length == 0 && turn.Private)
        || turn.Message.Attachments.Any(a => RosterCommand.Speaks(a.Name));

    public async Task<Attachment?> QuotedAsync(Turn turn, Session session)
    {
        if (turn.Message.ReplyTo is not { } id || !Asks(turn.Message, turn.Text)) return null;
        var quoted = await inbox.FindAsync(session, id);
        return quoted is not null && quoted.ConversationId == turn.Message.ConversationId ? Own(quoted) : null;
    }

    private static bool Asks(InboundMessage message, string text) => RosterCommand.Speaks(text) || (text.Length == 0 && message.MentionsBot);
}
