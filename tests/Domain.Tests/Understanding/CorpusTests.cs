using AntiFraudBot.Domain.Tests.Corpus;
using Xunit.Abstractions;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>The reader against twelve sets of labelled messages by different writers about different townships. What each was worth at first sight stands in docs/rules/reading.md.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dev.jsonl", "units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra.jsonl", "extra-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra2.jsonl", "extra2-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra3.jsonl", "extra3-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra4.jsonl", "extra4-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra5.jsonl", "extra5-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra6.jsonl", "extra6-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra7.jsonl", "extra7-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra8.jsonl", "extra8-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra9.jsonl", "extra9-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra10.jsonl", "extra10-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra11.jsonl", "extra11-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra12.jsonl", "extra12-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra13.jsonl", "extra13-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra14.jsonl", "extra14-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra15.jsonl", "extra15-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra16.jsonl", "extra16-units.json", 0.97, 0.004, 0.98)]
    [InlineData("extra17.jsonl", "extra17-units.json", 0.97, 0.004, 0.98)]
    public void Messages_are_read_as_a_clerk_would_and_hardly_ever_booked_wrongly(string messages, string units, double floor, double ceiling, double periods)
    {
        var score = CorpusScore.Of(LabelledCorpus.Load(messages, units));
        output.WriteLine(score.Summary);

        Assert.True(score.Exact >= floor, score.Summary);
        Assert.True(score.SilentWrong <= ceiling, score.Summary);
        Assert.True(score.Periods >= periods, score.Summary);
    }
}
