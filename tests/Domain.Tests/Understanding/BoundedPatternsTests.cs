using System.Reflection;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>Patterns of the intent rules take a time that grows with the text, whatever stands in it.</summary>
public sealed partial class BoundedPatternsTests
{
    [Fact]
    public void A_pattern_that_may_go_back_repeats_nothing_without_bound()
    {
        var patterns = typeof(Reader).Assembly.GetTypes().Where(t => t.Namespace == "AntiFraudBot.Domain.Understanding.Intents")
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(m => (Name: $"{m.DeclaringType!.Name}.{m.Name}", Pattern: m.GetCustomAttribute<GeneratedRegexAttribute>()))
            .Where(p => p.Pattern is not null && !p.Pattern.Options.HasFlag(RegexOptions.NonBacktracking)).ToList();

        Assert.True(patterns.Count > 10, "the house has none of these patterns any more");
        Assert.DoesNotContain(patterns, p => Unbounded().IsMatch(p.Pattern!.Pattern));
    }

    // A * or + behind anything, escaped ones and those in a class apart; {3,} too.
    [GeneratedRegex(@"(?<!\\)[^\[\\(|][*+]|\{[0-9]+,\}")]
    private static partial Regex Unbounded();
}
