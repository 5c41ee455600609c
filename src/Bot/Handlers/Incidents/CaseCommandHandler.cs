using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>案件 A0615-01 …, 回访, 撤案, 已讲, 三必讲, 案件分析: a case from news to its three talks (rules I11–I15). Always in private.</summary>
public sealed class CaseCommandHandler(CaseDesk desk, FraudCases cases, Audit audit) : IMessageHandler
{
    private const int MostLines = 20;
    private static readonly TimeSpan Back = TimeSpan.FromDays(400);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || CaseCommand.Read(turn.Text) is not { } command) return null;
        if (!turn.Private) return new HandlerResult().Tell(turn, turn.Speaker!.Id, "案件的事请在这里私聊我，不在群里说。");
        var authority = turn.Speaker!.Role is Role.Police or Role.Office;
        return command switch
        {
            CaseCommand.Analysis => await AnalyseAsync(turn, session),
            CaseCommand.Talks => await TalksAsync(turn, session),
            CaseCommand.Talked talked => await TalkedAsync(turn, session, talked),
            CaseCommand.List when authority => await ListAsync(turn, session),
            CaseCommand.Form form when authority => await FillAsync(turn, session, form.Number, form.Text, callback: false),
            CaseCommand.Callback call when authority => await FillAsync(turn, session, call.Number, call.Text, callback: true),
            CaseCommand.Refute refute when authority => await RefuteAsync(turn, session, refute.Number),
            _ => Say(turn, "案件由民警和平安办办理。您可以发：案件分析"),
        };
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session)
    {
        var mine = (await cases.ListAsync(session, turn.Now - Back)).Where(c => IsMine(turn, c) && (c.State == CaseState.Open || (c.State == CaseState.Complete && c.CalledBackAt is null))).ToList();
        if (mine.Count == 0) return Say(turn, "没有待核、待回访的案件。");
        var lines = mine.Take(MostLines).Select(c => FraudCaseText.Line(c, UnitOf(turn, c)));
        var (open, complete) = (mine.FirstOrDefault(c => c.State == CaseState.Open), mine.FirstOrDefault(c => c.State == CaseState.Complete));
        return Say(turn, $"待办案件{mine.Count}起：\n{string.Join('\n', lines)}"
            + (open is null ? "" : $"\n补全例：{FraudCaseText.Fill(open)}") + (complete is null ? "" : $"\n回访例：回访 {complete.Number} 宣传是 APP否 经过加群刷单"));
    }

    private async Task<HandlerResult> FillAsync(Turn turn, Session session, string number, string text, bool callback)
    {
        if (await FindAsync(turn, session, number) is not { } before) return Say(turn, $"没有案件{number}，请核对编号。");
        if (text.Length == 0 && !callback) return Say(turn, FraudCaseText.Form(before, UnitOf(turn, before)) + (before.Missing.Count > 0 ? "\n" + FraudCaseText.StillMissing(before) : ""));
        var form = desk.Fill(turn, before, text);
        if (!form.Any) return Say(turn, $"没读懂要填什么，例：{(callback ? $"回访 {number} 宣传是 APP否 经过加群刷单" : FraudCaseText.Fill(before))}");
        if (before.State == CaseState.Refuted) return Say(turn, $"案件{number}已记为不属实。");
        var after = callback ? form.Case with { CalledBackAt = turn.Now } : form.Case;
        var result = new HandlerResult();
        string? hint = null;
        var completes = before.State == CaseState.Open && after.Missing.Count == 0;
        if (completes)
        {
            after = after with { State = CaseState.Complete, ConfirmedBy = turn.Speaker!.Id, ConfirmedAt = turn.Now };
            hint = await desk.CompleteAsync(turn, session, after, result);
        }
        else if (before.State == CaseState.Complete && (before.Day, before.Loss, before.UnitId) != (after.Day, after.Loss, after.UnitId))
        {
            hint = await desk.BookAsync(turn, session, after, result);
        }

        result.Save(s => cases.SaveAsync(s, after)).Save(s => audit.AppendAsync(s, turn.Speaker!.Id, callback ? "call-back-case" : "fill-case", number, "", turn.Now));
        return result.Reply(turn, Words(turn, after, form, completes, callback, hint));
    }

    private static string Words(Turn turn, FraudCase after, CaseForm form, bool completes, bool callback, string? hint)
    {
        var lines = new List<string> { FraudCaseText.Form(after, UnitOf(turn, after)) };
        if (form.Unread.Count > 0) lines.Add($"没读懂：{string.Join('、', form.Unread)}。例：{FraudCaseText.Fill(after)}");
        if (after.Missing.Count > 0) lines.Add(FraudCaseText.StillMissing(after));
        if (completes) lines.Add($"已核实，快报已发领导和平安办，{UnitOf(turn, after)}已收到三必讲任务。回访后请发：回访 {after.Number} 宣传是 APP否 经过…");
        if (callback) lines.Add(after.Publicity == false ? "已记回访：宣传没到本人，年终扣分由平安办核定。" : "已记回访。");
        if (hint is not null) lines.Add(hint);
        return string.Join('\n', lines);
    }

    private async Task<HandlerResult> RefuteAsync(Turn turn, Session session, string number)
    {
        if (await FindAsync(turn, session, number) is not { } found) return Say(turn, $"没有案件{number}，请核对编号。");
        if (found.State == CaseState.Refuted) return Say(turn, $"案件{number}已记为不属实。");
        var (result, refuted) = (new HandlerResult(), found with { State = CaseState.Refuted, ConfirmedBy = turn.Speaker!.Id, ConfirmedAt = turn.Now });
        var words = await desk.BookAsync(turn, session, refuted, result);
        if (found.State == CaseState.Complete) CaseDesk.TellWithdrawn(turn, found, result);
        return result.Save(s => cases.SaveAsync(s, refuted))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "refute-case", number, "", turn.Now))
            .Reply(turn, $"案件{number}已记为不属实，不计入。{words}");
    }

    private async Task<HandlerResult> TalkedAsync(Turn turn, Session session, CaseCommand.Talked talked)
    {
        var found = await cases.FindAsync(session, talked.Number);
        if (found is not { State: CaseState.Complete } || !(Entitlement.MayBook(turn.Tree, turn.Speaker!, found.UnitId) || IsMine(turn, found))) return Say(turn, $"没有派给您的三必讲{talked.Number}，请核对编号。");
        var talk = new CaseTalk(found.Number, talked.Place, talked.People, turn.Now);
        var all = (await cases.TalksAsync(session, found.Number)).Where(t => t.Place != talk.Place).Append(talk).ToList();
        return new HandlerResult().Save(s => cases.TalkedAsync(s, talk, turn.Speaker!.Id))
            .Reply(turn, "已记。" + FraudCaseText.Talks(found, UnitOf(turn, found), all, desk.TalksUntil(found), WorkCalendar.LocalDate(turn.Now)));
    }

    private async Task<HandlerResult> TalksAsync(Turn turn, Session session)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var lines = new List<string>();
        foreach (var c in (await cases.ListAsync(session, turn.Now - CaseTalkRules.Back)).Where(c => c.State == CaseState.Complete && IsMine(turn, c)))
            lines.Add(FraudCaseText.Talks(c, UnitOf(turn, c), await cases.TalksAsync(session, c.Number), desk.TalksUntil(c), today));
        return Say(turn, lines.Count == 0 ? "近60天没有要三必讲的案件。" : $"三必讲（近60天{lines.Count}起，{lines.Count(l => l.EndsWith("（已讲全）", StringComparison.Ordinal))}起讲全）：\n{string.Join('\n', lines)}");
    }

    /// <summary>A cadre reads of the own unit, others of all they serve.</summary>
    private async Task<HandlerResult> AnalyseAsync(Turn turn, Session session)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var period = turn.Names.Period is { } phrase && Periods.Resolve(phrase, turn.Message.SentAt) is { } said ? said : Period.YearUpTo(today);
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var named = turn.Names.Units.Count > 0 ? turn.Tree.FindByName(turn.Names.Units[0]) : null;
        if (named is not null && !turn.Tree.IsWithin(named.Id, reach.Id)) return Say(turn, $"您能查询的是{reach.Name}及下级的数据。");
        var unit = named ?? reach;
        var found = (await cases.ListAsync(session, turn.Now - Back)).Where(c => turn.Tree.IsWithin(c.UnitId, unit.Id) && c.Day >= period.From && c.Day <= period.To).ToList();
        return Say(turn, CaseAnalysis.Text(unit.Name, period, found, turn.Tree, byUnit: unit.Tier is Tier.Township or Tier.County));
    }

    /// <summary>What was told while it went on has a ticket only: police and office make a case of it, or say that it was none.</summary>
    private async Task<FraudCase?> FindAsync(Turn turn, Session session, string number)
    {
        var found = await cases.FindAsync(session, number) ?? await desk.ToldAsync(session, number);
        return found is not null && turn.Tree.Find(found.UnitId) is not null && IsMine(turn, found) ? found : null;
    }

    private static bool IsMine(Turn turn, FraudCase c) => turn.Tree.IsWithin(c.UnitId, turn.Registry.ReachOf(turn.Speaker!));

    private static string UnitOf(Turn turn, FraudCase c) => (turn.Tree.Above(c.UnitId, Tier.Village) ?? turn.Tree[c.UnitId]).Name;

    private static HandlerResult Say(Turn turn, string text) => new HandlerResult().Reply(turn, text);
}
