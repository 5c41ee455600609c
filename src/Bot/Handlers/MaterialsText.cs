using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Which items a request gets, and what is said when there are none of the kind.</summary>
public static class MaterialsText
{
    /// <summary>Remark = why these are not what was asked for; null when they are.</summary>
    public static (IReadOnlyList<EditionItem> Items, string? Remark) Items(Edition edition, Turn turn, MaterialsRequest request)
    {
        var all = turn.Group.Kind == GroupKind.Residents && turn.Tree.Find(turn.Group.UnitId) is { } unit
            ? AudienceRules.ItemsFor(edition, turn.Group, unit)
            : [.. edition.Items.OrderBy(i => i.Ordinal)];
        var common = all.Where(i => AudienceTags.Of(i).Count == 0).ToList();
        if (request.Kind is { } kind)
        {
            var ofKind = all.Where(i => i.Kind == kind && (request.Audience is not { } tag || AudienceTags.Of(i).Overlaps(AudienceTags.Of(tag)))).ToList();
            return ofKind.Count > 0 ? (ofKind, null) : (all, $"第{edition.Number}期没有{kind}，下面是全部素材：");
        }

        if (request.Audience is not { } audience) return (all, null);
        var made = AudienceRules.MadeFor(edition, audience);
        if (made.Count > 0) return (made, null);
        return common.Count > 0
            ? (common, $"第{edition.Number}期没有专门给{audience}的素材，下面是通用的：")
            : (all, $"第{edition.Number}期没有专门给{audience}的素材，下面是全部素材：");
    }
}
