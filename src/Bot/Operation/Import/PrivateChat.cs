using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>A person the bot cannot write to in private would never be reminded: everybody imported gets a private chat.</summary>
internal static class PrivateChat
{
    public const string Sandbox = "sandbox";

    public static Group Of(Member member, string channel) => new()
    {
        Id = PrivateChats.Of(member.Id),
        Channel = channel,
        Name = member.Name,
        UnitId = member.UnitId,
        Kind = GroupKind.Dm,
        Bot = true,
        Headcount = 1,
        MemberIds = [member.Id],
    };
}
