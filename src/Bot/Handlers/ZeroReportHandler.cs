using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 新增0, the answer our own reminders ask for: zero for every required metric of the duty that is open. Without an open duty the words
/// say too little and the reader asks back.
/// </summary>
public sealed partial class ZeroReportHandler(BookingDesk desk, BookingOffice office, Duties duties, FormBook forms) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text.Length > 24 || !Zero().IsMatch(WithoutOwnName(turn))) return null;
        var unit = turn.SpeakerUnit!;
        if (await MetricsAsync(turn, session, unit) is not { Count: > 0 } metrics) return null;
        var row = new ReadRow(unit.Name, null, [.. metrics.Select(m => new ReadValue(m, Aspect.New, 0))]);
        var booked = await desk.BookAsync(turn, session, [row], new Reading(Intent.Report, "zero-report"));
        var result = new HandlerResult();
        office.Save(turn, booked, result);
        return result.Reply(turn, string.Join('\n', BookedText.Lines(turn, booked)));
    }

    /// <summary>What the zero is of: of the form named, else of the weekly one, else of the only other form that is open (rule D15).</summary>
    private async Task<IReadOnlyList<Metric>> MetricsAsync(Turn turn, Session session, OrgUnit unit)
    {
        var own = await duties.ListAsync(session, unit.Id, null);
        var open = OpenForms.At(own, forms, turn.Message.SentAt);
        if (forms.NamedIn(turn.Text) is { } named) return open.Any(o => o.Duty.Form == named.Name) ? New(named) : [];
        if (WeeklyDutyWindow.OpenFor(own, turn.Message.SentAt) is not null) return forms.Weekly.Required;
        return open is [var only] && forms.Find(only.Duty.Form) is { } form ? New(form) : [];
    }

    // A running total cannot be said with 新增0.
    private static IReadOnlyList<Metric> New(Form form) => [.. form.Required.Where(n => n.Aspect == Aspect.New).Select(n => n.Metric)];

    // The words must say 新增 and zero: a bare 没有 answers anything. Another unit's name never gets here.
    [GeneratedRegex(@"\A(上周)?(新增\s*[:：为]?\s*[0０零〇](人|个)?|[0０零]\s*新增|(无|没有)新增|新增无)[。.]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Zero();

    private string WithoutOwnName(Turn turn)
    {
        var text = turn.Text.Trim();
        if (forms.NamedIn(text) is { } form) text = text.Replace(form.Title, "", StringComparison.Ordinal).Trim(' ', '：', ':', '，', ',');
        foreach (var name in turn.SpeakerUnit!.Aliases.Prepend(turn.SpeakerUnit.Name))
        {
            if (text.StartsWith(name, StringComparison.Ordinal)) return text[name.Length..].TrimStart(' ', '：', ':', '，', ',');
        }

        return text;
    }
}
