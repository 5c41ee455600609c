using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>线索, 受理, 属实, 实名, 专线: what becomes of a tip (rules I20, I21). In private, but for the hotline.</summary>
public sealed class TipCommandHandler(TipDesk desk, TipSafe safe, Tips tips, Audit audit, RewardScale rewards, TipSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var command = TipCommand.Read(turn.Text);
        if (command is TipCommand.Hotline) return new HandlerResult().Reply(turn, Hotlines());
        if (command is not (TipCommand.List or TipCommand.Show or TipCommand.Move or TipCommand.Identify)) return null;
        if (!turn.Private) return InGroup(turn, command);
        return command switch
        {
            TipCommand.Identify identify => await IdentifyAsync(turn, session, identify),
            TipCommand.Show show => await ShowAsync(turn, session, show),
            TipCommand.Move move => await MoveAsync(turn, session, move),
            _ => turn.Speaker?.Role == Role.Police ? await ListAsync(turn, session) : null,
        };
    }

    private string Hotlines() => $"正在转账、已经转账：110\n拿不准、想咨询：96110（反诈专线）\n收到12381短信请认真看，举报平台12337{(settings.Line.Length > 0 ? $"\n本地专线：{settings.Line}" : "")}";

    // Taken here, or 线索 T0618-01 would be read as a tip of its own.
    private static HandlerResult InGroup(Turn turn, TipCommand command)
    {
        var identity = command is TipCommand.Identify;
        var result = new HandlerResult { Kept = identity ? "（身份信息，没有保存）" : null };
        if (turn.Speaker is not { } speaker) return result;
        return result.Tell(turn, speaker.Id, identity ? "身份信息请在这里私聊发我，群里那条请马上撤回。" : "线索的事请在这里私聊我，不在群里说。", Lane.Urgent);
    }

    private async Task<HandlerResult> IdentifyAsync(Turn turn, Session session, TipCommand.Identify said)
    {
        var result = new HandlerResult { Kept = "（身份信息，已加密另存）" };
        if (!safe.TakesIdentities) return result.Reply(turn, desk.HowToClaim(said.Number));
        if (await desk.TellerAsync(session, said.Number) is not { } teller || teller.MemberId != turn.Message.SenderId) return result.Reply(turn, $"{said.Number}不是您报的线索，请核对编号。");
        desk.Keep(said.Number, teller with { Name = said.Name, Phone = said.Phone }, turn.Now, result);
        return result.Reply(turn, $"线索{said.Number}已登记实名，单独加密保存，只有指定民警能看。");
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session)
    {
        var open = (await tips.ListAsync(session, turn.Now.AddDays(-180))).Where(t => IsMine(turn, t) && t.State is not (TipState.Unfounded or TipState.Paid)).ToList();
        var lines = open.Take(20).Select(t => $"{t.Number} {turn.Tree.Find(t.UnitId)?.Name ?? "单位未登记"} {TipText.State(t.State)}");
        return new HandlerResult().Reply(turn, open.Count == 0 ? "没有要办的线索。" : $"线索{open.Count}条：\n{string.Join('\n', lines)}\n看内容：线索 {open[0].Number}；办理：受理、核查、属实、不属实 加编号");
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session, TipCommand.Show show)
    {
        var result = new HandlerResult();
        var (tip, police) = (await tips.FindAsync(session, show.Number), turn.Speaker?.Role == Role.Police);
        if (tip is null || (police && !IsMine(turn, tip))) return result.Reply(turn, $"没有线索{show.Number}，请核对编号。");
        if (show.Identity) return await IdentityAsync(turn, session, tip);
        if (police)
        {
            return result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "read-tip", tip.Number, "", turn.Now))
                .Reply(turn, $"线索{tip.Number}（{TipText.State(tip.State)}）{turn.Tree.Find(tip.UnitId)?.Name}\n{desk.ContentOf(tip)}{await FilesAsync(session, tip, turn.Speaker!.Id)}");
        }

        var own = await desk.TellerAsync(session, tip.Number) is { } teller && teller.MemberId == turn.Message.SenderId;
        return result.Reply(turn, own ? $"线索{tip.Number}：{TipText.State(tip.State)}。" : $"线索{tip.Number}由派出所办理，内容只给民警看。");
    }

    private async Task<string> FilesAsync(Session session, Tip tip, string officer) => await SealedTips.CountAsync(session, tip.Number) switch
    {
        0 => "",
        var count when safe.MayRead(officer) => $"\n附图{count}个，看图请回复：线索 {tip.Number} 图片",
        var count => $"\n附图{count}个，只有指定民警能看。",
    };

    /// <summary>Only the officer the settings name; each look is on record.</summary>
    private async Task<HandlerResult> IdentityAsync(Turn turn, Session session, Tip tip)
    {
        var result = new HandlerResult();
        if (turn.Speaker is not { Role: Role.Police } officer || !safe.MayRead(officer.Id)) return result.Reply(turn, "举报人身份只有指定民警能看。");
        result.Save(s => audit.AppendAsync(s, officer.Id, "read-tip-identity", tip.Number, "", turn.Now));
        var teller = await desk.TellerAsync(session, tip.Number);
        return result.Reply(turn, teller?.Name is { } name ? $"线索{tip.Number}举报人：{name} {teller.Phone}" : $"线索{tip.Number}是匿名举报，没有留身份。");
    }

    private async Task<HandlerResult> MoveAsync(Turn turn, Session session, TipCommand.Move move)
    {
        var result = new HandlerResult();
        if (turn.Speaker?.Role != Role.Police) return result.Reply(turn, "线索由派出所办理。");
        if (await tips.FindAsync(session, move.Number) is not { } tip || !IsMine(turn, tip)) return result.Reply(turn, $"没有线索{move.Number}，请核对编号。");
        if (tip.Step(move.To, turn.Speaker.Id, turn.Now, move.Saved) is not { } after) return result.Reply(turn, $"线索{tip.Number}现在是“{TipText.State(tip.State)}”，不能改成“{TipText.State(move.To)}”。");
        result.Save(s => tips.SaveAsync(s, after)).Save(s => audit.AppendAsync(s, turn.Speaker.Id, "tip-" + after.State.ToString().ToLowerInvariant(), tip.Number, "", turn.Now));
        if (await desk.TellerAsync(session, tip.Number) is { } teller) result.Tell(turn, teller.MemberId, TipText.ToTeller(after));
        if (after.State == TipState.Confirmed) Propose(turn, after, result);
        return result.Reply(turn, $"线索{tip.Number}已记“{TipText.State(after.State)}”。");
    }

    private void Propose(Turn turn, Tip tip, HandlerResult result)
    {
        var yuan = rewards.Propose(tip.Saved ?? 0);
        var text = $"线索{tip.Number}经派出所核查属实{(tip.Saved is { } saved ? $"，挽损{BookingText.Money(saved)}" : "")}。"
            + (yuan is { } sum ? $"按标准建议奖励{BookingText.Money(sum)}，批准请回复：奖励 {tip.Number} {BookingText.Number(sum)}" : $"没有设奖励标准，要奖励请回复：奖励 {tip.Number} 金额");
        foreach (var member in turn.Registry.OfficeOf(tip.UnitId.Length > 0 ? tip.UnitId : turn.Tree.Units[0].Id)) result.Tell(turn, member.Id, text);
    }

    private static bool IsMine(Turn turn, Tip tip) => tip.UnitId.Length == 0 || turn.Tree.IsWithin(tip.UnitId, turn.Registry.ReachOf(turn.Speaker!));
}

/// <summary>Words about tips; nothing of their content.</summary>
public static class TipText
{
    public static string State(TipState state) => state switch
    {
        TipState.Open => "待受理",
        TipState.Accepted => "已受理",
        TipState.Checking => "核查中",
        TipState.Confirmed => "属实",
        TipState.Unfounded => "不属实",
        _ => "已兑现",
    };

    public static string ToTeller(Tip tip) => tip.State switch
    {
        TipState.Confirmed => $"您报的线索{tip.Number}经核查属实，谢谢您。奖励批准后会通知您。",
        TipState.Unfounded => $"您报的线索{tip.Number}经核查没有查实，谢谢您留心。再发现情况请接着报。",
        TipState.Paid => $"您报的线索{tip.Number}的奖励已发放，谢谢您。没有领到请凭编号找派出所指定民警。",
        _ => $"您报的线索{tip.Number}：{State(tip.State)}。",
    };
}
