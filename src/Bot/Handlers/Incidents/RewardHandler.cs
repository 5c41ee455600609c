using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>奖励 T0618-01 1000, 兑现, 奖励台账, 光荣榜: proposals the office decides, one reward a case (rule I22).</summary>
public sealed class RewardHandler(Tips tips, TipDesk desk, Warnings warnings, RewardScale scale, Audit audit, Audience audience) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var command = TipCommand.Read(turn.Text);
        if (turn.IsResident || command is not (TipCommand.Approve or TipCommand.Pay or TipCommand.Rewards or TipCommand.Honour)) return null;
        if (command is TipCommand.Honour) return await HonourAsync(turn, session);
        if (!turn.Private) return turn.IsOffice ? new HandlerResult().Tell(turn, turn.Speaker!.Id, "奖励的事请在这里私聊我。") : null;
        if (turn.Speaker!.Role is not (Role.Office or Role.Police)) return new HandlerResult().Reply(turn, "奖励由平安办批准、派出所兑现。");
        return command switch
        {
            TipCommand.Approve approve => await ApproveAsync(turn, session, approve),
            TipCommand.Pay pay => await PayAsync(turn, session, pay.Subject),
            _ => await LedgerAsync(turn, session),
        };
    }

    private async Task<HandlerResult> ApproveAsync(Turn turn, Session session, TipCommand.Approve said)
    {
        var result = new HandlerResult();
        if (turn.Speaker!.Role != Role.Office) return result.Reply(turn, "奖励金额由平安办批准。");
        if (await tips.RewardOfAsync(session, said.Subject) is { } before) return result.Reply(turn, $"{said.Subject}已经批过奖励{BookingText.Money(before.Amount)}，一案一奖。");
        var (unit, member, saved, fault) = await SubjectAsync(session, said.Subject);
        if (fault is not null || unit is null) return result.Reply(turn, fault ?? $"没有{said.Subject}，请核对编号。");
        if (unit.Length > 0 && !turn.Tree.IsWithin(unit, turn.Registry.ReachOf(turn.Speaker))) return result.Reply(turn, $"没有{said.Subject}，请核对编号。");
        var yuan = said.Yuan ?? scale.Propose(saved);
        if (yuan is not > 0) return result.Reply(turn, $"请写明金额，例：奖励 {said.Subject} 500");
        if (said.Yuan is null) return result.Reply(turn, $"按标准建议奖励{BookingText.Money(yuan.Value)}，批准请回复：奖励 {said.Subject} {BookingText.Number(yuan.Value)}");
        var reward = new Reward(said.Subject, unit, member, yuan.Value, turn.Speaker.Id, turn.Now, null);
        result.Save(s => tips.RewardAsync(s, reward)).Save(s => audit.AppendAsync(s, turn.Speaker.Id, "approve-reward", said.Subject, BookingText.Number(yuan.Value), turn.Now));
        if (member is not null) result.Tell(turn, member, $"您办的预警{said.Subject}劝阻成功，平安办批准奖励{BookingText.Money(yuan.Value)}。");
        else if (await desk.TellerAsync(session, said.Subject) is { } teller) result.Tell(turn, teller.MemberId, $"您报的线索{said.Subject}批准奖励{BookingText.Money(yuan.Value)}，请凭编号找派出所指定民警领取。");
        return result.Reply(turn, $"已批准{said.Subject}奖励{BookingText.Money(yuan.Value)}。发放后请回复：兑现 {said.Subject}");
    }

    /// <summary>What may be rewarded: a confirmed tip, or a warning that ended well in the hands of a cadre.</summary>
    private async Task<(string? Unit, string? Member, decimal Saved, string? Fault)> SubjectAsync(Session session, string subject)
    {
        if (subject.StartsWith('T'))
        {
            if (await tips.FindAsync(session, subject) is not { } tip) return default;
            return (tip.UnitId, null, tip.Saved ?? 0, tip.State == TipState.Confirmed ? null : $"线索{subject}还没有核查属实，不能奖励。");
        }

        if (await warnings.FindAsync(session, subject) is not { } warning) return default;
        var well = warning is { Outcome: WarningOutcome.NotDefrauded, OwnerId: not null };
        return (warning.UnitId, warning.OwnerId, warning.Saved ?? 0, well ? null : $"预警{subject}没有以“未受骗”办结，不能奖励。");
    }

    private async Task<HandlerResult> PayAsync(Turn turn, Session session, string subject)
    {
        var result = new HandlerResult();
        if (await tips.RewardOfAsync(session, subject) is not { } reward || (reward.UnitId.Length > 0 && !turn.Tree.IsWithin(reward.UnitId, turn.Registry.ReachOf(turn.Speaker!))))
            return result.Reply(turn, $"{subject}还没有批准奖励。先由平安办回复：奖励 {subject} 金额");
        if (reward.PaidAt is not null) return result.Reply(turn, $"{subject}已经兑现过了。");
        result.Save(s => tips.PaidAsync(s, subject, turn.Speaker!.Id, turn.Now)).Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "pay-reward", subject, "", turn.Now));
        if (await tips.FindAsync(session, subject) is { } tip && tip.Step(TipState.Paid, turn.Speaker!.Id, turn.Now) is { } paid)
        {
            result.Save(s => tips.SaveAsync(s, paid));
            if (await desk.TellerAsync(session, subject) is { } teller) result.Tell(turn, teller.MemberId, TipText.ToTeller(paid));
        }

        return result.Reply(turn, $"已记{subject}奖励{BookingText.Money(reward.Amount)}兑现。");
    }

    private async Task<HandlerResult> LedgerAsync(Turn turn, Session session)
    {
        var all = (await tips.RewardsAsync(session, turn.Now.AddDays(-366))).Where(r => IsMine(turn, r)).ToList();
        if (all.Count == 0) return new HandlerResult().Reply(turn, "近一年没有批准过奖励。");
        var lines = all.TakeLast(20).Select(r => $"{r.Subject} {turn.Tree.Find(r.UnitId)?.Name ?? "单位未登记"} {(r.MemberId is { } m ? turn.Registry.NameOf(m) : "举报人")} {BookingText.Money(r.Amount)}（{(r.PaidAt is null ? "未兑现" : "已兑现")}）");
        return new HandlerResult().Reply(turn, $"奖励台账（近一年{all.Count}件，共{BookingText.Money(all.Sum(r => r.Amount))}）：\n{string.Join('\n', lines)}");
    }

    /// <summary>Cadres by name, tellers of tips by number only: this may stand in a work group.</summary>
    private async Task<HandlerResult> HonourAsync(Turn turn, Session session)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var first = new DateOnly(today.Year, today.Month, 1);
        var period = turn.Names.Period is { } phrase && Periods.Resolve(phrase, turn.Message.SentAt) is { } said ? said : new Period(first, first.AddMonths(1).AddDays(-1));
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var (from, until) = (WorkCalendar.At(period.From, TimeOnly.MinValue), WorkCalendar.At(period.To.AddDays(1), TimeOnly.MinValue));
        var won = (await tips.RewardsAsync(session, from)).Where(r => r.ApprovedAt < until && IsMine(turn, r)).ToList();
        var saved = (await warnings.ListAsync(session, from, until)).Where(w => w.Outcome == WarningOutcome.NotDefrauded).ToDictionary(w => w.Number, w => w.Saved ?? 0);
        var cadres = won.Where(r => r.MemberId is not null).GroupBy(r => r.MemberId!).OrderByDescending(g => g.Sum(r => saved.GetValueOrDefault(r.Subject)))
            .Select(g => $"{turn.Tree.Find(turn.Registry.Members.GetValueOrDefault(g.Key)?.UnitId)?.Name}{turn.Registry.NameOf(g.Key)}：劝阻成功{g.Count()}起{(g.Sum(r => saved.GetValueOrDefault(r.Subject)) is > 0 and var sum ? $"，避免损失{BookingText.Money(sum)}" : "")}").ToList();
        var told = won.Where(r => r.MemberId is null).ToList();
        if (told.Count > 0) cadres.Add($"群众举报属实{told.Count}条，奖励{BookingText.Money(told.Sum(r => r.Amount))}。");
        return audience.Answer(turn, reach.Id, cadres.Count == 0 ? $"{period}还没有批准的奖励。" : $"{reach.Name}{period}光荣榜\n{string.Join('\n', cadres)}");
    }

    private static bool IsMine(Turn turn, Reward reward) => reward.UnitId.Length == 0 || turn.Tree.IsWithin(reward.UnitId, turn.Registry.ReachOf(turn.Speaker!));
}
