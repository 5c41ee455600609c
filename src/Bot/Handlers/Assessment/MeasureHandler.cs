using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>
/// 考核建议, 批准 考3, 驳回 考3 原因, 维持, 撤销, 解除, 扣分 石桥村 1分 原因, 提名一票否决 石桥村 原因: the office of the township decides, and only then the unit hears of it
/// (rule J4). Answers go to the private chat wherever it was asked.
/// </summary>
public sealed class MeasureHandler(Measures measures, Editions editions, AssessmentDesk desk, MeasureNotices notices, WorkCalendar calendar, AssessmentPolicy policy, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || MeasureWords.Read(turn.Text) is not { } words || words is MeasureWords.Appealed or MeasureWords.Asked or MeasureWords.Vetoes or MeasureWords.Rectified) return null;
        if (words is MeasureWords.Approved { Bare: true } bare && await BareAsync(turn, session, bare.Numbers[0]) is var (mine, answer) && !mine) return answer;
        if (!turn.IsOffice && words is MeasureWords.List) return await StandingAsync(turn, session);
        if (!turn.IsOffice) return Privately.Say(turn, "考核建议由平安办决定。对本单位的决定有不同意见请回复：申诉 考3 理由（换成通知里的编号）");
        if (turn.Tree.Find(turn.Speaker!.UnitId) is not { Tier: Tier.Township } own) return Privately.Say(turn, "考核建议由乡镇平安办决定，县里查看请发：得分");
        return words switch
        {
            MeasureWords.List list => await ListAsync(turn, session, own, list.About),
            MeasureWords.Entered entered => await EnterAsync(turn, session, own, entered.Unit, $"扣分 石桥村 1分 发案1起，87号", New(MeasureKind.Deduction, entered.Words, policy.Score.Plan) with { Points = entered.Points }),
            MeasureWords.Nominated named => await EnterAsync(turn, session, own, named.Unit, "提名一票否决 石桥村 年内发案6起，多次约谈没有改进", New(MeasureKind.Veto, named.Words, policy.Veto.Plan)),
            MeasureWords.Approved approved => await EachAsync(turn, session, approved.Numbers, "", m => Approve(turn, m, approved)),
            MeasureWords.Rejected { Words.Length: 0 } said => Privately.Say(turn, $"请写明原因，例：驳回 {LabelOf(said.Numbers)} 当事人不是本村人"),
            MeasureWords.Rejected rejected => await EachAsync(turn, session, rejected.Numbers, rejected.Words, m => MeasureDecision.Reject(m, turn.Now)),
            MeasureWords.Upheld upheld => await EachAsync(turn, session, [upheld.Number], upheld.Words, MeasureDecision.Uphold),
            MeasureWords.Revoked { Words.Length: 0 } said => Privately.Say(turn, $"请写明原因，例：撤销 考{said.Number} 派出所核实不是本村案件"),
            MeasureWords.Revoked revoked => await EachAsync(turn, session, [revoked.Number], revoked.Words, MeasureDecision.Revoke),
            MeasureWords.Lifted { Words.Length: 0 } said => Privately.Say(turn, $"请写明原因，例：解除 牌{said.Number} 整改已验收"),
            MeasureWords.Lifted lifted => await EachAsync(turn, session, [lifted.Number], lifted.Words, MeasureDecision.Lift),
            _ => null,
        };
    }

    /// <summary>批准 3 may mean the third edition: a proposal is meant when one waits and no draft has that number; when both do, it is asked.</summary>
    private async Task<(bool Mine, HandlerResult? Answer)> BareAsync(Turn turn, Session session, long number)
    {
        if (!turn.IsOffice || await measures.NumberedAsync(session, number) is not { State: MeasureState.Proposed } measure || measure.OfficeUnitId != turn.Speaker!.UnitId) return (false, null);
        var draft = (await editions.ListAsync(session)).Any(e => e.OfficeUnitId == turn.Speaker.UnitId && e is { Flash: false, State: EditionState.Draft } && e.Number == number);
        return draft ? (false, Privately.Say(turn, $"素材还是考核建议？请回复：批准 第{number}期，或 批准 {MeasureText.Label(measure)}")) : (true, null);
    }

    /// <summary>黄牌有哪些 by a leader, or by a unit of itself: what was decided and stands; of what only waits nobody but the office hears.</summary>
    private async Task<HandlerResult> StandingAsync(Turn turn, Session session)
    {
        if (turn.Speaker!.Role == Role.Police) return Privately.Say(turn, "红黄牌和约谈由平安办和领导查看，派出所不参与。");
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var year = new DateOnly(Figures.LocalDate(turn.Now).Year, 1, 1);
        var decided = await measures.OfUnitsAsync(session, [.. turn.Tree.Subtree(reach.Id).Select(u => u.Id)], year);
        return Privately.Say(turn, MeasureText.Standing(turn.Tree, reach, decided, turn.Now));
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session, OrgUnit own, string about)
    {
        var (all, _) = await desk.RefreshAsync(session, turn.Tree, own, turn.Now);
        var facts = all with { Measures = [.. all.Measures.Where(m => IsAbout(m, about))] };
        var rest = all.Measures.Count(m => m.State == MeasureState.Proposed) - facts.Measures.Count(m => m.State == MeasureState.Proposed);
        var text = desk.Digest(facts, null) ?? (rest == 0 ? MeasureText.NothingWaits : $"没有要定的{about}建议。");
        if (rest > 0) text += $"\n别的建议还有{rest}条，看全部请发：考核建议";
        var contested = facts.Measures.Where(m => m.State == MeasureState.Appealed).ToList();
        var standing = facts.Measures.Where(m => m is { Kind: MeasureKind.Yellow or MeasureKind.Red, Counts: true }).ToList();
        return Privately.Say(turn, string.Join("\n\n", new[] { text, Lines(turn, "申诉等您答复：", contested), Lines(turn, "正在亮的牌：", standing) }.Where(t => t.Length > 0)));
    }

    private static bool IsAbout(Measure measure, string about) => about switch
    {
        "约谈" => measure.Kind == MeasureKind.Interview,
        "扣分" => measure.Kind == MeasureKind.Deduction,
        "黄牌" or "红牌" or "红黄牌" => measure.Kind is MeasureKind.Yellow or MeasureKind.Red or MeasureKind.Lift,
        _ => true,
    };

    private static string Lines(Turn turn, string head, List<Measure> some) =>
        some.Count == 0 ? "" : $"{head}\n{string.Join('\n', some.Select(m => $"{turn.Tree[m.UnitId].Name} {MeasureText.Line(m)}"))}";

    /// <summary>What the office itself brings forward goes the same way as what the bot proposes.</summary>
    private async Task<HandlerResult> EnterAsync(Turn turn, Session session, OrgUnit own, string name, string example, Measure drafted)
    {
        var unit = turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
        if (unit is null || unit.Tier != Tier.Village || !turn.Tree.IsWithin(unit.Id, own.Id)) return Privately.Say(turn, $"没有找到单位“{name}”，例：{example}");
        var measure = drafted with
        {
            Id = $"{(drafted.Kind == MeasureKind.Veto ? "veto" : "deduct")}/manual/{turn.Message.Id}",
            UnitId = unit.Id,
            OfficeUnitId = own.Id,
            Day = Figures.LocalDate(turn.Now),
            ProposedAt = turn.Now,
        };
        await measures.ProposeAsync(session, measure, turn.Speaker!.Id, "");
        var stored = (await measures.FindAsync(session, measure.Id))!;
        return Privately.Say(turn, $"已记为建议，还没有告诉{unit.Name}：\n{MeasureText.Line(stored)}\n同意请回复：批准 {MeasureText.Label(stored)}");
    }

    private static Measure New(MeasureKind kind, string words, string plan) =>
        new() { Id = "", UnitId = "", OfficeUnitId = "", Kind = kind, Rule = "manual", Day = default, Reason = Masking.Mask(words), Ground = plan, ProposedAt = default };

    private MeasureOutcome Approve(Turn turn, Measure measure, MeasureWords.Approved approved) =>
        MeasureDecision.Approve(measure, approved.Points, calendar, policy.AppealWorkdays, turn.Now);

    /// <summary>One after the other; what cannot be is said with its reason, the others are done.</summary>
    private async Task<HandlerResult> EachAsync(Turn turn, Session session, IReadOnlyList<long> numbers, string words, Func<Measure, MeasureOutcome> decide)
    {
        var result = new HandlerResult();
        var lines = new List<string>();
        foreach (var number in numbers)
        {
            var measure = await measures.NumberedAsync(session, number);
            if (measure is null || measure.OfficeUnitId != turn.Speaker!.UnitId) lines.Add($"没有编号{number}的建议。看有哪些请回复：考核建议");
            else if (decide(measure) is MeasureOutcome.Changed changed) lines.Add(await DoneAsync(turn, session, result, changed, words));
            else lines.Add(((MeasureOutcome.Refused)decide(measure)).Words);
        }

        return Privately.Say(turn, string.Join('\n', lines), result);
    }

    private async Task<string> DoneAsync(Turn turn, Session session, HandlerResult result, MeasureOutcome.Changed changed, string words)
    {
        var (measure, step) = (changed.Measure, changed.Step);
        var kept = Masking.Mask(words);
        result.Save(s => measures.SaveAsync(s, measure, step, turn.Speaker!.Id, kept, turn.Now));
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "measure-" + step, measure.Id, kept, turn.Now));
        if (step == "approved" && measure is { Kind: MeasureKind.Lift, Replaces: { } id } && await measures.FindAsync(session, id) is { } card && MeasureDecision.Lift(card) is MeasureOutcome.Changed lifted)
            result.Save(s => measures.SaveAsync(s, lifted.Measure, lifted.Step, turn.Speaker!.Id, measure.Reason, turn.Now));
        var told = notices.Tell(turn, result, measure, step, kept);
        var unit = turn.Tree[measure.UnitId].Name;
        var heard = step == "rejected" && measure.Rule != MeasureDecision.Rectified ? "" : told == 0 ? "。该单位没有能私聊的人，请另行通知" : $"，已私聊告知{told}人";
        return $"{MeasureText.Label(measure)} {unit}：{MeasureNotices.Done(measure, step)}{heard}。{MeasureNotices.Paper(unit, measure, step)}";
    }

    private static string LabelOf(IReadOnlyList<long> numbers) => FormattableString.Invariant($"考{numbers[0]}");
}
