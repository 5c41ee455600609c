using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>Where a robot may speak: it must sit there, and somebody must have spoken to it first.</summary>
public sealed class BotConversations(World world)
{
    public static readonly Limit PerMinute = Limit.PerMinute(30);
    public static readonly Limit PerHour = Limit.PerHour(1000);
    private readonly ConcurrentDictionary<(string Bot, string Conversation), bool> spoken = new();
    private readonly ConcurrentDictionary<string, string> openIds = new(StringComparer.Ordinal);

    public void SomebodySpoke(BotAccount bot, string conversation) => spoken[(bot.BotId, conversation)] = true;

    public bool MaySpeak(BotAccount bot, string conversation) => spoken.ContainsKey((bot.BotId, conversation));

    /// <summary>Replies and pushes together: 30 a minute, 1,000 an hour and conversation.</summary>
    public void TakeQuota(BotAccount bot, string conversation)
    {
        if (world.Quotas.Take(QuotaKey(bot, conversation), 1, PerMinute, PerHour) is not null) throw new RefusalException(45009);
    }

    public int Left(BotAccount bot, string conversation) =>
        Math.Min(world.Quotas.Left(QuotaKey(bot, conversation), PerMinute), world.Quotas.Left(QuotaKey(bot, conversation), PerHour));

    /// <summary>The conversation of a push. 0 or none looks for a group first.</summary>
    /// <exception cref="RefusalException">93006: no such chat, not in it, or nobody has spoken to the robot there.</exception>
    public string ForPush(BotAccount bot, string chatId, int chatType)
    {
        var group = chatType == 1 ? null : world.Township.Group(chatId);
        var person = chatType == 2 || group is not null ? null : world.Township.Member(UserOf(chatId));
        if (group is null or { Bot: false } or { External: true } && person is null or { Outside: true }) throw new RefusalException(93006);
        var conversation = group?.Id ?? Chats.WithBot(person!.Id);
        return MaySpeak(bot, conversation) ? conversation : throw new RefusalException(world.Switches.Number("nobodySpokeErrcode"));
    }

    /// <summary>The id the robot is told: plain, or (robot not made by a super administrator) one that no contact call knows.</summary>
    public string ToldId(string userId)
    {
        if (!world.Switches.On("openUserIds")) return userId;
        var open = "wo" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)))[..30];
        openIds[open] = userId;
        return open;
    }

    public string UserOf(string told) => openIds.GetValueOrDefault(told) ?? told;

    public bool IsOpenId(string told) => openIds.ContainsKey(told);

    private static string QuotaKey(BotAccount bot, string conversation) => $"bot:{bot.BotId}:{conversation}";
}
