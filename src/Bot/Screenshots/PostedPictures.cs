using System.Globalization;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Screenshots;

/// <summary>
/// A picture of a list, posted in a group (rule I17): where pictures are read and several full numbers stand on one, whoever posted it is asked in private to
/// take it back, once in ten minutes for that group. What is kept is painted over.
/// </summary>
public sealed class PostedPictures(Mouth mouth, RegistryCache registries, TimeProvider clock)
{
    private const int SlotSeconds = 600;

    // One number is that of the telephone the page was taken on.
    private const int Fewest = 2;

    public async Task WarnAsync(Session session, Screenshot picture)
    {
        if (picture.Facts is not { Numbers: >= Fewest } facts || PrivateChats.MemberIn(picture.ConversationId) is not null) return;
        var registry = await registries.CurrentAsync(session);
        var chat = PrivateChats.Of(picture.MemberId);
        if (!registry.Groups.TryGetValue(chat, out var own) || !registry.Groups.TryGetValue(picture.ConversationId, out var group)) return;
        var now = clock.GetUtcNow();
        await mouth.SayAsync(session, new OutboundMessage
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"posted-picture/{group.Id}/{picture.MemberId}/{now.ToUnixTimeSeconds() / SlotSeconds}"),
            Channel = own.Channel,
            ConversationId = chat,
            Text = $"您在“{group.Name}”发的图片上有{facts.Numbers}处手机号或身份证号，请撤回那条。名单不要发到群里；我这里存的已经打码。",
            Lane = Lane.Reply,
        }, now);
    }
}
