using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Organization.Groups;

/// <summary>建群 石桥村: the unit the office wants a group for, and the name it is to have, if it says one (rule P16).</summary>
public sealed partial record GroupWords(string Unit, string? Name)
{
    /// <summary>Null when the text is no such order.</summary>
    public static GroupWords? Read(string text) => Order().Match(text.Trim()) is { Success: true } said
        ? new GroupWords(said.Groups["unit"].Value, said.Groups["name"] is { Success: true, Value: var name } ? name : null)
        : null;

    /// <summary>What a unit's group is called when nobody says otherwise.</summary>
    public static string NameFor(OrgUnit unit) => $"{unit.Name}反电诈工作群";

    /// <summary>The campaign's groups are found by their name.</summary>
    public static bool IsFit(string name) => name.Contains("反电诈", StringComparison.Ordinal) || name.Contains("反诈", StringComparison.Ordinal);

    [GeneratedRegex(@"\A建群[\s:：]*(?<unit>[^\s:：，,。]{2,20})([\s，,]+(?<name>[^\s，,。]{2,50}))?[。]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Order();
}
