using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>得分, 得分 石桥村: leaders and office see every unit of theirs, the people of a unit their own; always in private (rules J1, J4).</summary>
public sealed class ScoreHandler(Measures measures, AssessmentPolicy policy) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || ScoreWords.Read(turn.Text) is not { Composite: false } asked) return null;
        if (UnitOf(turn, asked.Unit) is not { } unit) return null;
        if (Refusal(turn, unit) is { } refusal) return Privately.Say(turn, refusal);
        var year = Figures.LocalDate(turn.Now).Year;
        var units = turn.Tree.Subtree(unit.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= Figures.LocalDate(turn.Now))).ToList();
        if (units.Count == 0) return Privately.Say(turn, $"{unit.Name}已撤并，没有得分表。");
        var all = await measures.OfUnitsAsync(session, [.. units.Select(u => u.Id)], new DateOnly(year, 1, 1));
        var sheets = units.Select(u => ScoreSheet.Of(u, year, all, policy.Score)).ToList();
        return Privately.Say(turn, unit.Tier == Tier.Village ? ScoreText.For(sheets[0], policy.Score, turn.Now, own: turn.SpeakerUnit is { Tier: Tier.Village or Tier.Grid }) : ScoreText.For(unit.Name, sheets, turn.Now));
    }

    /// <summary>Null when what is named is no unit: then it is talk.</summary>
    internal static OrgUnit? UnitOf(Turn turn, string name) => name is "" or "本村" or "我村" or "我们村" or "我们" or "本单位" or "全乡" or "全镇" or "全县" or "全街道" or "各村"
        ? turn.Tree[turn.Registry.ReachOf(turn.Speaker!)]
        : turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Closed is null && u.Aliases.Contains(name));

    private static string? Refusal(Turn turn, OrgUnit unit)
    {
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (turn.Speaker!.Role == Role.Police) return "得分由平安办和领导查看，派出所不参与。";
        if (!turn.Tree.IsWithin(unit.Id, reach.Id)) return $"您能查询的是{reach.Name}及下级的得分，例：得分 {reach.Name}";
        return unit.Tier == Tier.Grid ? "得分按村（社区）、单位计算，组和网格没有得分。" : null;
    }
}
