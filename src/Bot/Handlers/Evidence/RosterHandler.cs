using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>A spreadsheet sent, or quoted with @ in a group, is taken for a roster; 花名册列 国反=安装 says what a heading means (rules E1, E3).</summary>
public sealed class RosterHandler(RosterDesk desk, RosterCabinet cabinet, RosterMail mail) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!RosterMail.MaySend(turn)) return null;
        if (RosterCommand.Columns(turn.Text) is { } told) return Remember(turn, told);
        if (RosterMail.Own(turn.Message) is { } file)
        {
            // A report with a file is a report first; the file is taken beside it.
            return IsReport(turn) ? null : await desk.TakeAsync(turn, session, file, RosterMail.IsCalledOne(turn));
        }

        return await mail.QuotedAsync(turn, session) is { } quoted ? await desk.TakeAsync(turn, session, quoted, expected: true) : null;
    }

    /// <summary>The roster that came with words another handler answered: its answer is added to theirs.</summary>
    public async Task BesideAsync(Turn turn, Session session, HandlerResult result)
    {
        if (!RosterMail.MaySend(turn) || !IsReport(turn) || RosterMail.Own(turn.Message) is not { } file) return;
        if (await desk.TakeAsync(turn, session, file, expected: false) is not { } taken) return;
        foreach (var save in taken.Saves) result.Save(save);
        foreach (var say in taken.Says) result.Say(say with { Key = "roster-" + say.Key });
    }

    private static bool IsReport(Turn turn) => turn.Text.Length > 0 && turn.Reading.Intent is Intent.Report or Intent.Correction or Intent.Case or Intent.Forwarded;

    private HandlerResult Remember(Turn turn, IReadOnlyList<(string Heading, RosterColumn? Column)> told)
    {
        const string HowTo = "例：花名册列 国反=安装。可以说的有：姓名、电话、安装、注册、安装注册、来电预警、短信预警、日期、包干人、网格、不用";
        var unknown = told.Where(t => t.Column is null).Select(t => t.Heading).ToList();
        if (told.Count == 0 || unknown.Count > 0) return new HandlerResult().Reply(turn, unknown.Count == 0 ? HowTo : $"“{unknown[0]}”等于什么没看懂。{HowTo}");
        var result = new HandlerResult();
        foreach (var (heading, column) in told) result.Save(s => cabinet.RememberAsync(s, turn.Speaker!.UnitId, heading, column!.Value));
        return result.Reply(turn, $"记住了：{string.Join('，', told.Select(t => $"“{t.Heading}”是{t.Column!.Value.ChineseName()}"))}。请把花名册再发一次。");
    }
}
