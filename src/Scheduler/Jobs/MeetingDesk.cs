using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Meetings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Announces a meeting and draws the page its participants need from what is booked already (rules W8, W9): nobody writes a report for it.</summary>
public sealed class MeetingDesk(Meetings meetings, Ledger ledger, Duties duties, TownTasks tasks, MeetingCalendar calendar, RankingPolicy policy, Mouth mouth)
{
    private const int MostTasks = 5;

    public Meetings Meetings => meetings;

    public MeetingCalendar Calendar => calendar;

    /// <summary>In the township's work group once, and the page privately to office and leaders.</summary>
    public async Task AnnounceAsync(Session session, Registry registry, Meeting meeting, DateTimeOffset now)
    {
        if (!await meetings.AnnouncedAsync(session, meeting.Id, now)) return;
        if (registry.WorkGroupOf(meeting.OfficeUnitId) is { } group)
            await mouth.SayAsync(session, Outgoing.ToGroup(group, $"{meeting.Id}/notice", MeetingText.Notice(meeting)), now);
        var brief = await BriefAsync(session, registry.Tree, meeting, now);
        foreach (var member in registry.Members.Values.Where(m => m.UnitId == meeting.OfficeUnitId && m.Role is Role.Office or Role.Commander))
        {
            if (Outgoing.ToMember(registry, member.Id, $"{meeting.Id}/brief/{member.Id}", brief) is { } message) await mouth.SayAsync(session, message, now);
        }
    }

    /// <summary>One page: how far, against the time before, who owes, what is late.</summary>
    public async Task<string> BriefAsync(Session session, OrgTree tree, Meeting meeting, DateTimeOffset now)
    {
        var scope = tree[meeting.OfficeUnitId];
        var below = tree.Subtree(scope.Id).Select(u => u.Id).ToList();
        var book = new TotalsBook(tree, await ledger.OfUnitsAsync(session, below, null, null, null));
        var owed = (await duties.ListAsync(session, null, CampaignWeek.Of(now).Previous.ToString())).Where(d => tree.IsWithin(d.UnitId, scope.Id)).ToList();
        var progress = new ProgressFacts(book, scope, CampaignWeek.Of(now).Period, owed, policy, now);
        List<string> lines = [$"【会前材料】{meeting.Title}（{MeetingText.When(meeting)}）", "一、进度：" + ProgressText.For(progress)];
        lines.Add("二、比较：" + ProgressText.Comparison(progress, meeting.Kind == MeetingKind.Quarterly ? TrendKind.LastMonth : TrendKind.LastWeek, Metric.Dissuade));
        if (meeting.Kind == MeetingKind.Quarterly) lines.Add("　　本季度：" + PeriodText.For(book, scope, Quarter(now), now));
        lines.Add("三、报送：" + Missing(tree, owed));
        lines.Add("四、任务：" + await TasksAsync(session, tree, scope, now));
        lines.Add("以上数字都来自台账，不用各村另报。");
        return string.Join('\n', lines);
    }

    private static Period Quarter(DateTimeOffset now)
    {
        var today = WorkCalendar.LocalDate(now);
        return new Period(new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1), today);
    }

    private static string Missing(OrgTree tree, List<Duty> owed)
    {
        var missing = owed.Where(d => d.State is not (DutyState.Done or DutyState.Late)).OrderBy(d => tree[d.UnitId].Order).Select(d => tree[d.UnitId].Name).ToList();
        return owed.Count == 0 ? "上周没有要报的。" : missing.Count == 0 ? $"上周{owed.Count}个单位全部报送。" : $"上周未报{missing.Count}个：{string.Join('、', missing)}。";
    }

    private async Task<string> TasksAsync(Session session, OrgTree tree, OrgUnit scope, DateTimeOffset now)
    {
        var standing = (await tasks.StandingAsync(session)).Where(t => t.OfficeUnitId == scope.Id).ToList();
        if (standing.Count == 0) return "没有下发任务。";
        var open = (await duties.OfFormAsync(session, null)).Where(d => d.State is not (DutyState.Done or DutyState.Late)).ToLookup(d => d.Form);
        var late = standing.Where(t => open[t.FormName].Any(d => now > d.Due)).ToList();
        var named = string.Join('；', late.Take(MostTasks).Select(t => $"{t.ShortName}（{string.Join('、', open[t.FormName].OrderBy(d => tree.Find(d.UnitId)?.Order).Take(MostTasks).Select(d => tree.Find(d.UnitId)?.Name))}）"));
        return string.Create(CultureInfo.InvariantCulture, $"共{standing.Count}项，办结{standing.Count(t => !open.Contains(t.FormName))}项，逾期{late.Count}项{(late.Count > 0 ? "：" + named : "")}。");
    }
}

/// <summary>How meetings are spoken of.</summary>
public static class MeetingText
{
    public static string Notice(Meeting meeting) =>
        $"【会议通知】{When(meeting)}，{meeting.Place}，{meeting.Title}。能来请回复：到会；来不了请回复：请假 加原因";

    /// <summary>6月26日周五15:00.</summary>
    public static string When(Meeting meeting)
    {
        var day = WorkCalendar.LocalDate(meeting.StartsAt);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日周{"日一二三四五六"[(int)day.DayOfWeek]}{FormText.Clock(meeting.StartsAt)}");
    }
}
