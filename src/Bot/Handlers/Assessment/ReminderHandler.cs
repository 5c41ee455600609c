using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>提醒名单, 提醒全部, 提醒 高岭村、龙口村: the office's word to units below a card, privately to head and liaison, once a week and unit (rule J6).</summary>
public sealed class ReminderHandler(AssessmentDesk desk, Measures measures, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || ReminderWords.Read(turn.Text) is not { Names: var names } words) return null;
        if (turn.Tree.Find(turn.Speaker!.UnitId) is not { Tier: Tier.Township } own) return null;
        if (!names.All(n => turn.Tree.Units.Any(u => Called(u, n)))) return null;
        var (facts, _) = await desk.RefreshAsync(session, turn.Tree, own, turn.Now);
        if (words.Asked) return Privately.Say(turn, Reminders.Digest(desk.RemindersOf(facts)) ?? Nobody);
        var some = desk.RemindersOf(facts).Where(r => names.Count == 0 || names.Any(n => Called(r.Unit, n))).ToList();
        return some.Count == 0 ? Privately.Say(turn, Nobody) : Send(turn, some);
    }

    private const string Nobody = "没有要提醒的：按时报了的、已经提醒过的、有牌的都不再提醒。";

    private HandlerResult Send(Turn turn, List<UnitReminder> some)
    {
        var result = new HandlerResult();
        var unheard = new List<string>();
        foreach (var reminder in some)
        {
            var people = new[] { reminder.Unit.HeadId, reminder.Unit.LiaisonId }.OfType<string>().Distinct().Where(turn.Registry.Members.ContainsKey).ToList();
            foreach (var member in people) result.Tell(turn, member, Reminders.Notice(reminder));
            if (people.Count == 0) unheard.Add(reminder.Unit.Name);
            result.Save(s => measures.RemindAsync(s, reminder.Id, turn.Speaker!.Id, reminder.Reason, turn.Now)).Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "remind", reminder.Id, reminder.Reason, turn.Now));
        }

        var rest = unheard.Count == 0 ? "" : $"{string.Join('、', unheard)}没有能私聊的人，请另行通知。";
        return Privately.Say(turn, $"已私聊提醒{some.Count - unheard.Count}个单位的负责人和联络员：{string.Join('、', some.Select(r => r.Unit.Name).Except(unheard))}。{rest}", result);
    }

    private static bool Called(OrgUnit unit, string name) => unit.Tier == Tier.Village && (unit.Name == name || unit.Aliases.Contains(name));
}
