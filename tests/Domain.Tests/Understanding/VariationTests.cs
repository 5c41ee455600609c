using AntiFraudBot.Domain.Tests.Corpus;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>What another hand would have typed for the same message is read the same: of each rewriting nearly all stays exact, and hardly a number goes wrong.</summary>
public sealed class VariationTests
{
    private const int Seed = 20260615;

    private static readonly LabelledCorpus[] Sets =
    [
        LabelledCorpus.Load("dev.jsonl", "units.json"),
        LabelledCorpus.Load("extra.jsonl", "extra-units.json"),
        LabelledCorpus.Load("extra3.jsonl", "extra3-units.json"),
        LabelledCorpus.Load("extra6.jsonl", "extra6-units.json"),
        LabelledCorpus.Load("extra9.jsonl", "extra9-units.json"),
    ];

    public static TheoryData<string> Names => [.. Variations.All.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_message_from_another_hand_is_read_the_same(string name)
    {
        var variation = Variations.All.Single(v => v.Name == name);
        var scores = Sets.Select(s => Of(variation, s)).Where(s => s.Messages > 0).ToList();
        var rewritten = scores.Sum(s => s.Messages);
        var failures = string.Join('\n', scores.SelectMany(s => s.Score.Failures));

        Assert.True(rewritten > 0, "applies to no message");
        Assert.True(scores.Sum(s => s.Messages * (1 - s.Score.Exact)) <= (0.03 * rewritten) + 1, failures);
        Assert.True(scores.Sum(s => s.Messages * s.Score.SilentWrong) <= (0.005 * rewritten) + 1, failures);
    }

    private static (int Messages, CorpusScore Score) Of(Variation variation, LabelledCorpus corpus)
    {
        var random = new Random(Seed);
        var rewritten = corpus.Messages.Select(m => variation.Rewrite(m, random)).OfType<LabelledMessage>().ToList();
        return (rewritten.Count, CorpusScore.Of(corpus with { Messages = rewritten }));
    }
}
