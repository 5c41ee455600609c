using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>知晓率, 再转账率, 上年同期, 无诈核查 are entered by whose matter it is, and asked for; 双降 compares the years (rules J10, J11).</summary>
public sealed partial class EnteredHandler(EnteredFigures entered, LeaderFacts facts, TrustDesk trust, AssessmentPolicy policy, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        if (Drop().Match(turn.Text.Trim()) is { Success: true } drop) return await DropAsync(turn, session, drop.Groups["unit"].Value);
        if (EnteredWords.Read(turn.Text) is not { } words || ScoreHandler.UnitOf(turn, words.Unit) is not { } named) return null;
        // Police and a single township's county look at the township as a whole.
        if (turn.Speaker!.Role == Role.Cadre) return Privately.Say(turn, $"{EnteredText.Name(words.Kind)}由平安办、派出所掌握。要看本单位的数请回复：{named.Name}多少了");
        if (!turn.Tree.IsWithin(named.Id, turn.Registry.ReachOf(turn.Speaker))) return Privately.Say(turn, "只能录入和查看本辖区的数。");
        return words.Values.Count == 0 ? await ShowAsync(turn, session, words.Kind, named) : Enter(turn, words, named);
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session, EnteredKind kind, OrgUnit unit)
    {
        var year = Figures.LocalDate(turn.Now).Year;
        var figures = await entered.OfUnitsAsync(session, [unit.Id], new DateOnly(year, 1, 1));
        var calls = kind == EnteredKind.Awareness ? SpotText.Awareness(await trust.CallsAsync(session, turn.Tree, unit.Id, turn.Now)) : "";
        return Privately.Say(turn, EnteredText.Rate(unit, kind, EnteredFigure.Newest(figures, unit.Id, kind, year), policy.Rates) + (calls.Length == 0 ? "" : "\n近八周电话抽查：" + calls));
    }

    private HandlerResult Enter(Turn turn, EnteredWords words, OrgUnit named)
    {
        var today = Figures.LocalDate(turn.Now);
        var month = new DateOnly(today.Year, words.Month ?? today.Month, 1);
        if (month > today) return Privately.Say(turn, $"{month.Month}月还没到，请核对月份。");
        if (words.Values.FirstOrDefault(v => !MayEnter(turn, v.Kind)) is { } other) return Privately.Say(turn, $"{EnteredText.Name(other.Kind)}由{(other.Kind is EnteredKind.Awareness or EnteredKind.EarnestWork ? "平安办" : "派出所或平安办")}录入。");
        if (words.Values.FirstOrDefault(v => v.Kind != EnteredKind.Contactless && v.Whole is { } whole && v.Part > whole || v is { Kind: EnteredKind.Awareness or EnteredKind.Retransfer, Whole: null, Part: > 100 }) is { } wrong)
            return Privately.Say(turn, $"{EnteredText.Name(wrong.Kind)}超过100%，没有录入，请核对。例：{EnteredText.Name(wrong.Kind)} 5/16");
        var units = IsCheck(words) && named.Tier == Tier.Township ? turn.Tree.Subtree(named.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= today)).ToList() : [named];
        var result = new HandlerResult().Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "enter-figure", named.Id, turn.Text, turn.Now));
        foreach (var unit in units)
        {
            foreach (var value in words.Values)
                result.Save(s => entered.AddAsync(s, new EnteredFigure(unit.Id, value.Kind, month, value.Part, value.Whole, turn.Speaker!.Id, turn.Now), turn.Message.Id));
        }

        return Privately.Say(turn, Said(words, named, units, month), result);
    }

    private string Said(EnteredWords words, OrgUnit named, List<OrgUnit> units, DateOnly month)
    {
        if (IsCheck(words)) return $"已录入{(units.Count > 1 ? $"{named.Name}{units.Count}个单位" : named.Name)}：{string.Join('、', words.Values.Select(Found))}。看结果请回复：无诈名单";
        var value = words.Values[0];
        if (words.Kind == EnteredKind.BaselineCases) return $"已录入{named.Name}上年1—{month.Month}月：{string.Join('、', words.Values.Select(Baseline))}。看结果请回复：{(words.Values.Any(v => v.Kind == EnteredKind.BaselineStaff) ? "达标情况" : "双降")}{(named.Tier == Tier.Village ? " " + named.Name : "")}";
        return "已录入。" + EnteredText.Rate(named, words.Kind, new EnteredFigure(named.Id, value.Kind, month, value.Part, value.Whole, "", default), policy.Rates);
    }

    /// <summary>没有窝点, 有窝点.</summary>
    private static string Found(EnteredValue value) => (value.Kind, value.Part > 0) switch
    {
        (EnteredKind.NoOffender, false) => "有涉诈人员",
        (EnteredKind.NoDen, false) => "有窝点",
        (EnteredKind.EarnestWork, false) => "没有认真履职",
        _ => EnteredText.Name(value.Kind),
    };

    private static string Baseline(EnteredValue value) => value.Kind switch
    {
        EnteredKind.BaselineCases => BookingText.Named(Metric.Case, value.Part),
        EnteredKind.BaselineStaff => $"职工{BookingText.Named(Metric.Case, value.Part)}",
        _ => BookingText.Named(Metric.Loss, value.Part),
    };

    private static bool IsCheck(EnteredWords words) => words.Kind == EnteredKind.NoOffender;

    private static bool MayEnter(Turn turn, EnteredKind kind) => kind is EnteredKind.Awareness or EnteredKind.EarnestWork ? turn.IsOffice : turn.IsOffice || turn.Speaker!.Role == Role.Police;

    private async Task<HandlerResult?> DropAsync(Turn turn, Session session, string name)
    {
        if (ScoreHandler.UnitOf(turn, name) is not { } unit) return null;
        if (!turn.Tree.IsWithin(unit.Id, turn.Registry.ReachOf(turn.Speaker!))) return Privately.Say(turn, "只能查看本单位及下级的数，例：双降");
        var today = Figures.LocalDate(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var figures = await entered.OfUnitsAsync(session, [unit.Id], new DateOnly(today.Year, 1, 1));
        YearOnYear[] both = [.. new[] { Metric.Case, Metric.Loss }.Select(m => YearOnYear.Of(book, unit, m, figures, today))];
        return Privately.Say(turn, EnteredText.DoubleDrop(unit, both, policy.DoubleDrop, turn.Now));
    }

    [GeneratedRegex("^(?<unit>[^0-9 ,，]{2,12}?)?的?双降(情况|20%|达标了吗|怎么样)?[?？]?$|^双降 +(?<unit>[^0-9 ,，]{2,12})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Drop();
}
