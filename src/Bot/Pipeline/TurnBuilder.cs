using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Looks up who spoke where, guards against loops, and routes.</summary>
public sealed class TurnBuilder(RegistryCache registries, Readers readers, LoopGuard loops, Router router, PictureFiling filing, SandboxSettings sandbox)
{
    public async Task<(HandlerResult Result, string Handler)> RunAsync(Session session, InboundMessage message, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        if (!registry.Groups.TryGetValue(message.ConversationId, out var group)) return (HandlerResult.Silence, "unknown-group");
        // A group without the bot is seen by the sandbox's page only.
        if (!group.Bot) return (HandlerResult.Silence, "not-in-group");
        // Where the platform would hand over only what mentions the bot, the sandbox keeps the rest from it too.
        if (!sandbox.HearsAll && !message.MentionsBot) return (HandlerResult.Silence, "unheard");
        var speaker = registry.Members.GetValueOrDefault(message.SenderId);
        var turn = new Turn(message, group, speaker, registry, readers.For(registry), now);
        if (message.SenderIsBot) return (HandlerResult.Silence, "bot");
        var (result, handler) = await router.RouteAsync(turn, session);
        // Files of a draft are materials; every other picture of a cadre is evidence.
        var materials = handler is nameof(DraftingHandler) or nameof(EditionEditHandler);
        if (message.Attachments.Count > 0) await filing.FileAsync(turn, session, result, evidence: !materials);
        return (await loops.FilterAsync(turn, session, result), handler);
    }
}
