using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>Pictures that follow a tip, or come with its number, are sealed with it; 线索 T0618-01 图片 shows them to the named officer (rule I26).</summary>
public sealed class TipFileHandler(TipFiling files, TipSafe safe, Tips tips, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var command = TipCommand.Read(turn.Text);
        // Whoever reports or asks something went on to that; 好的 is no other matter.
        if (command is null && turn.Reading.Intent is Intent.Report or Intent.Correction or Intent.Forwarded or Intent.Query or Intent.Case or Intent.WarningFeedback) files.Forget(turn);
        if (turn.Message.Attachments.Count > 0) return await AddAsync(turn, session, command);
        if (command is not TipCommand.Files show) return null;
        if (!turn.Private) return turn.Speaker is { } speaker ? new HandlerResult().Tell(turn, speaker.Id, "线索的事请在这里私聊我，不在群里说。", Lane.Urgent) : HandlerResult.Silence;
        return await ShowAsync(turn, session, show.Number);
    }

    private async Task<HandlerResult?> AddAsync(Turn turn, Session session, TipCommand? command)
    {
        var number = command switch
        {
            TipCommand.Show { Identity: false } show => show.Number,
            TipCommand.Files named => named.Number,
            _ when turn.Text.Length == 0 => files.JustTold(turn),
            _ => null,
        };
        if (number is null) return null;
        if (safe.Keys is null || await tips.FindAsync(session, number) is not { } tip)
            return command is null ? null : new HandlerResult().Tell(turn, turn.Message.SenderId, $"没有线索{number}，请核对编号。");
        var result = new HandlerResult { DropsFiles = true };
        var (taken, tooLarge) = await files.SealAsync(turn, tip.Number, result);
        var said = taken > 0 ? $"线索{tip.Number}的图片（文件）已加密收下{taken}个，只有指定民警能看。" : "";
        if (tooLarge > 0) said += $"有{tooLarge}个超过10兆，没有收，请截图或压缩后再发。";
        return result.Tell(turn, turn.Message.SenderId, said + (turn.Private ? "" : "群里那条请撤回。"));
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session, string number)
    {
        var result = new HandlerResult();
        if (turn.Speaker is not { Role: Role.Police } officer || !safe.MayRead(officer.Id)) return result.Reply(turn, "线索的图片只有指定民警能看。");
        if (await tips.FindAsync(session, number) is not { } tip || (tip.UnitId.Length > 0 && !turn.Tree.IsWithin(tip.UnitId, turn.Registry.ReachOf(officer))))
            return result.Reply(turn, $"没有线索{number}，请核对编号。");
        var kept = await SealedTips.FilesAsync(session, number);
        if (kept.Count == 0) return result.Reply(turn, $"线索{number}没有图片。");
        result.Save(s => audit.AppendAsync(s, officer.Id, "read-tip-files", number, "", turn.Now));
        return await files.ShowAsync(turn, kept, result) is { } shown ? result.Reply(turn, $"线索{number}的图片{shown.Count}个，看过请勿转发。", shown) : result.Reply(turn, $"线索{number}的图片密钥不对，打不开。");
    }
}
