using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What people ask about forms beside the weekly one: who has not reported, what is still to come.</summary>
public sealed class OtherForms(Duties duties, Ledger ledger, FormCalendar calendar)
{
    private const int DaysAhead = 10;

    /// <summary>半月报（5.29—6.13）未报2个：…, one line for each form whose window is open; empty when there is none.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(Turn turn, Session session, string rootId)
    {
        var lines = new List<string>();
        foreach (var round in calendar.Running(turn.Now).Where(r => WorkCalendar.At(r.Instance.Nominal, TimeOnly.MinValue) <= turn.Now).OrderBy(r => r.Due))
        {
            var own = (await duties.ListAsync(session, null, round.Instance.Key)).Where(d => d.Form == round.Form.Name && turn.Tree.IsWithin(d.UnitId, rootId)).ToList();
            if (own.Count == 0) continue;
            var verb = round.Form.IsDeed ? "办" : "报";
            var missing = own.Where(d => d.State is not (DutyState.Done or DutyState.Late)).OrderBy(d => turn.Tree[d.UnitId].Order)
                .Select(d => turn.Tree[d.UnitId].Name + (d.State == DutyState.Extended ? "（延期）" : "")).ToList();
            var name = FormText.Named(round.Form, round.Instance.Period);
            lines.Add(missing.Count == 0 ? $"{name}{own.Count}个单位已全部{(round.Form.IsDeed ? "办结" : "报送")}。"
                : $"{name}未{verb}{missing.Count}个：{string.Join('、', missing)}（{FormText.Closing(round, turn.Now, "截止")}）。");
        }

        return lines;
    }

    /// <summary>What one unit still owes of these forms within ten days, counters with what they stand at.</summary>
    public async Task<IReadOnlyList<string>> OwedAsync(Turn turn, Session session, string unitId)
    {
        var own = (await duties.ListAsync(session, unitId, null)).ToDictionary(d => d.Id);
        var lines = new List<string>();
        foreach (var round in calendar.Running(turn.Now).OrderBy(r => r.Due))
        {
            if (!own.TryGetValue(round.DutyId(unitId), out var duty) || duty.State is DutyState.Done or DutyState.Late) continue;
            if (!round.Form.Schedule.IsCounter && round.Instance.Due > WorkCalendar.LocalDate(turn.Now).AddDays(DaysAhead)) continue;
            var stands = round.Form.Schedule.IsCounter ? await StandsAsync(turn, session, round, duty) : duty.State == DutyState.Extended ? "，已延期" : "";
            lines.Add($"{FormText.Named(round.Form, duty.Period)}：{FormText.Closing(round, turn.Now, "前")}{stands}。例：{FormText.Example(round.Form)}");
        }

        return lines;
    }

    private async Task<string> StandsAsync(Turn turn, Session session, FormRound round, Duty duty)
    {
        var number = round.Form.Required[0].Metric;
        var units = turn.Tree.Subtree(duty.UnitId).Select(u => u.Id).ToList();
        var entries = await ledger.OfUnitsAsync(session, units, [number], duty.Period.From, duty.Period.To);
        var count = FormFilling.Count(round.Form, duty, new TotalsBook(turn.Tree, entries));
        return $"，最少{FormText.Amount(round.Form, round.Form.Minimum)}，已有{FormText.Amount(round.Form, count)}";
    }
}

/// <summary>我的任务: everything the speaker's unit still owes, the weekly data first.</summary>
public sealed class DutyListHandler(OtherForms others, Duties duties, Deadlines deadlines, TaskDesk tasks) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text is not ("我的任务" or "任务清单" or "报送任务" or "待报")) return null;
        var lines = new List<string>();
        foreach (var id in turn.Speaker!.StandsInFor.Prepend(turn.Speaker.UnitId).Distinct())
        {
            if (turn.Tree.Find(id) is not { } unit) continue;
            var weekly = (await duties.ListAsync(session, id, null)).Where(d => d.Form == WeeklyForm.Name && !DutyStatus.IsFrozen(d, turn.Now)).Select(DutyText.State);
            List<string> owed = [.. weekly, .. await others.OwedAsync(turn, session, id), .. await TasksAsync(turn, session, id)];
            if (owed.Count > 0) lines.AddRange(owed.Prepend($"{unit.Name}："));
        }

        return new HandlerResult().Reply(turn, lines.Count > 0 ? string.Join('\n', lines) : $"现在没有要报的。{deadlines.For(turn.Now)}");
    }

    /// <summary>Tasks with their numbers, as they are said back; what the unit only helps with stands below (rule W5).</summary>
    private async Task<IReadOnlyList<string>> TasksAsync(Turn turn, Session session, string unitId)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var owed = await tasks.OwedAsync(session, [unitId]);
        List<string> lines = [.. owed.Select(o => TaskText.Owed(o.Task, o.Duty, turn.Now, today))];
        if (lines.Count > 0) lines.Add($"办好请回复：完成 {owed[0].Task.Number}");
        var helping = (await tasks.Tasks.StandingAsync(session, today)).Where(t => t.CoUnits.Contains(unitId)).ToList();
        lines.AddRange(helping.Select(t => $"配合{TaskText.Names(turn.Tree, t.Leads)}：{t.Title}（{TaskText.Day(t.Due, today)}前）"));
        return lines;
    }
}
