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
        if (turn.IsResident || turn.Text.Length > 24 || !Zero().IsMatch(WithoutOwnName(turn))) return null;
        var unit = turn.SpeakerUnit!;
        if (WeeklyDutyWindow.OpenFor(await duties.ListAsync(session, unit.Id, null), turn.Message.SentAt) is null) return null;
        var row = new ReadRow(unit.Name, null, [.. form.Required.Select(m => new ReadValue(m, Aspect.New, 0))]);
        var booked = await desk.BookAsync(turn, session, [row], new Reading(Intent.Report, "zero-report"));
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        return result.Reply(turn, string.Join('\n', BookedText.Lines(turn, booked)));
    }

    // The words must say 新增 and zero: a bare 没有 answers anything. Another unit's name never gets here.
    [GeneratedRegex(@"\A(上周)?(新增\s*[:：为]?\s*[0０零〇](人|个)?|[0０零]\s*新增|(无|没有)新增|新增无)[。.]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Zero();

    private static string WithoutOwnName(Turn turn)
    {
        var text = turn.Text.Trim();
        foreach (var name in turn.SpeakerUnit!.Aliases.Prepend(turn.SpeakerUnit.Name))
        {
            if (text.StartsWith(name, StringComparison.Ordinal)) return text[name.Length..].TrimStart(' ', '：', ':', '，', ',');
        }

        return text;
    }
}
