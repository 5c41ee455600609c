using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>How tasks are spoken of.</summary>
internal static class TaskText
{
    private const int MostLines = 8;
    private const int MostNames = 6;

    public static string Day(DateOnly day, DateOnly today) => FormattableString.Invariant($"{(day.Year == today.Year ? "" : $"{day.Year}年")}{day.Month}月{day.Day}日");

    /// <summary>What a table holds, shown before anything is given out.</summary>
    public static string Preview(TaskReading reading, OrgTree tree, DateOnly today, IReadOnlyList<string> burden, string? budget)
    {
        List<string> lines = [];
        if (reading.Drafts.Count > 0)
        {
            var units = reading.Drafts.SelectMany(d => d.Leads).Distinct().Count();
            lines.Add($"读到任务{reading.Drafts.Count}项，{units}个单位要办：");
            lines.AddRange(reading.Drafts.Take(MostLines).Select(d => $"· {d.Title}｜{Names(tree, d.Leads)}{Co(tree, d)}｜{Day(d.Due, today)}"));
            if (reading.Drafts.Count > MostLines) lines.Add($"（另有{reading.Drafts.Count - MostLines}项，下发后发“任务台账”看全）");
        }

        if (reading.Faults.Count > 0) lines.Add("没有读进去的：" + string.Join('；', reading.Faults.Take(MostLines)));
        if (reading.Notes.Count > 0) lines.Add("请留意：" + string.Join('；', reading.Notes.Take(MostLines)));
        lines.AddRange(burden);
        if (budget is not null) lines.Add(budget);
        lines.Add(reading.Drafts.Count == 0 ? "没有可以下发的任务，改好表再发一次。"
            : burden.Count == 0 ? "下发请回复：确认；不发请回复：取消"
            : "上级有文件要求的，请连文号一起回复，例：确认 云平安发〔2026〕3号；仍要下发请回复：确认；不发请回复：取消");
        return string.Join('\n', lines);
    }

    public static string Given(string office, IReadOnlyList<TownTask> given, DateOnly today)
    {
        var lines = given.Select(t => $"{t.Number} {t.Title}（{Day(t.Due, today)}前）");
        return $"{office}下发任务{given.Count}项：\n{string.Join('\n', lines)}\n办好了请回复：完成 {given[0].Number}（照片、文件可以一起发）。看全部请回复：我的任务";
    }

    /// <summary>3 建立反诈宣传队（6月30日前）, with what became of it.</summary>
    public static string Owed(TownTask task, Duty duty, DateTimeOffset now, DateOnly today) => $"{task.Number} {task.Title}（{Day(task.Due, today)}前{State(duty, now)}）";

    public static string State(Duty duty, DateTimeOffset now) => duty.State switch
    {
        DutyState.Done => "，已办结",
        DutyState.Late => "，逾期办结",
        DutyState.Extended => "，已延期",
        DutyState.Missed => "，已逾期",
        _ => now > duty.Due ? "，已逾期" : "",
    };

    /// <summary>Up to six names, then how many.</summary>
    public static string Names(OrgTree tree, IReadOnlyList<string> ids)
    {
        var names = string.Join('、', ids.Take(MostNames).Select(i => tree.Find(i)?.Name ?? i));
        return ids.Count > MostNames ? $"{names}等{ids.Count}个" : names;
    }

    private static string Co(OrgTree tree, TaskDraft draft) => draft.CoUnits.Count == 0 ? "" : $"，配合：{Names(tree, draft.CoUnits)}";
}
