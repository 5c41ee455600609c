using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Handlers.Incidents;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Looks up who spoke where, guards against loops, and routes.</summary>
public sealed class TurnBuilder(
    RegistryCache registries, Readers readers, LoopGuard loops, Router router, StrangerDesk strangers, PictureFiling filing, ScreenFiling screens,
    RosterHandler rosters, PostedTables tables, SandboxSettings sandbox)
{
    public async Task<(HandlerResult Result, string Handler)> RunAsync(Session session, InboundMessage message, DateTimeOffset now)
    {
        var (built, why) = await TryBuildAsync(session, message, now);
        if (built is not { } turn) return (HandlerResult.Silence, why);
        var (result, handler) = await strangers.RunAsync(turn, session, router) ?? await router.RouteAsync(turn, session);
        // Files of a draft are materials, a picture somebody asks about is neither; every other picture of a cadre is evidence.
        var materials = handler is nameof(DraftingHandler) or nameof(EditionEditHandler);
        if (message.Attachments.Count > 0 && !result.DropsFiles)
        {
            if (!materials) await rosters.BesideAsync(turn, session, result);
            tables.Warn(turn, result);
            await filing.FileAsync(turn, session, result, evidence: !materials, asked: handler is nameof(FraudQuestionHandler));
        }

        if (turn.Text.Length > 0) await screens.JoinAsync(turn, session, result);
        PostedNumbers.Warn(turn, result);
        return (await loops.FilterAsync(turn, session, result), handler);
    }

    /// <summary>Null when the bot does not listen there or to that.</summary>
    public async Task<Turn?> BuildAsync(Session session, InboundMessage message, DateTimeOffset now) => (await TryBuildAsync(session, message, now)).Turn;

    private async Task<(Turn? Turn, string Why)> TryBuildAsync(Session session, InboundMessage message, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        if (registry.Tree.Units.Count == 0) return (null, "no-tree");
        if ((registry.Groups.GetValueOrDefault(message.ConversationId) ?? StrangersChat(message)) is not { } group) return (null, "unknown-group");
        // A group without the bot is seen by the sandbox's page only.
        if (!group.Bot) return (null, "not-in-group");
        if (message.SenderIsBot) return (null, "bot");
        // Where a platform would hand over only what mentions the bot, the sandbox keeps the rest from it too.
        if (message.Channel == SandboxChannel.ChannelName && !sandbox.HearsAll && !message.MentionsBot) return (null, "unheard");
        var turn = new Turn(message, group, registry.Members.GetValueOrDefault(message.SenderId), registry, readers.For(registry), now);
        return IsUnbound(turn) ? (null, "unbound") : (turn, "");
    }

    /// <summary>A group nobody bound hears of nothing but the binding (rule P11).</summary>
    private static bool IsUnbound(Turn turn) =>
        turn.Group is { UnitId: null, Kind: not GroupKind.Dm } && !turn.Text.StartsWith("绑定", StringComparison.Ordinal)
            && !turn.Text.StartsWith("确认绑定", StringComparison.Ordinal);

    /// <summary>The private chat of somebody unknown stands in no registry.</summary>
    private static Group? StrangersChat(InboundMessage message) =>
        message.SenderKnown || message.ConversationId != PrivateChats.Of(message.SenderId) ? null : new Group
        {
            Id = message.ConversationId,
            Channel = message.Channel,
            Name = Strangers.Name,
            Kind = GroupKind.Dm,
            Bot = true,
            MemberIds = [message.SenderId],
        };
}
