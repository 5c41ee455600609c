using System.Text.Json;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// Somebody was defrauded: an unverified case, a word of help, police and office told privately. Statistics wait for the police (rules B5, I10). Of a fraud
/// that is still going on there is a ticket, and no case yet.
/// </summary>
public sealed class CaseHandler(TicketDesk tickets, CaseDesk cases, BookingDesk desk, BookingOffice office) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var reading = turn.Reading;
        if (reading.Intent != Intent.Case) return null;
        var result = new HandlerResult();
        var unit = reading.Rows.Select(r => turn.Tree.FindByName(r.Unit)).FirstOrDefault(u => u is not null)
            ?? turn.SpeakerUnit ?? turn.Tree.Find(turn.Group.UnitId);
        unit = PlaceOf(turn, unit);
        var values = reading.Rows.SelectMany(r => r.Values).ToList();
        var (detail, loss) = (JsonSerializer.Serialize(values.ToDictionary(v => v.Metric.Key(), v => v.Value)), values.FirstOrDefault(v => v.Metric == Metric.Loss)?.Value);
        var happened = reading.Rows.Count > 0 && unit is not null;
        var told = happened
            ? await cases.OpenAsync(turn, session, result, unit!.Id, cases.TypeOf(turn.Text), loss, FraudCaseText.Reported(turn.Text), detail)
            : null;
        var number = told?.Number ?? await tickets.OpenAsync(turn, session, result, 'A', "case", unit?.Id, detail);
        if (!turn.IsResident && reading.Rows.Count > 0) office.Save(turn, await desk.BookAsync(turn, session, reading.Rows, reading), result);
        var next = told is null ? Ongoing(turn, number) : $"核实后请补全，例：{FraudCaseText.Fill(told)}";
        Tell(turn, result, CaseText.Alert(number, unit?.Name ?? "单位未登记", loss, turn.Registry.NameOf(turn.Message.SenderId), turn.Group.Name, next), unit);
        return result.Reply(turn, CaseText.Received(number, turn.Private), Lane.Urgent);
    }

    /// <summary>What police tell without a place is the township's (rule B5), not their own unit's.</summary>
    private static OrgUnit? PlaceOf(Turn turn, OrgUnit? unit) =>
        unit is not null && turn.Speaker is { Role: Role.Police } police && unit.Id == police.UnitId && !turn.Text.Contains(unit.Name, StringComparison.Ordinal)
            ? turn.Tree.Above(unit.Id, Tier.Township) ?? unit
            : unit;

    private static string Ongoing(Turn turn, string number) =>
        $"已经被骗的请补：{FraudCaseText.Fill(number, WorkCalendar.LocalDate(turn.Now))}；没被骗请回复：案件 {number} 不属实";

    private static void Tell(Turn turn, HandlerResult result, string text, OrgUnit? unit)
    {
        var root = unit?.Id ?? turn.Tree.Units[0].Id;
        var receivers = turn.Registry.Responsible(root, Role.Office)
            .Concat(turn.Registry.Members.Values.Where(m => m.Role == Role.Police && turn.Tree.IsWithin(root, turn.Registry.ReachOf(m))));
        foreach (var member in receivers.DistinctBy(m => m.Id)) result.Tell(turn, member.Id, text, Lane.Urgent);
    }
}

/// <summary>Words about cases: no names and no details in a group.</summary>
public static class CaseText
{
    public static string Received(string number, bool inPrivate) =>
        $"已登记，编号{number}，已告知派出所和平安办，核实后再计入。\n请保留聊天和转账记录；还在转账马上拨打110，咨询拨打96110。"
        + (inPrivate ? "" : "\n当事人姓名和细节请私聊我，不要在群里讨论。");

    public static string Alert(string number, string unit, decimal? loss, string speaker, string place, string next) =>
        $"【发案待核】编号{number}  {unit}{(loss is { } yuan ? $"，损失约{BookingText.Money(yuan)}" : "")}\n来源：{speaker}在“{place}”报告。\n"
        + next;
}
