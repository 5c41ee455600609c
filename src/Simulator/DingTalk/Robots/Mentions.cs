using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>
/// Whom a message through a webhook really rings: those whose number or id stands in the text behind an @ and in `at` as well.
/// </summary>
public static class Mentions
{
    public const int Most = 50;

    /// <summary>The text as people read it, with names for ids; and the user ids that ring.</summary>
    public static (string Text, IReadOnlyList<string> Rings) Apply(string text, JsonObject? at, Group? group, Township township, bool allAllowed)
    {
        if (at is null) return (text, []);
        var rings = new List<string>();
        foreach (var id in at.Texts("atUserIds").Take(Most))
            if (group is null || group.Has(id)) Replace(ref text, id, township.Member(id), rings);
        foreach (var phone in at.Texts("atMobiles").Take(Most))
        {
            var person = township.ByPhone(phone);
            if (person is not null && (group is null || group.Has(person.Id))) Replace(ref text, phone, person, rings);
            else if (phone.Length > 7) text = text.Replace("@" + phone, $"@{phone[..3]}****{phone[^4..]}", StringComparison.Ordinal);
        }
        if (!at.Flag("isAtAll")) return (text, rings);
        return allAllowed ? ("@所有人 " + text, ["@all"]) : (text, rings);
    }

    private static void Replace(ref string text, string written, Member? person, List<string> rings)
    {
        if (person is null || !text.Contains("@" + written, StringComparison.Ordinal)) return;
        text = text.Replace("@" + written, "@" + person.Name, StringComparison.Ordinal);
        if (!rings.Contains(person.Id)) rings.Add(person.Id);
    }
}
