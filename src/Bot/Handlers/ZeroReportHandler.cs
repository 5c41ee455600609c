using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 新增0, the answer our own reminders ask for: zero for every required metric of the duty that is open. Without an open duty the words
/// say too little and the reader asks back.
/// </summary>
public sealed partial class ZeroReportHandler(BookingDesk desk, BookingOffice office, Duties duties, WeeklyForm form) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text.Length > 24 || !Zero().IsMatch(turn.Text)) return null;
        var unit = turn.SpeakerUnit!;
        if (WeeklyDutyWindow.OpenFor(await duties.ListAsync(session, unit.Id, null), turn.Message.SentAt) is null) return null;
        var row = new ReadRow(unit.Name, null, [.. form.Required.Select(m => new ReadValue(m, Aspect.New, 0))]);
        var booked = await desk.BookAsync(turn, session, [row], new Reading(Intent.Report, "zero-report"));
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        return result.Reply(turn, string.Join('\n', BookedText.Lines(turn, booked)));
    }

    [GeneratedRegex(@"\A(\S{2,8}(村|社区)\s*)?(上周)?(新增|安装新增|新增安装)?\s*[:：]?\s*(0|０|零|无|没有)(人|个|新增)?[。.]?\z|\A(无|没有|零)新增[。.]?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Zero();
}
