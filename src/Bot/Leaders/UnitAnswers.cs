using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Leaders;

/// <summary>How far a unit or the whole is, who has not reported, and which way it goes.</summary>
public sealed class UnitAnswers(LeaderFacts facts, Audience audience, OtherForms others, VerifiedFigures verified, AnswerPictures pictures)
{
    public async Task<HandlerResult> ProgressAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        var text = await FigureAsync(turn, session, question, unit)
            ?? (unit.Tier is Tier.Village or Tier.Grid
                ? await DetailAsync(turn, session, unit)
                : await WholeAsync(turn, session, unit));
        return audience.Answer(turn, unit.Id, text);
    }

    public async Task<HandlerResult> MissingAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        // Said on a Monday, 本周没报的 are those who owe last week's data: no other are due.
        var asked = question.Period is { Days: 7 } week ? CampaignWeek.Of(week.From) : null;
        var due = CampaignWeek.Of(turn.Now).Previous;
        if (asked is not null && asked < due) due = asked;
        var owed = await facts.DutiesAsync(session, turn.Tree, unit.Id, due);
        var weekly = MissingText.For(turn.Tree, owed, due.Number, await facts.RemindedAsync(session, owed), turn.Now);
        var lines = await others.MissingAsync(turn, session, unit.Id);
        return audience.Answer(turn, unit.Id, string.Join('\n', owed.Count == 0 && lines.Count > 0 ? lines : lines.Prepend(weekly)));
    }

    public async Task<HandlerResult> TrendAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        var span = question.Span ?? new TrendSpan(TrendKind.LastWeek);
        var progress = await facts.ProgressAsync(session, turn.Tree, unit, turn.Now);
        if (span.Kind != TrendKind.Weeks) return audience.Answer(turn, unit.Id, ProgressText.Comparison(progress, span.Kind, question.Metric));
        var trend = Trend.Of(progress.Book, unit, question.Metric ?? Metric.AppInstall, span.Weeks, Collecting(turn), turn.Now);
        return pictures.Add(turn, audience.Answer(turn, unit.Id, TrendText.For(trend) + (span.Cut ? $"\n趋势最多看{Trend.MostWeeks}周，更早的请要月表。例：导出5月" : "")), $"{unit.Name}趋势", () => PictureSketches.Trend(trend));
    }

    /// <summary>The week whose numbers are still coming in, or null when it is frozen.</summary>
    private CampaignWeek? Collecting(Turn turn)
    {
        var last = CampaignWeek.Of(turn.Now).Previous;
        return facts.Timetable.RoundFor(last).Freeze >= turn.Now ? last : null;
    }

    /// <summary>The answer for one metric or for days that are over; null when the ordinary answer serves.</summary>
    private async Task<string?> FigureAsync(Turn turn, Session session, LeaderQuestion question, OrgUnit unit)
    {
        var ordinary = question.Period is null || question.Period == CampaignWeek.Of(turn.Now).Period;
        var ofMetric = question.Metric is { } metric && metric is not (Metric.AppInstall or Metric.InstallRate);
        if (!ofMetric && (ordinary || (IsToday(turn, question) && unit.Tier is Tier.County or Tier.Township))) return null;
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        if (ofMetric) return MetricText.For(book, unit, question.Metric!.Value, ordinary ? null : question.Period, turn.Now);
        var text = PeriodText.For(book, unit, question.Period!.Value, turn.Now);
        return text + await ReportsAsync(turn, session, unit, IsToday(turn, question) ? null : question.Period);
    }

    /// <summary>A township or county, with what the calls to its people bear out.</summary>
    private async Task<string> WholeAsync(Turn turn, Session session, OrgUnit unit)
    {
        var progress = await facts.ProgressAsync(session, turn.Tree, unit, turn.Now);
        var text = ProgressText.For(progress);
        var beside = await verified.BesideAsync(turn, session, unit, RateFacts.At(progress.Book, unit, Metric.AppInstall, WorkCalendar.LocalDate(turn.Now)).Total);
        return text + (beside.Length > 0 && text.Contains('\n', StringComparison.Ordinal) ? "\n" : "") + beside;
    }

    private async Task<string> DetailAsync(Turn turn, Session session, OrgUnit unit)
    {
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var newest = await facts.NewestAsync(session, turn.Tree, unit.Id);
        var last = await facts.LastReportAsync(session, unit.Id);
        var text = UnitDetailText.For(book, unit, CampaignWeek.Of(turn.Now).Period, newest, last, turn.Now);
        var total = book.TotalAsOf(unit.Id, Metric.AppInstall, WorkCalendar.LocalDate(turn.Now));
        return text + await verified.BesideAsync(turn, session, unit, total) + await ReportsAsync(turn, session, unit, null);
    }

    /// <summary>How the unit stands with its report, or how many of a township's units do. Period null = the week now due.</summary>
    private async Task<string> ReportsAsync(Turn turn, Session session, OrgUnit unit, Period? period)
    {
        if (period is { Days: not 7 }) return "";
        var week = period is { } days ? CampaignWeek.Of(days.From) : CampaignWeek.Of(turn.Now).Previous;
        var duties = await facts.DutiesAsync(session, turn.Tree, unit.Id, week);
        if (duties.FirstOrDefault(d => d.UnitId == unit.Id) is { } own) return DutyText.State(own);
        var done = duties.Count(d => d.State is DutyState.Done or DutyState.Late);
        return duties.Count == 0 || period is null ? "" : $"{duties.Count}个单位报了{done}个。";
    }

    private static bool IsToday(Turn turn, LeaderQuestion question) => question.Period == Period.Of(WorkCalendar.LocalDate(turn.Now));
}
