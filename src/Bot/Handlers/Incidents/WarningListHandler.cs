using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>预警清单, 预警 0618-03, 今日预警, 预警统计 6月: what is open and how quick people were (rules I2, I9). Groups read counts only.</summary>
public sealed class WarningListHandler(Warnings warnings, WarningRules rules, Questions questions, Audience audience) : IMessageHandler
{
    private const int MostLines = 20;

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || WarningQuestion.Read(turn.Text) is not { } asked) return null;
        return asked switch
        {
            WarningQuestion.List => await ListAsync(turn, session),
            WarningQuestion.One one => await OneAsync(turn, session, one.Number),
            WarningQuestion.Counts counts => await CountsAsync(turn, session, counts.Days),
            _ => await FiguresAsync(turn, session),
        };
    }

    private async Task<HandlerResult?> ListAsync(Turn turn, Session session)
    {
        // 预警 may also name the metric a question of ours asks for.
        if (turn.Text == "预警" && (!turn.Private || await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now) is not null)) return null;
        var given = await warnings.OpenOfAsync(session, turn.Speaker!.Id);
        var overseen = turn.Speaker.Role is Role.Cadre ? [] : (await warnings.ListAsync(session, turn.Now, turn.Now, orOpen: true)).Where(w => IsWithin(turn, w));
        var all = given.Concat(overseen).DistinctBy(w => w.Id).OrderBy(w => w.RaisedAt).ToList();
        var lines = all.Take(MostLines).Select(w => WarningText.Line(w, WarningText.Unit(turn.Tree, w.UnitId), w.OwnerId is { } owner ? turn.Registry.NameOf(owner) : null));
        var text = all.Count == 0 ? "没有未办结的预警。" : $"未办结预警{all.Count}条：\n{string.Join('\n', lines)}\n看一条请回复：预警 {all[0].Number}";
        return Private(turn, text);
    }

    private async Task<HandlerResult> OneAsync(Turn turn, Session session, string number)
    {
        var warning = await warnings.FindAsync(session, number);
        var told = warning is null ? [] : await warnings.ReceiversAsync(session, warning.Id);
        var (given, within) = (warning is not null && MayRead(turn, warning, told), warning is not null && IsWithin(turn, warning) && turn.Speaker!.Role != Role.Cadre);
        if (!given && !within) return Private(turn, $"没有派给您的预警{number}。");
        var unit = WarningText.Unit(turn.Tree, warning!.UnitId);
        var text = given
            ? WarningText.Ticket(warning, unit, rules.Of(warning.Level), warning.RaisedBy.Length > 0 ? turn.Registry.NameOf(warning.RaisedBy) : "反诈中心", string.Join('、', told.Select(turn.Registry.NameOf)))
            : WarningText.Line(warning, unit, warning.OwnerId is { } owner ? turn.Registry.NameOf(owner) : null);
        var notes = (await warnings.NotesAsync(session, warning.Id)).Select(n => $"{WarningText.Time(n.At)} {turn.Registry.NameOf(n.MemberId)} {WarningQuestion.StepName(n.Step)}").ToList();
        return Private(turn, notes.Count == 0 ? text : $"{text}\n经过：\n{string.Join('\n', notes)}");
    }

    private async Task<HandlerResult> CountsAsync(Turn turn, Session session, string days)
    {
        var period = days switch { "本周" => CampaignWeek.Of(turn.Now).Period, "本月" => Month(turn), _ => Period.Of(WorkCalendar.LocalDate(turn.Now)) };
        var root = Root(turn);
        var found = (await ListAsync(session, period)).Where(w => turn.Tree.IsWithin(w.UnitId, root)).ToList();
        return audience.Answer(turn, root, WarningText.Counts(days is "" or "今天" ? "今日" : days, WarningFigures.Of(found, rules)));
    }

    private async Task<HandlerResult> FiguresAsync(Turn turn, Session session)
    {
        var period = turn.Names.Period is { } phrase && Periods.Resolve(phrase, turn.Message.SentAt) is { } said ? said : Month(turn);
        var root = Root(turn);
        var found = (await ListAsync(session, period)).Where(w => turn.Tree.IsWithin(w.UnitId, root)).ToList();
        if (found.Count == 0) return audience.Answer(turn, root, $"{period}没有预警。");
        var byUnit = found.GroupBy(w => turn.Tree.Above(w.UnitId, Tier.Village)?.Id ?? w.UnitId).OrderBy(g => turn.Tree.Find(g.Key)?.Order ?? int.MaxValue);
        var lines = byUnit.Select(g => WarningText.Figures(WarningText.Unit(turn.Tree, g.Key), WarningFigures.Of([.. g], rules)));
        var note = "时间是从派单算起的中位数；误报不计时效。";
        return audience.Answer(turn, root, $"{period}预警统计\n{WarningText.Figures("合计", WarningFigures.Of(found, rules))}\n{string.Join('\n', lines)}\n{note}");
    }

    private Task<IReadOnlyList<Warning>> ListAsync(Session session, Period period) =>
        warnings.ListAsync(session, WorkCalendar.At(period.From, TimeOnly.MinValue), WorkCalendar.At(period.To.AddDays(1), TimeOnly.MinValue));

    private static Period Month(Turn turn)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var first = new DateOnly(today.Year, today.Month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>In a work group its unit is meant, where the asker may see it; else what the asker serves.</summary>
    private static string Root(Turn turn)
    {
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        return !turn.Private && turn.Group.UnitId is { } here && turn.Tree.IsWithin(here, reach) ? here : reach;
    }

    private static bool MayRead(Turn turn, Warning warning, IReadOnlyList<string> told) =>
        told.Contains(turn.Speaker!.Id) || warning.RaisedBy == turn.Speaker.Id || (turn.Speaker.Role == Role.Police && IsWithin(turn, warning));

    private static bool IsWithin(Turn turn, Warning warning) => turn.Tree.IsWithin(warning.UnitId, turn.Registry.ReachOf(turn.Speaker!));

    private static HandlerResult Private(Turn turn, string text) => turn.Private
        ? new HandlerResult().Reply(turn, text)
        : new HandlerResult().Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
}
