using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>What the office reads of its residents' groups.</summary>
internal static class CustomerGroupText
{
    private const int MostNames = 10;

    public static string Of(CustomerGroupMatch match)
    {
        if (match.Matched.Count + match.Elsewhere.Count + match.Missing.Count == 0) return "没有要人转发的群众群。";
        List<string> lines = [];
        if (match.Matched.Count > 0)
            lines.Add($"能群发的{match.Matched.Count}个：{Names([.. match.Matched.Select(m => m.Group)])}。推送时放进转发人的“群发助手”，点“发送”就算转发。");
        if (match.Elsewhere.Count > 0)
            lines.Add($"群主不是转发人的{match.Elsewhere.Count}个：{Names([.. match.Elsewhere.Select(m => m.Group)])}。请把群主转给转发人，再发：客户群");
        if (match.Missing.Count > 0)
            lines.Add($"没有对上的{match.Missing.Count}个，照旧手工转发：{Names(match.Missing)}。是客户群的，请把群名改成和这里一样，再发：客户群");
        return string.Join('\n', lines);
    }

    private static string Names(IReadOnlyList<Group> groups) =>
        string.Join('、', groups.Take(MostNames).Select(g => g.Name)) + (groups.Count > MostNames ? "等" : "");
}
