using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>完成 报联络员名单: a one-off task without numbers is done when the unit says so (rule D13).</summary>
public sealed partial class TaskDoneHandler(Duties duties, FormBook forms, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || !forms.Others.Any(f => f is { IsDeed: true })) return null;
        var said = Done().Match(turn.Text);
        if (!said.Success) return null;
        var open = new List<Duty>();
        foreach (var unit in turn.Speaker!.StandsInFor.Prepend(turn.Speaker.UnitId).Distinct())
        {
            open.AddRange((await duties.ListAsync(session, unit, null)).Where(d => forms.Find(d.Form) is { IsDeed: true } && d.DoneAt is null && !DutyStatus.IsFrozen(d, turn.Message.SentAt)));
        }

        var what = said.Groups["what"].Value;
        var meant = what.Length == 0 ? open : [.. open.Where(d => Means(what, forms.TitleOf(d)!))];
        // 已完成 is said of many things; without an open task it is none of ours.
        if (meant.Count == 0) return null;
        if (meant.Select(d => d.Form).Distinct().Count() > 1)
            return new HandlerResult().Reply(turn, $"哪一项？请回复，例：完成 {forms.TitleOf(meant[0])}");
        return Save(turn, meant);
    }

    private HandlerResult Save(Turn turn, List<Duty> meant)
    {
        var result = new HandlerResult();
        foreach (var duty in meant)
        {
            var done = DutyStatus.After(duty, new FormFilling(true, true, turn.Message.SentAt), turn.Now);
            result.Save(s => duties.SetAsync(s, duty.Id, done.State, done.DoneAt, null));
            result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "task-done", duty.Id, turn.Message.Id, turn.Now));
        }

        var late = DutyStatus.IsOnTime(meant[0], turn.Message.SentAt) ? "" : "（迟办）";
        return result.Reply(turn, $"已登记：{string.Join('、', meant.Select(d => turn.Tree[d.UnitId].Name))}完成“{forms.TitleOf(meant[0])}”{late}。");
    }

    private static bool Means(string what, string title) => title.Contains(what, StringComparison.Ordinal) || what.Contains(title, StringComparison.Ordinal);

    [GeneratedRegex(@"\A(已经?)?(完成|办结|办完|办好)了?[\s:：，,]*(?<what>[^。！!？?]{0,30}?)[。]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Done();
}
