using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>督导检查 上坪村：LED屏未开。整改：6月25日前修好 (rule W6). Demand and Due are null when nothing was demanded.</summary>
public sealed partial record InspectionWords(OrgUnit? Unit, string Named, string Found, string? Demand, DateOnly? Due)
{
    /// <summary>Null when the text is no record of an inspection; Unit null when it names no unit of the tree.</summary>
    public static InspectionWords? Read(string text, OrgTree tree, DateOnly today)
    {
        if (text.Length > 600 || Pattern().Match(text) is not { Success: true } said) return null;
        var name = said.Groups["unit"].Value;
        var demand = said.Groups["demand"] is { Success: true, Value: var words } && words.Trim('。', ' ').Length > 0 ? words.Trim('。', ' ') : null;
        return new(
            tree.FindByName(name) ?? tree.Units.FirstOrDefault(u => u.Aliases.Contains(name)), name,
            said.Groups["found"].Value.Trim('。', ' ', '；', '，', '\n'), demand, demand is null ? null : DueDay.In(demand, today));
    }

    [GeneratedRegex(@"\A(督导检查|督查|督导)(记录)?[\s：:]*(?<unit>\p{L}{2,16}?)[\s：:，,]+(?<found>(.|\n){2,400}?)([。；;，,\s]*(整改要求|整改|要求)[：:](?<demand>(.|\n){2,200}))?\z", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Pattern();
}
