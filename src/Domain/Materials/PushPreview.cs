using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>One text of a push, as it will stand in the groups that get it.</summary>
public sealed record PreviewedText(IReadOnlyList<OutboundMessage> Messages, IReadOnlyList<Group> Groups);

/// <summary>A push before it happens (rule C18): taken from the run itself, so that it cannot differ from what is posted.</summary>
public static class PushPreview
{
    /// <summary>The different texts; first the one most villages' work groups get, then the other work groups', then the residents'.</summary>
    public static IReadOnlyList<PreviewedText> Of(PushRun run, Registry registry) =>
    [
        .. run.Messages.Where(m => m.Key.StartsWith("push/", StringComparison.Ordinal))
            .GroupBy(m => m.ConversationId)
            .Select(g => (Group: registry.Groups[g.Key], Messages: g.ToList()))
            .GroupBy(p => string.Join('\n', p.Messages.Select(m => m.Text)))
            .Select(same => new PreviewedText(same.First().Messages, [.. same.Select(p => p.Group)]))
            .OrderBy(text => Rank(text.Groups[0], registry)).ThenByDescending(text => text.Groups.Count),
    ];

    private static int Rank(Group group, Registry registry) => Readerships.Of(group, registry.Tree[group.UnitId!]) switch
    {
        Readership.Village => 0,
        Readership.Workplace => 1,
        Readership.Township => 2,
        _ => 3,
    };
}
