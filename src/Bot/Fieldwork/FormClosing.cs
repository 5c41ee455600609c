using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>Something handed in by message fills the open form of the settings whose title names it, so that nobody says it twice (rules W12, W13).</summary>
public sealed class FormClosing(Duties duties, FormBook forms)
{
    /// <summary>Words for the answer, empty when no form was open.</summary>
    public async Task<string> CloseAsync(Turn turn, Session session, string unitId, string word, HandlerResult result)
    {
        var named = forms.Others.Where(f => f.IsDeed && f.Title.Contains(word, StringComparison.Ordinal)).Select(f => f.Name).ToHashSet();
        if (named.Count == 0) return "";
        var open = (await duties.ListAsync(session, unitId, null))
            .Where(d => named.Contains(d.Form) && d.State is DutyState.Open or DutyState.Partial or DutyState.Extended && !DutyStatus.IsFrozen(d, turn.Message.SentAt)).MinBy(d => d.Due);
        if (open is null) return "";
        var done = DutyStatus.After(open, new FormFilling(true, true, turn.Message.SentAt), turn.Now);
        result.Save(s => duties.SetAsync(s, open.Id, done.State, done.DoneAt, null));
        return $"“{forms.TitleOf(open)}”已办结{(done.State == DutyState.Late ? "（迟办）" : "")}。";
    }
}
