using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 代理 周明 到 6月20日 and 代理结束 (rule D18): the unit's liaison or head, or the office with the unit's name in front, says who stands
/// in. While it lasts reminders go to the deputy, who may report for the unit.
/// </summary>
public sealed partial class DeputyHandler(Org org, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text.Length > 40) return null;
        if (Ending().Match(turn.Text) is { Success: true } ended) return await EndAsync(turn, session, ended.Groups["unit"].Value);
        return Beginning().Match(turn.Text) is { Success: true } started ? Start(turn, started) : null;
    }

    private HandlerResult? Start(Turn turn, Match said)
    {
        var result = new HandlerResult();
        if (UnitOf(turn, said.Groups["unit"].Value) is not { } unit) return null;
        var named = Named(turn, unit, said.Groups["name"].Value);
        // 代理记账 without a date is talk; with a cadre's name it is meant for us.
        if (named.Count == 0 && !said.Groups["day"].Success) return null;
        if (!MaySet(turn, unit)) return result.Reply(turn, $"代理要由{unit.Name}的联络员、负责人或平安办来定。");
        if (Until(said, WorkCalendar.LocalDate(turn.Message.SentAt)) is not { } until)
            return result.Reply(turn, "代理到哪一天？请写清楚，最长三个月，例：代理 周明 到 6月20日");
        if (named.Count == 0) return result.Reply(turn, $"没有找到“{said.Groups["name"].Value}”，代理人要在登记的干部里。");
        if (named.Count > 1) return result.Reply(turn, $"叫“{named[0].Name}”的有{named.Count}人，请平安办按单位登记后再定。");
        if (named[0].Id == (unit.RegularLiaisonId ?? unit.LiaisonId)) return result.Reply(turn, $"{named[0].Name}就是{unit.Name}的联络员，不用代理。");
        var deputy = new Deputyship(unit.Id, named[0].Id, WorkCalendar.LocalDate(turn.Message.SentAt), until);
        result.Save(s => org.SetDeputyAsync(s, deputy));
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "set-deputy", unit.Id, $"{deputy.MemberId} {deputy.Until:yyyy-MM-dd}", turn.Now));
        if (named[0].Id != turn.Speaker!.Id) result.Tell(turn, named[0].Id, Told(turn, unit, named[0], until));
        return result.Reply(turn, $"已登记：{unit.Name}由{named[0].Name}代理联络员到{Day(until)}。到期自动恢复，提前结束请回复：代理结束");
    }

    private async Task<HandlerResult?> EndAsync(Turn turn, Session session, string name)
    {
        if (UnitOf(turn, name) is not { } unit) return null;
        var result = new HandlerResult();
        if (!MaySet(turn, unit)) return result.Reply(turn, $"代理要由{unit.Name}的联络员、负责人或平安办来定。");
        if ((await org.DeputiesAsync(session)).All(d => d.UnitId != unit.Id)) return result.Reply(turn, $"{unit.Name}现在没有代理。");
        result.Save(s => org.EndDeputyAsync(s, unit.Id));
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "end-deputy", unit.Id, "", turn.Now));
        var regular = unit.RegularLiaisonId ?? unit.LiaisonId;
        return result.Reply(turn, $"{unit.Name}的代理已结束，提醒恢复发给{(regular is null ? "联络员" : turn.Registry.NameOf(regular))}。");
    }

    private static string Told(Turn turn, OrgUnit unit, Member deputy, DateOnly until)
    {
        var how = turn.Tree.IsWithin(deputy.UnitId, unit.Id) ? "安装12，注册10" : $"{unit.Name}安装12，注册10";
        return $"{deputy.Name}，{turn.Registry.NameOf(turn.Speaker!.Id)}请您代理{unit.Name}联络员到{Day(until)}。期间报送提醒发给您，报数例：{how}";
    }

    private static OrgUnit? UnitOf(Turn turn, string name) => name.Length == 0
        ? turn.SpeakerUnit
        : turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));

    // The deputy may end what he was asked to do, but not hand it on.
    private static bool MaySet(Turn turn, OrgUnit unit) => unit.Tier is Tier.Village or Tier.Grid
        && ((unit.RegularLiaisonId ?? unit.LiaisonId) == turn.Speaker!.Id || unit.HeadId == turn.Speaker.Id || unit.LiaisonId == turn.Speaker.Id
            || (turn.IsOffice && Entitlement.Oversees(turn.Tree, turn.Speaker, unit.Id)));

    /// <summary>The unit's own people before those of the same township.</summary>
    private static List<Member> Named(Turn turn, OrgUnit unit, string name)
    {
        var township = turn.Tree.Above(unit.Id, Tier.Township)?.Id ?? unit.Id;
        var all = turn.Registry.Members.Values.Where(m => m.Name == name && m.Role != Role.Resident && turn.Tree.IsWithin(m.UnitId, township)).ToList();
        var own = all.Where(m => turn.Tree.IsWithin(m.UnitId, unit.Id)).ToList();
        return own.Count > 0 ? own : all;
    }

    private static DateOnly? Until(Match said, DateOnly today)
    {
        if (!said.Groups["day"].Success) return null;
        var day = int.Parse(said.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        var month = said.Groups["month"].Success ? int.Parse(said.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;
        return Enumerable.Range(0, 13).Select(ahead => today.AddMonths(ahead))
            .Where(m => (month is null || m.Month == month) && day >= 1 && day <= DateTime.DaysInMonth(m.Year, m.Month))
            .Select(m => (DateOnly?)new DateOnly(m.Year, m.Month, day))
            .FirstOrDefault(d => d >= today && d <= today.AddDays(Deputyship.LongestDays));
    }

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day.Month}月{day.Day}日");

    [GeneratedRegex(@"\A(?<unit>\p{L}*?)[\s，,]*代理[\s:：]*(?<name>\p{L}{2,8}?)([\s，,]*到[\s]*((?<month>[0-9]{1,2})[月.])?(?<day>[0-9]{1,2})[日号]?)?。?\z", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\A(?<unit>\p{L}*?)[\s，,]*(代理结束|结束代理)。?\z", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Ending();
}
