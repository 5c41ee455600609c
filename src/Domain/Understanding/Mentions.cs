using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>
/// The units, metric and period a short text names, without asking what it wants: 石桥呢, 上周的, 上坪村安装怎么算的. Units are full
/// names in the order said. Rest is what is left when these and the words around a question are taken away.
/// </summary>
public sealed record Mentions(IReadOnlyList<string> Units, Metric? Metric, PeriodPhrase? Period, string Rest)
{
    private const string Around = "那个么呢的嘛吗啊呀哦村再看下一看说讲也还有?？。,，!！~ ";

    public bool Any => Units.Count > 0 || Metric is not null || Period is not null;

    /// <summary>Nothing said but a unit, a metric or a period: 石桥呢, 上周的, 注册呢.</summary>
    public bool Alone => Any && Rest.Length == 0;

    internal static Mentions In(Utterance message)
    {
        var left = message.Text.ToCharArray();
        foreach (var token in message.Tokens.Where(t => t is Token.Unit or Token.OwnUnit or Token.Named or Token.Time { Phrase: not null }))
            Array.Fill(left, ' ', token.Start, token.Length);
        return new Mentions(
            [.. Said(message).Distinct()],
            message.Tokens.OfType<Token.Named>().Select(n => (Metric?)n.Metrics[0]).FirstOrDefault(),
            message.Tokens.OfType<Token.Time>().FirstOrDefault(t => t.Phrase is not null)?.Phrase,
            string.Concat(left.Where(c => !Around.Contains(c, StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Said(Utterance message)
    {
        foreach (var token in message.Tokens)
            switch (token)
            {
                case Token.Unit unit:
                    yield return unit.Candidates[0].Name;
                    break;
                case Token.OwnUnit:
                    yield return message.Speaker.Unit;
                    break;
            }
    }
}
