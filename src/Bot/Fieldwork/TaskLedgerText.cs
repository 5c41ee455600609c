using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>任务台账 and 任务 3: what is done, what is late, who is missing.</summary>
internal static class TaskLedgerText
{
    private const int MostLines = 15;
    private const int MostProofs = 5;

    public static string Ledger(string unit, IReadOnlyList<(TownTask Task, IReadOnlyList<Duty> Duties)> tasks, Turn turn)
    {
        if (tasks.Count == 0) return $"{unit}没有任务。下发请私聊发任务分解表，或发：布置 6月26日前 各村（社区） 报联络员名单";
        var done = tasks.Count(t => t.Duties.All(TaskDesk.IsDone));
        var late = tasks.Count(t => t.Duties.Any(d => IsLate(d, turn.Now)));
        List<string> lines = [$"{unit}任务{tasks.Count}项：办结{done}项，在办{tasks.Count - done}项，其中有单位逾期{late}项。"];
        var open = tasks.Where(t => !t.Duties.All(TaskDesk.IsDone)).ToList();
        lines.AddRange(open.Take(MostLines).Select(t => Line(t.Task, t.Duties, turn)));
        if (open.Count > MostLines) lines.Add($"另有{open.Count - MostLines}项在办。");
        lines.Add(open.Count > 0 ? $"看一项请发：任务 {open[0].Task.Number}" : "全部办结。");
        return string.Join('\n', lines);
    }

    /// <summary>One task with its units, and what they handed in.</summary>
    public static string Detail(TownTask task, IReadOnlyList<Duty> duties, IReadOnlyList<TaskProof> proofs, Turn turn)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        List<string> lines = [$"{task.Number}号任务：{task.Title}", $"时限：{TaskText.Day(task.Due, today)}{(task.CancelledAt is null ? "" : "（已取消）")}{(task.Document is null ? "" : "　依据：" + task.Document)}"];
        foreach (var state in duties.GroupBy(d => Said(d, turn.Now)).OrderBy(g => g.Key, StringComparer.Ordinal))
            lines.Add($"{state.Key}{state.Count()}个：{TaskText.Names(turn.Tree, [.. state.OrderBy(d => turn.Tree.Find(d.UnitId)?.Order).Select(d => d.UnitId)])}");
        if (task.CoUnits.Count > 0) lines.Add($"配合：{TaskText.Names(turn.Tree, task.CoUnits)}");
        lines.AddRange(proofs.TakeLast(MostProofs).Select(p => $"{turn.Tree.Find(p.UnitId)?.Name}：{(p.Words.Length > 0 ? p.Words : "")}{(p.Files.Count > 0 ? $"（佐证{p.Files.Count}份）" : "")}"));
        return string.Join('\n', lines);
    }

    private static string Line(TownTask task, IReadOnlyList<Duty> duties, Turn turn)
    {
        var open = duties.Where(d => !TaskDesk.IsDone(d)).OrderBy(d => turn.Tree.Find(d.UnitId)?.Order).Select(d => d.UnitId).ToList();
        var late = duties.Any(d => IsLate(d, turn.Now)) ? "逾期未办" : "未办";
        return $"{task.ShortName}（{TaskText.Day(task.Due, WorkCalendar.LocalDate(turn.Now))}）{duties.Count - open.Count}/{duties.Count}，{late}：{TaskText.Names(turn.Tree, open)}";
    }

    private static bool IsLate(Duty duty, DateTimeOffset now) => !TaskDesk.IsDone(duty) && (duty.State == DutyState.Missed || now > duty.Due);

    private static string Said(Duty duty, DateTimeOffset now) => duty.State switch
    {
        DutyState.Done => "按时办结",
        DutyState.Late => "逾期办结",
        DutyState.Extended => "延期",
        _ => IsLate(duty, now) ? "逾期未办" : "未办",
    };
}
