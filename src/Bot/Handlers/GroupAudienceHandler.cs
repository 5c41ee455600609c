using System.Buffers;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>对象 上坪村老年活动群 老年人: whom a residents' group consists of, said by the office (rule C14).</summary>
public sealed class GroupAudienceHandler(Org org, Audit audit) : IMessageHandler
{
    private const string Command = "对象";
    private static readonly char[] Blanks = [' ', '　', '：', ':', '，', ','];
    private static readonly SearchValues<char> Separators = SearchValues.Create(Blanks);

    public Task<HandlerResult?> HandleAsync(Turn turn, Session session) => Task.FromResult(
        turn.IsOffice && turn.Text.StartsWith(Command, StringComparison.Ordinal) && turn.Text.Length < 60 && (turn.Text == Command || Blanks.Contains(turn.Text[2]))
            ? Answer(turn, turn.Text[2..].Trim(Blanks))
            : null);

    private HandlerResult Answer(Turn turn, string words)
    {
        var groups = turn.Registry.Groups.Values
            .Where(g => g.Kind == GroupKind.Residents && turn.Tree.Find(g.UnitId) is { } unit && turn.Tree.IsWithin(unit.Id, turn.Speaker!.UnitId))
            .OrderBy(g => g.Id, StringComparer.Ordinal).ToList();
        if (words.Length == 0) return new HandlerResult().Reply(turn, List(groups));
        var cut = words.AsSpan().LastIndexOfAny(Separators);
        var (name, tag) = cut < 0 ? (words, null) : (words[..cut].TrimEnd(Blanks), words[(cut + 1)..]);
        return Named(groups, name) switch
        {
            [var only] when tag is null => new HandlerResult().Reply(turn, $"“{only.Name}”的对象：{only.Audience ?? "所有人"}。要改请回复：对象 {only.Name} 老年人"),
            [var only] => Set(turn, only, AudienceTags.Written(tag)),
            [] => new HandlerResult().Reply(turn, $"没有找到群众群“{name}”。请写群名，例：对象 {groups.FirstOrDefault()?.Name ?? "上坪村一组群"} 老年人"),
            var several => new HandlerResult().Reply(turn, $"有{several.Count}个群叫这个名：{string.Join('、', several.Take(5).Select(g => g.Name))}。请写全群名。"),
        };
    }

    private HandlerResult Set(Turn turn, Group group, string? audience) => new HandlerResult()
        .Save(s => org.SetAudienceAsync(s, group.Id, audience))
        .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "group-audience", group.Id, audience ?? "", turn.Now))
        .Reply(turn, audience is null
            ? $"“{group.Name}”的对象已改为所有人，按所在单位发素材。"
            : $"“{group.Name}”的对象已记为{audience}：通用素材和写明给{audience}的发到这个群，给别人的不发。");

    private static List<Group> Named(List<Group> groups, string name)
    {
        var exact = groups.Where(g => g.Name == name || g.Name == name + "群").ToList();
        return exact.Count > 0 ? exact : [.. groups.Where(g => g.Name.Contains(name, StringComparison.Ordinal))];
    }

    private static string List(List<Group> groups)
    {
        var set = groups.Where(g => g.Audience is not null).Select(g => $"{g.Name}：{g.Audience}").ToList();
        return $"{(set.Count == 0 ? "还没有群写明对象。" : string.Join('\n', set))}\n要写明请回复：对象 {groups.FirstOrDefault()?.Name ?? "群名"} 老年人";
    }
}
