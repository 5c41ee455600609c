using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Evidence.Trust;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>数据质量 上坪村: what the numbers are backed by (rule E11). Always in private: facts about one unit are not for the others.</summary>
public sealed partial class TrustHandler(TrustDesk desk) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Speaker!.Role == Role.Police) return null;
        var asked = Asked().Match(turn.Text);
        if (!asked.Success) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker)];
        var name = asked.Groups["before"].Value.Trim() + asked.Groups["after"].Value.Trim();
        var unit = name is "" or "全乡" or "全镇" or "全县" or "本村" ? reach : turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
        if (unit is null) return null;
        if (!turn.Tree.IsWithin(unit.Id, reach.Id)) return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据，例：数据质量 {reach.Name}");
        var facts = await desk.OfAsync(turn, session, unit);
        if (facts.Count == 0) return new HandlerResult().Reply(turn, $"{unit.Name}下面没有单位。");
        var several = unit.Tier is Tier.County or Tier.Township;
        // A leader who is no office hears of one unit at a time, without what is only a hint.
        if (several && !turn.IsOffice) return new HandlerResult().Reply(turn, $"请写单位名，例：数据质量 {facts[0].Unit}");
        return Say(turn, several ? TrustText.Overview(unit.Name, facts) : TrustText.For(facts[0], turn.IsOffice));
    }

    private static HandlerResult Say(Turn turn, string text)
    {
        var result = new HandlerResult();
        foreach (var page in TextLimits.Split(text))
        {
            if (turn.Private) result.Reply(turn, page);
            else result.Tell(turn, turn.Speaker!.Id, page);
        }

        return turn.Private ? result : result.Reply(turn, "已私聊回复。");
    }

    [GeneratedRegex(@"\A(?<before>[^\s，。？?!！0-9]{0,15}?)(的)?数据质量(怎么样|如何|情况)?[ :：　]*(?<after>[^\s，。？?!！0-9]{0,15})[?？。]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();
}
