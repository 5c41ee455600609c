using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// Rule A1: an answer holds what the asker and everybody in that group may see; else it goes to the private chat and the group
/// reads 已私聊回复. A work group may see its unit and below; a residents' group no data at all.
/// </summary>
public sealed class Audience
{
    /// <summary>Says the text, which holds data of the unit (and below), where it may be said.</summary>
    public HandlerResult Answer(Turn turn, string unitId, string text)
    {
        if (turn.Private || MaySee(turn, unitId)) return new HandlerResult().Reply(turn, text);
        return new HandlerResult().Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
    }

    /// <summary>Whether everybody in the turn's group may read data of the unit.</summary>
    public static bool MaySee(Turn turn, string unitId) =>
        turn.Group is { Kind: GroupKind.Work, UnitId: { } place } && turn.Tree.IsWithin(unitId, place);
}
