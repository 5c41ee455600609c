using System.Text.Json;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>无诈名单, 无诈 石桥村, 无诈名单 定稿 (rule J12): office and leaders see all, a unit its own; always in private.</summary>
public sealed partial class FraudFreeHandler(AssessmentSources sources, EnteredFigures entered, FraudFreeLists lists, AssessmentPolicy policy, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || Asked().Match(turn.Text.Trim()) is not { Success: true } asked) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (asked.Groups["unit"] is { Success: true, Value: var name })
            return turn.Tree.FindByName(name) is { } unit ? await OneAsync(turn, session, reach, unit) : null;
        if (turn.Speaker!.Role == Role.Cadre) return await OneAsync(turn, session, reach, reach);
        if (Townships.IssuerFor(turn.Tree, reach.Id) is not { Tier: Tier.Township } township) return Privately.Say(turn, "无诈名单按乡镇评，请问一个单位，例：无诈 石桥村");
        var results = await ResultsAsync(turn, session, township);
        if (asked.Groups["settle"].Success) return await SettleAsync(turn, session, township, results);
        var year = Figures.LocalDate(turn.Now).Year;
        return Privately.Say(turn, await lists.TextAsync(session, township.Id, year) ?? FraudFreeText.List(township.Name, year, results, policy.FraudFree, turn.Now));
    }

    private async Task<HandlerResult> OneAsync(Turn turn, Session session, OrgUnit reach, OrgUnit unit)
    {
        if (unit.Tier != Tier.Village || !turn.Tree.IsWithin(unit.Id, reach.Id)) return Privately.Say(turn, unit.Tier == Tier.Village ? $"您能查询的是{reach.Name}及下级。" : "无诈按村（社区）、单位评，例：无诈 石桥村");
        var results = await ResultsAsync(turn, session, turn.Tree.Above(unit.Id, Tier.Township)!);
        return Privately.Say(turn, results.FirstOrDefault(r => r.Unit.Id == unit.Id) is { } own ? FraudFreeText.One(own, turn.IsOffice || turn.Speaker!.Role == Role.Police, turn.Now) : $"{unit.Name}已撤销，不参加。");
    }

    private async Task<HandlerResult> SettleAsync(Turn turn, Session session, OrgUnit township, IReadOnlyList<FraudFreeResult> results)
    {
        if (!turn.IsOffice || turn.Speaker!.UnitId != township.Id) return Privately.Say(turn, "无诈名单由乡镇平安办定稿。");
        var year = Figures.LocalDate(turn.Now).Year;
        if (await lists.TextAsync(session, township.Id, year) is { } settled) return Privately.Say(turn, $"{year}年的名单已经定稿，不能再改：\n{settled}");
        var text = FraudFreeText.Settled(township.Name, year, results, policy.FraudFree, turn.Now);
        var snapshot = JsonSerializer.Serialize(results.Select(r => new { r.Unit.Id, r.Passes, r.Conditions }));
        return Privately.Say(turn, text, new HandlerResult()
            .Save(s => lists.SettleAsync(s, township.Id, year, text, snapshot, turn.Speaker.Id, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker.Id, "settle-fraud-free", township.Id, year.ToString(System.Globalization.CultureInfo.InvariantCulture), turn.Now)));
    }

    private async Task<IReadOnlyList<FraudFreeResult>> ResultsAsync(Turn turn, Session session, OrgUnit township)
    {
        var facts = await sources.OfAsync(session, turn.Tree, township, turn.Now);
        return FraudFree.Of(facts, await entered.OfUnitsAsync(session, [.. facts.Units.Select(u => u.Id)], facts.Year.From), policy.FraudFree);
    }

    [GeneratedRegex("^无诈名单( *(?<settle>定稿))?$|^(无诈村|无诈单位|无诈情况|无诈创建)(名单|情况)?$|^无诈 +(?<unit>[^0-9 ,，]{2,12})$|^(?<unit>[^0-9 ,，]{2,12})无诈(情况|创建情况)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
