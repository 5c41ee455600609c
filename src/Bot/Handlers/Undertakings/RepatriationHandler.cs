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
        return RepatriationWords.Read(turn.Text) switch
        {
            RepatriationWords.Asked asked => await StateAsync(turn, session, asked.Unit),
            RepatriationWords.Counted said => await CountAsync(turn, session, said),
            RepatriationWords.NotCounted => new HandlerResult().Reply(turn, $"核减率按人数算，请报现在的人数，例：核减率 5/16（核减5人，底数16人），或：{Example[2..]}"),
            _ => null,
        };
    }

    /// <summary>A cadre's village; office and police count for the township as a whole.</summary>
    private static OrgUnit? OwnOf(Turn turn) => turn.Tree.Above(turn.Speaker!.UnitId, turn.Speaker.Role == Role.Cadre ? Tier.Village : Tier.Township) ?? turn.SpeakerUnit;

    /// <summary>Null: no unit of that name.</summary>
    private static OrgUnit? UnitNamed(Turn turn, string name) => turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));

    private async Task<HandlerResult?> CountAsync(Turn turn, Session session, RepatriationWords.Counted said)
    {
        var unit = said.Unit.Length == 0 ? OwnOf(turn)
            : UnitNamed(turn, said.Unit);
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

    private async Task<HandlerResult?> StateAsync(Turn turn, Session session, string name)
    {
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        // A word before 核减率 that is no unit makes it talk.
        if ((name is "" or "全乡" or "全镇" ? reach : UnitNamed(turn, name)) is not { } root) return null;
        if (!turn.Tree.IsWithin(root.Id, reach.Id)) return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级，例：核减率 {reach.Name}");
        var counts = (await records.CountsAsync(session)).Where(c => turn.Tree.IsWithin(c.UnitId, root.Id)).ToList();
        if (counts.Count == 0) return audience.Answer(turn, root.Id, $"{root.Name}还没有报过劝返数。{Example}");
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
