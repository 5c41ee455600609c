using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>劝返底数16，核减5，增量1 and 核减率 (rule W13): numbers only.</summary>
public sealed class RepatriationHandler(ActivityRecords records, RepatriationSettings settings, FormClosing forms, Audience audience) : IMessageHandler
{
    private const string Example = "例：劝返底数16，核减5，增量0";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        if (turn.Text is "核减率" or "劝返情况" or "劝返进度") return await StateAsync(turn, session);
        return RepatriationWords.Read(turn.Text) is { } said ? await CountAsync(turn, session, said) : null;
    }

    private async Task<HandlerResult?> CountAsync(Turn turn, Session session, RepatriationWords said)
    {
        var unit = said.Unit.Length == 0 ? turn.Tree.Above(turn.Speaker!.UnitId, Tier.Village) ?? turn.SpeakerUnit!
            : turn.Tree.FindByName(said.Unit) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(said.Unit));
        if (unit is null || !Entitlement.MayBook(turn.Tree, turn.Speaker!, unit.Id)) return new HandlerResult().Reply(turn, $"“{said.Unit}”不在您负责的单位里。{Example}");
        var before = (await records.CountsAsync(session)).FirstOrDefault(c => c.UnitId == unit.Id);
        var count = new RepatriationCount(
            unit.Id, WorkCalendar.LocalDate(turn.Message.SentAt), said.Base ?? before?.Base ?? 0, said.Reduced ?? before?.Reduced ?? 0, said.Added ?? before?.Added ?? 0);
        if (count.Reduced > count.Listed) return new HandlerResult().Reply(turn, $"核减{count.Reduced}人多于底数加增量{count.Listed}人，请核对。{Example}");
        var result = new HandlerResult().Save(s => records.AddCountAsync(s, count, turn.Speaker!.Id, turn.Message.Id, turn.Message.SentAt));
        var closed = await forms.CloseAsync(turn, session, unit.Id, "劝返", result);
        foreach (var say in audience.Answer(turn, unit.Id, $"已登记：{Line(unit.Name, count)}。只报数字，不要发名单。{closed}").Says) result.Say(say);
        return result;
    }

    private async Task<HandlerResult?> StateAsync(Turn turn, Session session)
    {
        var root = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var counts = (await records.CountsAsync(session)).Where(c => turn.Tree.IsWithin(c.UnitId, root.Id)).ToList();
        // 核减率 may also have been entered as a figure of the year; without counts that is what is asked for.
        if (counts.Count == 0) return turn.Text == "核减率" ? null : new HandlerResult().Reply(turn, $"{root.Name}还没有报过劝返数。{Example}");
        // A township's own count stands for the whole: it is not added to those of its villages.
        var whole = counts.FirstOrDefault(c => c.UnitId == root.Id) ?? counts.Aggregate((a, b) => a + b);
        var stale = counts.Where(c => c.UnitId != root.Id && c.Reduced < c.Listed && c.Day < WorkCalendar.LocalDate(turn.Now).AddDays(-settings.EveryDays)).Select(c => c.UnitId).ToList();
        List<string> lines = [$"截至{whole.Day:M月d日}，{Line(root.Name, whole)}。"];
        lines.AddRange(counts.Where(c => c.UnitId != root.Id).OrderBy(c => turn.Tree.Find(c.UnitId)?.Order).Select(c => Line(turn.Tree.Find(c.UnitId)?.Name ?? "", c)));
        if (stale.Count > 0) lines.Add($"超过{settings.EveryDays}天没更新：{TaskText.Names(turn.Tree, stale)}");
        return audience.Answer(turn, root.Id, string.Join('\n', lines));
    }

    private string Line(string unit, RepatriationCount c)
    {
        var missing = c.Missing(settings.Target);
        var rate = c.Rate is { } percent ? $"，核减率{BookingText.Number(percent)}%（目标{BookingText.Number(settings.Target)}%{(missing > 0 ? $"，还差{missing}人" : "，已达到")}）" : "";
        return $"{unit}劝返底数{c.Base}人，增量{c.Added}人，核减{c.Reduced}人{rate}";
    }
}
