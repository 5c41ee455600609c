using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>In which week an edition is pushed (rules C17, C18): one edition a week and office, never in a week whose push is over.</summary>
public static partial class EditionWeeks
{
    /// <summary>The first week still to be pushed that no edition of the office has.</summary>
    public static CampaignWeek Free(IEnumerable<Edition> own, Timetable timetable, DateTimeOffset now)
    {
        var taken = own.Where(IsWeekly).Select(e => e.Week).ToHashSet();
        var week = FirstOpen(timetable, now);
        while (taken.Contains(week.ToString())) week = week.Next;
        return week;
    }

    /// <summary>换期: to the week that is named. An edition that stands there and is not sent changes places with it.</summary>
    public static EditOutcome To(Edition edition, string when, IReadOnlyCollection<Edition> own, Timetable timetable, DateTimeOffset now)
    {
        if (EditionEdit.Sent(edition) is { } sent) return sent;
        if (Named(when, now) is not { } week) return new EditOutcome.Refused($"没看懂换到哪一周。例：换期 第{edition.Number}期 到 第26周，或 换期 第{edition.Number}期 到 6月22日");
        if (week < FirstOpen(timetable, now)) return new EditOutcome.Refused($"{Days(week)}那周的推送时间已过，请换到以后的周。");
        var there = own.FirstOrDefault(e => IsWeekly(e) && e.Id != edition.Id && e.Week == week.ToString());
        if (there is null) return Moved(edition, [Fallen(edition, week)]);
        return EditionEdit.Sent(there) is not null
            ? new EditOutcome.Refused($"{Days(week)}那周已推送第{there.Number}期，请换别的周。")
            : Moved(edition, [Fallen(edition, week), there with { Week = edition.Week }]);
    }

    /// <summary>顺延: a week later; the edition that stands there moves on too, and so on until a week is free.</summary>
    public static EditOutcome Later(Edition edition, IReadOnlyCollection<Edition> own, Timetable timetable, DateTimeOffset now)
    {
        if (EditionEdit.Sent(edition) is { } sent) return sent;
        var (next, open) = (CampaignWeek.Parse(edition.Week)!.Next, FirstOpen(timetable, now));
        var week = next < open ? open : next;
        List<Edition> moved = [Fallen(edition, week)];
        while (own.FirstOrDefault(e => IsWeekly(e) && EditionEdit.Sent(e) is null && e.Id != edition.Id && e.Week == week.ToString()) is { } there)
        {
            week = week.Next;
            moved.Add(there with { Week = week.ToString() });
        }

        return Moved(edition, moved);
    }

    /// <summary>6月22日—6月28日.</summary>
    public static string Days(CampaignWeek week) =>
        FormattableString.Invariant($"{week.Monday.Month}月{week.Monday.Day}日—{week.Sunday.Month}月{week.Sunday.Day}日");

    /// <summary>第26周, 2026-W26, 下周, 6月22日 (the week of that day); null when it is none of them.</summary>
    public static CampaignWeek? Named(string when, DateTimeOffset now)
    {
        var (text, week) = (when.Trim().TrimEnd('。').Replace("那周", "", StringComparison.Ordinal), CampaignWeek.Of(now));
        if (text is "本周" or "这周") return week;
        if (text is "下周" or "下一周" or "下星期") return week.Next;
        if (text is "下下周") return week.Next.Next;
        var match = Form().Match(text);
        if (!match.Success) return CampaignWeek.Parse(text, week.Year) is { } written ? NotPast(written, week) : null;
        if (match.Groups["week"].Success) return CampaignWeek.Of(week.Year, Count(match, "week")) is { } numbered ? NotPast(numbered, week) : null;
        var (month, day, year) = (Count(match, "month"), Count(match, "day"), week.Year);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var dated = CampaignWeek.Of(new DateOnly(year, month, day));
        // In December 1月4日 is next year's.
        return dated.Monday.DayNumber < week.Monday.DayNumber - 180 ? CampaignWeek.Of(new DateOnly(year + 1, month, day)) : dated;
    }

    // In December 第2周 is next year's.
    private static CampaignWeek? NotPast(CampaignWeek named, CampaignWeek week) =>
        named.Monday.DayNumber < week.Monday.DayNumber - 180 ? CampaignWeek.Of(named.Year + 1, named.Number) : named;

    private static CampaignWeek FirstOpen(Timetable timetable, DateTimeOffset now)
    {
        var week = CampaignWeek.Of(now);
        return now > timetable.RoundOf(timetable.PushWeek(week))!.PushUntil ? week.Next : week;
    }

    private static bool IsWeekly(Edition e) => !e.Flash && e.State != EditionState.Skipped;

    private static Edition Fallen(Edition edition, CampaignWeek week) => edition with { Week = week.ToString(), State = EditionState.Draft, ApprovedBy = null };

    private static EditOutcome.Changed Moved(Edition old, List<Edition> moved)
    {
        var others = moved.Skip(1).Select(e => $"第{e.Number}期随之改到{Days(CampaignWeek.Parse(e.Week)!)}那周{(e.State == EditionState.Approved ? "，批准仍有效" : "")}。");
        return new(moved, $"第{old.Number}期改到{Days(CampaignWeek.Parse(moved[0].Week)!)}那周推送。{string.Concat(others)}", old.State == EditionState.Approved);
    }

    private static int Count(Match match, string group) => EditCommandReader.Count(match.Groups[group].Value) ?? 0;

    [GeneratedRegex(@"\A(第?(?<week>[0-9０-９一二三四五十]{1,4})周|(?<month>[0-9]{1,2})[月.](?<day>[0-9]{1,2})[日号]?)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
