using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Tests.Corpus;

/// <summary>How many messages are read exactly; how many would book a number a clerk would not; how many periods are right.</summary>
public sealed class CorpusScore
{
    private static readonly string[] Recording = ["report", "correction", "forwarded", "case"];
    private int messages;
    private int exact;
    private int wrong;
    private int periods;
    private int rightPeriods;

    public List<string> Failures { get; } = [];

    public double Exact => (double)exact / messages;

    public double SilentWrong => (double)wrong / messages;

    public double Periods => periods == 0 ? 1 : (double)rightPeriods / periods;

    public string Summary => FormattableString.Invariant($"exact {Exact:P1}, silent wrong {SilentWrong:P2}, periods {rightPeriods}/{periods}, of {messages}\n") + string.Join('\n', Failures);

    public static CorpusScore Of(LabelledCorpus corpus)
    {
        var reader = new Reader(new UnitLexicon(corpus.Units));
        var score = new CorpusScore();
        foreach (var message in corpus.Messages)
            score.Add(message, reader.Read(message.Text, message.Speaker));
        return score;
    }

    public static IEnumerable<(string Unit, string Key, decimal Value, string? Period)> Flat(Reading reading) =>
        from row in reading.Rows
        from value in row.Values
        select (row.Unit, $"{value.Metric.Key()}.{value.Aspect.Key()}", value.Value, row.Period.Word());

    private static IEnumerable<(string Unit, string Key, decimal Value, string? Period)> Flat(Expectation expect) =>
        from row in expect.Rows ?? []
        from value in row.Values
        select (row.Unit, value.Key, value.Value, row.Period);

    private void Add(LabelledMessage message, Reading reading)
    {
        var want = Flat(message.Expect).OrderBy(v => v).ToList();
        var have = Flat(reading).OrderBy(v => v).ToList();
        var intent = reading.Intent.Word();
        var right = intent == message.Expect.Intent && (intent != "query" || reading.Query?.Word() == message.Expect.Query)
            && want.Select(v => (v.Unit, v.Key, v.Value)).SequenceEqual(have.Select(v => (v.Unit, v.Key, v.Value)));
        var bad = Recording.Contains(intent) && have.Any(v => !Recording.Contains(message.Expect.Intent) || !want.Exists(w => (w.Unit, w.Key, w.Value) == (v.Unit, v.Key, v.Value)));
        messages++;
        exact += right ? 1 : 0;
        wrong += bad ? 1 : 0;
        foreach (var value in want.Where(v => v.Period is not null && have.Exists(h => (h.Unit, h.Key, h.Value) == (v.Unit, v.Key, v.Value))))
        {
            periods++;
            rightPeriods += have.Contains(value) ? 1 : 0;
        }

        if (!right)
            Failures.Add($"{(bad ? "WRONG" : "missed")} {message.Id} {message.Text.ReplaceLineEndings(" / ")}\n   want {message.Expect.Intent} {message.Expect.Query} {Show(want)}\n   got  {intent} {reading.Query?.Word()} {Show(have)} [{reading.Rule}]");
        else if (want.Exists(v => v.Period is not null && !have.Contains(v)))
            Failures.Add($"period {message.Id} {message.Text.ReplaceLineEndings(" / ")}: want {want[0].Period} got {have[0].Period}");
    }

    private static string Show(IEnumerable<(string Unit, string Key, decimal Value, string? Period)> values) =>
        string.Join(' ', values.Select(v => FormattableString.Invariant($"{v.Unit}:{v.Key}={v.Value}")));
}
