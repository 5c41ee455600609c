using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Keeps the registry true to what happens in DingTalk's groups: their names, whether the bot sits in them, and who has read what it said.</summary>
public sealed class ChatNewsDesk(Database database, Org org, MessageReads reads, RegistryCache registries, OfficeAlarm alarm)
{
    public Task HeardAsync(ChatNews news, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            var registry = await registries.CurrentAsync(s);
            if (registry.Groups.GetValueOrDefault(news.ChatId) is not { Kind: not GroupKind.Dm } group) return 0;
            switch (news)
            {
                case ChatNews.Read read:
                    await reads.AddAsync(s, group.Channel, read.MessageId, read.UserId, read.At);
                    break;
                case ChatNews.Renamed renamed when renamed.Name.Length > 0 && renamed.Name != group.Name:
                    await org.UpsertGroupAsync(s, group with { Name = renamed.Name });
                    break;
                case ChatNews.BotCame when !group.Bot:
                    await org.UpsertGroupAsync(s, group with { Bot = true });
                    break;
                case ChatNews.BotWent or ChatNews.Disbanded when group.Bot:
                    await org.UpsertGroupAsync(s, group with { Bot = false });
                    await alarm.RaiseAsync(s, $"chat-gone/{news.Key}", $"“{group.Name}”：{(news is ChatNews.Disbanded ? "群已解散" : "小助手被移出了群")}，以后的素材发不到这个群。请重新拉进群，或指定转发人。");
                    break;
            }

            return 0;
        },
        ct);
}
