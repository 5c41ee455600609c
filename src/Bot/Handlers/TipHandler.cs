using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>A tip is registered, answered privately, passed to the police by its number, and never echoed in a group (rules I20, I21).</summary>
public sealed class TipHandler(TipDesk desk, TipSafe safe, TipSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Reading.Intent != Intent.Tip) return null;
        if (safe.Keys is null) return NotKept(turn);
        var unitId = turn.SpeakerUnit?.Id ?? turn.Group.UnitId ?? "";
        var result = new HandlerResult { Kept = TipDesk.KeptWords, DropsFiles = true };
        var (number, taken, tooLarge) = await desk.OpenAsync(turn, session, unitId, result);
        foreach (var police in turn.Registry.Members.Values.Where(m => m.Role == Role.Police && (unitId.Length == 0 || turn.Tree.IsWithin(unitId, turn.Registry.ReachOf(m)))))
        {
            result.Tell(turn, police.Id, $"收到线索{number}，来自{turn.Tree.Find(unitId)?.Name ?? "未登记单位"}。看内容请回复：线索 {number}；受理请回复：受理 {number}", Lane.Urgent);
        }

        var place = turn.Private ? "" : "请不要在群里讨论，群里那条请撤回。";
        if (taken > 0) place += "图片已一起加密收下。";
        if (tooLarge > 0) place += $"有{tooLarge}个文件超过10兆，没有收，请截图或压缩后再发。";
        return result.Tell(turn, turn.Message.SenderId, $"线索已登记，编号{number}，已转派出所。{place}情况紧急请拨打110。\n{desk.HowToClaim(number)}");
    }

    /// <summary>Without a key nothing could be sealed, so nothing is kept: the teller is told where to go, the office what is missing.</summary>
    private HandlerResult NotKept(Turn turn)
    {
        var result = new HandlerResult { Kept = TipDesk.NothingKept, DropsFiles = true };
        result.DestroyFiles(turn);
        var line = settings.Line.Length > 0 ? $"、本地专线{settings.Line}" : "";
        result.Tell(turn, turn.Message.SenderId, $"线索我现在还不能保密保存，您说的内容没有留下。请直接拨打110、96110{line}，或到派出所当面说。{(turn.Private ? "" : "群里那条请撤回。")}", Lane.Urgent);
        var unit = turn.SpeakerUnit?.Id ?? turn.Group.UnitId ?? turn.Tree.Units[0].Id;
        foreach (var office in turn.Registry.OfficeOf(unit))
            result.Tell(turn, office.Id, "有人要报线索，因为没有设线索密钥没能收下，已请他直接联系派出所。要收线索，请信息科设好环境变量 Tips__IdentityKey 后重启。");
        return result;
    }
}
