using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>发码 张三 上坪村, by the office in its private chat: a code by which that person's account becomes known (rule P10).</summary>
public sealed partial class PersonCodeHandler(CodeDesk codes) : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session) =>
        Task.FromResult(Asked().Match(turn.Text) is { Success: true } said && !turn.IsResident ? Give(turn, said) : null);

    private HandlerResult Give(Turn turn, Match said)
    {
        var result = new HandlerResult();
        if (!turn.IsOffice) return result.Reply(turn, "登记码由平安办发。");
        // Said in a group anybody there could type it first.
        if (!turn.Private) return result.Reply(turn, "请在和我的私聊里发：发码 姓名 单位");
        var (name, place) = (said.Groups["name"].Value, said.Groups["unit"].Value);
        var found = turn.Registry.Members.Values
            .Where(m => m.Name == name && m.Role != Role.Resident && turn.Tree.IsWithin(m.UnitId, turn.Speaker!.UnitId))
            .Where(m => place.Length == 0 || IsOf(turn.Tree.Find(m.UnitId), place))
            .ToList();
        if (found.Count == 0) return result.Reply(turn, $"登记的人员里没有“{name}{(place.Length > 0 ? $"，{place}" : "")}”。请先在人员表里登记。");
        if (found.Count > 1) return result.Reply(turn, $"叫“{name}”的有{found.Count}人，请写上单位，例：发码 {name} {turn.Tree.Find(found[0].UnitId)?.Name}");
        var (code, save) = codes.Give(found[0], turn.Speaker!.Id, turn.Now);
        return result.Save(save).Reply(turn, $"{found[0].Name}（{turn.Tree.Find(found[0].UnitId)?.Name}）的登记码：{code}\n请本人10分钟内私聊发给我，只能用一次。");
    }

    private static bool IsOf(OrgUnit? unit, string name) => unit is not null && (unit.Name == name || unit.Aliases.Contains(name));

    [GeneratedRegex(@"\A发码[\s:：]*(?<name>\p{L}{2,12}?)([\s，,]+(?<unit>\p{L}{2,20}))?。?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Asked();
}
