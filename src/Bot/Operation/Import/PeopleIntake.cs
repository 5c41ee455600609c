using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>Takes the people file up: who an account of a platform is. Their private chat moves from the sandbox to the platform.</summary>
public sealed class PeopleIntake(Org org)
{
    public async Task<ImportSummary> TakeAsync(Session s, ImportTable table, IReadOnlyCollection<string> channels, bool skipBad)
    {
        var members = await org.MembersAsync(s);
        var standing = members.ToDictionary(m => m.Id);
        var phones = await org.PhonesAsync(s);
        var chats = (await org.GroupsAsync(s)).ToDictionary(g => g.Id);
        var read = PeopleImport.Read(table, await org.TreeAsync(s), members, channels, skipBad);
        var (added, changed) = (0, 0);
        foreach (var link in read.Links)
        {
            var before = await org.MemberOfIdentityAsync(s, link.Channel, link.UserId);
            var samePerson = standing.GetValueOrDefault(link.Member.Id) == link.Member
                && (link.Phone is null || phones.GetValueOrDefault(link.Member.Id) == link.Phone);
            if (before == link.Member.Id && samePerson) continue;
            await TakeAsync(s, link, chats);
            if (before is null) added++;
            else changed++;
        }

        return new ImportSummary(added, changed, read.BadRows);
    }

    private async Task TakeAsync(Session s, PersonLink link, Dictionary<string, Group> chats)
    {
        await org.UpsertMemberAsync(s, link.Member, link.Phone);
        await org.LinkIdentityAsync(s, link.Channel, link.UserId, link.Member.Id);
        var chat = PrivateChat.Of(link.Member, link.Channel);
        // The first platform keeps the chat: two accounts of one person would otherwise pull it back and forth.
        if (chats.TryGetValue(chat.Id, out var old) && old.Channel != PrivateChat.Sandbox) return;
        await org.UpsertGroupAsync(s, chat);
        chats[chat.Id] = chat;
    }
}
