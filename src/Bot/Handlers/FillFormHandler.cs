using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>填报: the speaker's unit gets what it owes this week as a form to fill in, where the platform has forms; the words to type stand there in any case (rule P32).</summary>
public sealed class FillFormHandler(Duties duties, FormBook forms, Deadlines deadlines, CampaignSettings settings, Audience audience) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Text.TrimEnd('。') is not ("填报" or "我要填报" or "填表")) return null;
        if (turn.Speaker is not { } speaker || turn.IsResident) return new HandlerResult().Reply(turn, HelpText.Refusal(turn));
        var unit = turn.Tree[speaker.UnitId];
        var open = (await duties.ListAsync(session, unit.Id, null))
            .Where(d => d.Form == WeeklyForm.Name && !DutyStatus.IsFrozen(d, turn.Now) && d.State is DutyState.Open or DutyState.Partial or DutyState.Extended)
            .MinBy(d => d.Due);
        if (open is null) return audience.Answer(turn, unit.Id, $"{unit.Name}现在没有要填的。{deadlines.For(turn.Now)}");
        var sheet = WeeklySheet.Of(forms.Weekly, unit, open);
        return audience.Answer(turn, unit.Id, Text(turn, sheet, open)).AsForm(sheet);
    }

    private string Text(Turn turn, ReportForm sheet, Duty open)
    {
        var at = turn.Private || settings.Hearing != Hearing.Mention ? "" : "@我";
        var until = open.Due < turn.Now ? "已过截止时间，请尽快补报" : $"{FormText.Day(WorkCalendar.LocalDate(open.Due), turn.Now)}{FormText.Clock(open.Due)}前报";
        return $"{sheet.Title}数据，{until}。\n请{at}回复，例：安装12，注册10，入户30户。没有新增也请回复：新增0";
    }
}
