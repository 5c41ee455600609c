using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;

namespace AntiFraudBot.Bot.Handlers.Groups;

/// <summary>What the office reads of a group before it is made.</summary>
internal static class ManagedGroupText
{
    private const int MostNames = 12;

    public static string NoApp(string channel) => channel is "wecom" or "dingtalk"
        ? $"建群要用{PlatformNames.Of(channel)}的应用，现在没有设置。请管理员照《从零接入{PlatformNames.Of(channel)}》设好应用再来。"
        : "建群要在企业微信或钉钉上办，沙盒里建不了。";

    /// <summary>Null when the platform takes so many.</summary>
    public static string? SizeFault(GroupRoll roll, (int Least, int Most) size, OrgUnit unit, string channel)
    {
        var count = roll.Within.Count;
        if (count > size.Most) return $"{unit.Name}有{count}人，{PlatformNames.Of(channel)}一个群最多{size.Most}人，请按下级单位分开建。";
        if (count >= size.Least) return null;
        var example = roll.Without is [var first, ..] ? first.Name : "张三";
        return $"{unit.Name}只有{count}人在{PlatformNames.Of(channel)}上登记了账号，一个群至少要{size.Least}人。请先给他们发码，例：发码 {example} {unit.Name}";
    }

    public static string Preview(string name, GroupRoll roll, Member owner, Group? made, Group? other, OrgUnit unit)
    {
        List<string> lines =
        [
            made is null ? $"要建的群：{name}" : $"要更新的群：{name}",
            $"群主：{owner.Name}（您）",
            $"成员{roll.Within.Count}人：{Names(roll.Within)}",
        ];
        if (roll.Without.Count > 0) lines.Add($"没有账号、进不了群的{roll.Without.Count}人：{Names(roll.Without)}");
        if (made is not null) lines.Add("群里多出来的人会移出，少的人会拉进。");
        if (other is not null) lines.Add($"注意：{unit.Name}已有工作群“{other.Name}”，再建一个，素材和提醒会发两遍。");
        lines.Add(made is null ? "建群请回复：确认；不建请回复：取消" : "更新请回复：确认；不改请回复：取消");
        return string.Join('\n', lines);
    }

    private static string Names(IReadOnlyList<Member> people) =>
        string.Join('、', people.Take(MostNames).Select(m => m.Name)) + (people.Count > MostNames ? "等" : "");
}
