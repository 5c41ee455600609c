using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>红色预警 上坪村三组 刘某 …: an officer or the office raises a warning in private, by words or by a file of them (rule I1).</summary>
public sealed class WarningOrderHandler(WarningDesk desk, Warnings warnings, Attachments attachments, Audit audit) : IMessageHandler
{
    private const string Example = "例：红色预警 上坪村三组 刘某 尾号3417 冒充客服，正在通话";
    private const int MostBad = 8;

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice && turn.Speaker?.Role != Role.Police) return null;
        if (turn.Private && turn.Message.Attachments.FirstOrDefault(IsTable) is { } file) return await FileAsync(turn, session, file);
        if (!WarningOrders.Begins(turn.Text)) return null;
        return turn.Private ? await OneAsync(turn, session) : InGroup(turn);
    }

    private async Task<HandlerResult> OneAsync(Turn turn, Session session)
    {
        var result = new HandlerResult();
        if (Read(turn) is not { } order) return result.Reply(turn, $"请写明哪个村（组、网格）。{Example}", Lane.Urgent);
        var unit = turn.Tree.FindByName(order.Unit)!;
        if (!MayRaise(turn, unit)) return result.Reply(turn, $"{unit.Name}不归您这里管，请转给当地派出所。", Lane.Urgent);
        if (await desk.RaiseAsync(session, turn.Registry, order, unit, turn.Speaker!.Id, turn.Now, result) is not { } warning)
            return result.Reply(turn, $"{unit.Name}没有能收到私聊的民警和联络员，请马上打电话派单。", Lane.Urgent);
        result.Save(s => audit.AppendAsync(s, turn.Speaker.Id, "raise-warning", warning.Number, unit.Id, turn.Now));
        var hands = string.Join('、', WarningPeople.First(turn.Registry, unit.Id).Where(m => m.Id != turn.Speaker.Id).Select(m => m.Name));
        var (limits, at) = (desk.LimitsOf(warning), warning.RaisedAt);
        return result.Reply(
            turn, $"{WarningText.Name(warning.Level)}预警{warning.Number}已派：{warning.Subject}{(warning.Tail.Length > 0 ? $"（尾号{warning.Tail}）" : "")}，{unit.Name}。已发{hands}，先接单的负责。"
                + $"{WarningText.When(at + limits.Call, at)}前联系，{WarningText.When(at + limits.MeetOf(warning), at)}前见面。您自己办请回复：{warning.Number} 1", Lane.Urgent);
    }

    private static WarningOrder? Read(Turn turn)
    {
        var units = turn.Names.Units.Where(u => turn.Tree.FindByName(u) is not null).ToList();
        // 派出所 in the text says who is to act, not where the person lives.
        var living = units.Where(u => turn.Tree.FindByName(u) is { Kind: not UnitKind.Unit }).ToList();
        var named = living.Count > 0 ? living : units;
        var words = named.Take(1).SelectMany(u => UnitNames.Words(turn.Tree, turn.Tree.FindByName(u)!)).ToList();
        return WarningOrders.Read(turn.Text, named, words);
    }

    /// <summary>A ticket typed into a group names a person there: it is not taken, and its writer is told so in private.</summary>
    private static HandlerResult? InGroup(Turn turn)
    {
        var named = Read(turn) is { } order && (order.Tail.Length > 0 || order.Subject != "某人");
        return named ? new HandlerResult().Tell(turn, turn.Speaker!.Id, $"预警涉及个人，请撤回“{turn.Group.Name}”里那条，在这里私聊发给我。{Example}", Lane.Urgent) : null;
    }

    private async Task<HandlerResult?> FileAsync(Turn turn, Session session, Attachment file)
    {
        var meant = file.Name.Contains("预警", StringComparison.Ordinal) || turn.Text.Contains("预警", StringComparison.Ordinal);
        await using var content = attachments.Open(file.Id);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        switch (new TableReader().Read(bytes.ToArray(), file.Name))
        {
            case TableOutcome.Accepted { Table: var table } when WarningSheet.Fits(table):
                return await RowsAsync(turn, session, table);
            case TableOutcome.Refused { Reason: var reason } when meant:
                return new HandlerResult().Reply(turn, $"预警表没有收下：{reason}。", Lane.Urgent);
            case TableOutcome.Accepted when meant:
                return new HandlerResult().Reply(turn, "预警表要有这些列：级别、单位、对象、尾号、疑似；可加 资金端、在外、编号。", Lane.Urgent);
            default:
                return null;
        }
    }

    private async Task<HandlerResult> RowsAsync(Turn turn, Session session, ImportTable table)
    {
        var (orders, bad) = WarningSheet.Read(table, name => UnitNames.Find(turn.Tree, name)?.Name);
        var result = new HandlerResult();
        var (taken, faults) = (new List<string>(), bad.Select(b => b.ToString()).ToList());
        foreach (var order in orders)
        {
            var unit = turn.Tree.FindByName(order.Unit)!;
            if (order.ExternalId is { } id && await warnings.NumberOfAsync(session, id) is { } before) faults.Add($"{id}已派过，编号{before}");
            else if (!MayRaise(turn, unit)) faults.Add($"{unit.Name}不归您这里管");
            else if (await desk.RaiseAsync(session, turn.Registry, order, unit, turn.Speaker!.Id, turn.Now, result) is { } warning) taken.Add(warning.Number);
            else faults.Add($"{unit.Name}没有能收到私聊的人");
        }

        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "raise-warnings", turn.Message.Id, string.Join(' ', taken), turn.Now));
        var said = taken.Count == 0 ? "没有派出预警。" : $"已派预警{taken.Count}条：{(taken.Count <= 3 ? string.Join('、', taken) : $"{taken[0]} 至 {taken[^1]}")}。";
        if (faults.Count > 0) said += $"\n没派的{faults.Count}行：\n{string.Join('\n', faults.Take(MostBad))}";
        return result.Reply(turn, said, Lane.Urgent);
    }

    private static bool MayRaise(Turn turn, OrgUnit unit) => turn.Tree.IsWithin(unit.Id, turn.Registry.ReachOf(turn.Speaker!));

    private static bool IsTable(Attachment file) => !file.IsImage && Path.GetExtension(file.Name).ToLowerInvariant() is (".xlsx" or ".csv" or ".xls" or ".et");
}
