using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>A rewriting of a labelled message that leaves its label standing, or says what becomes of it. Null where it does not apply.</summary>
public sealed record Variation(string Name, Func<LabelledMessage, Random, LabelledMessage?> Rewrite)
{
    public static Variation Of(string name, Func<string, Random, string> rewrite, Func<LabelledMessage, bool>? where = null) =>
        new(name, (message, random) => where is not null && !where(message) ? null : message.Reworded(rewrite(message.Text, random)));
}

/// <summary>What the rewritings ask of a message and do to it.</summary>
public static partial class Rewording
{
    public static LabelledMessage? Reworded(this LabelledMessage message, string text) => text == message.Text ? null : message with { Text = text };

    public static bool Counts(this LabelledMessage message) => message.Expect.Rows is { Count: > 0 };

    public static bool IsReport(this LabelledMessage message) => message.Expect.Intent == "report";

    public static bool IsProse(this LabelledMessage message) => !message.Text.Contains('\n', StringComparison.Ordinal) && !message.Text.Contains('\t', StringComparison.Ordinal) && !message.Text.Contains('|', StringComparison.Ordinal);

    public static bool IsOfOneUnit(this LabelledMessage message) => (message.Expect.Rows ?? []).DistinctBy(r => r.Unit).Count() == 1;

    /// <summary>The values the label holds, each once.</summary>
    public static HashSet<decimal> Values(this LabelledMessage message) => [.. (message.Expect.Rows ?? []).SelectMany(r => r.Values.Values)];

    /// <summary>Every Arabic number of the text that is one of the labelled values; list indexes, dates and clock times are left alone.</summary>
    public static string EachValue(this LabelledMessage message, Func<decimal, string> write)
    {
        var values = message.Values();
        return Digits().Replace(message.Text, m => decimal.TryParse(m.Value, out var value) && values.Contains(value) ? write(value) : m.Value);
    }

    [GeneratedRegex("(?<![0-9A-Za-z.,:：/年月第\\-—])[0-9]{1,6}(?![0-9A-Za-z.,:：、)）月日号点年组网%周\\-—]|[）)])")]
    private static partial Regex Digits();
}
