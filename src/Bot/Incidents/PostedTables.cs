using System.Globalization;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// A table that lists persons, posted in a group (rule I17): whoever posted it is asked in private to take it back, once in ten minutes for that group. The
/// roster's own answer says the same, so nobody reads it twice.
/// </summary>
public sealed class PostedTables(Attachments attachments)
{
    private const int SlotSeconds = 600;

    // A list of a village is small; what is bigger is opened by those whose task it is.
    private const long MostBytes = 2_000_000;

    public async Task WarnAsync(Turn turn, HandlerResult result)
    {
        if (turn.Private || turn.Speaker is not { } speaker || !turn.Registry.Groups.ContainsKey(PrivateChats.Of(speaker.Id))) return;
        if (result.Says.Any(s => s.ConversationId == PrivateChats.Of(speaker.Id) && s.Text.Contains("撤回", StringComparison.Ordinal))) return;
        foreach (var file in turn.Message.Attachments.Where(a => !a.IsImage && a.Size <= MostBytes && PersonTables.Knows(a.Name)))
        {
            if (!await ListsPersonsAsync(file)) continue;
            result.Say(new OutboundMessage
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"posted-table/{turn.Group.Id}/{speaker.Id}/{turn.Now.ToUnixTimeSeconds() / SlotSeconds}"),
                Channel = turn.ChannelOf(speaker.Id),
                ConversationId = PrivateChats.Of(speaker.Id),
                Text = $"您在“{turn.Group.Name}”发的表里有姓名和电话、身份证号，请撤回那条。名单不要发到群里；花名册请私聊发给我，其他名单线下保管。",
                Lane = Lane.Reply,
            });
            return;
        }
    }

    private async Task<bool> ListsPersonsAsync(Attachment file)
    {
        if (!attachments.Holds(file.Id)) return false;
        await using var content = attachments.Open(file.Id);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return PersonTables.Holds(bytes.ToArray(), file.Name);
    }
}
