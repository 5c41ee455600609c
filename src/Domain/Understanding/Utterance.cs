using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Figures;
using AntiFraudBot.Domain.Understanding.Text;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>A message prepared once for all intent rules: cleaned, cut into tokens, its numbers gathered.</summary>
internal sealed class Utterance
{
    public Utterance(string raw, Speaker speaker, UnitLexicon lexicon, ReadContext? context)
    {
        (Raw, Speaker, Lexicon) = (raw, speaker, lexicon);
        var quote = Quote.Split(Normaliser.Clean(raw));
        Text = PlainSpeech.Of(quote.Own);
        IsChainList = Text.StartsWith("#接龙", StringComparison.Ordinal) || Text.StartsWith("接龙", StringComparison.Ordinal);
        Tokens = Layout.Settle(Lexer.Cut(IsChainList ? WithoutExample(Text) : Text, lexicon), Text);
        var quoted = Lexer.Cut(quote.Quoted, lexicon);
        var frame = context?.AskedMetric is { } asked ? new Frame([new Column([asked], false, null, 0, 0)], false) : FrameOf(quoted);
        var period = context?.AskedPeriod ?? quoted.OfType<Token.Time>().FirstOrDefault(t => t.Phrase is not null)?.Phrase;
        if (frame.Columns.Count == 0 && NamesOnlyTheApp())
            frame = new Frame([new Column([Metric.AppInstall], false, null, 0, 0)], false);
        IsAnswer = context?.AskedMetric is not null || quoted.OfType<Token.Named>().Any();
        QuotedUnit = speaker.Role == "office" ? OnlyVillage(quoted, quote.Quoted) : null;
        Harvest = Binder.Gather(this, Tokens, IsChainList ? WithoutExample(Text) : Text, frame, period);
    }

    public string Raw { get; }
    public string Text { get; }
    public Speaker Speaker { get; }
    public UnitLexicon Lexicon { get; }
    public List<Token> Tokens { get; }
    public Harvest Harvest { get; }
    public bool IsChainList { get; }

    /// <summary>A request stands quoted above, or the bot had asked: a bare number is an answer.</summary>
    public bool IsAnswer { get; }

    /// <summary>The one village a quoted message names: an office that answers below it speaks of that village.</summary>
    public string? QuotedUnit { get; }

    public bool IsResident => Speaker.Role == "resident";

    public bool HasFigures => Harvest.Figures.Count > 0;

    public bool Says(Regex pattern) => pattern.IsMatch(Text);

    public bool HasMark(Mark mark) => Tokens.Any(t => t is Token.Marked marked && marked.Mark == mark);

    public IEnumerable<string> NamedUnits => Tokens.OfType<Token.Unit>().Select(u => u.Candidates[0].Name);

    // 反诈app 今日+5 总487: the app counted without a verb is the app installed.
    private bool NamesOnlyTheApp() =>
        Text.Contains("app", StringComparison.Ordinal) && !Tokens.Any(t => t is Token.Named named && named.Metrics.Any(Column.IsAppMetric));

    // 例 村名 今日安装数 注册数: a heading, but no data.
    private static string WithoutExample(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimStart().StartsWith('例') && line.Any(char.IsAsciiDigit) ? "" : line));

    // The sender (平安办小刘:) stands before the first colon; a short alias (平安) may be a word.
    private static string? OnlyVillage(List<Token> quoted, string text)
    {
        var body = text.IndexOf(':', StringComparison.Ordinal);
        var named = quoted.OfType<Token.Unit>().Where(u => u.Start > body && u.Candidates is [{ Tier: "village" }] && u.Length == u.Candidates[0].Name.Length).Select(u => u.Candidates[0].Name).Distinct().ToList();
        return named is [var only] ? only : null;
    }

    private static Frame FrameOf(List<Token> quoted)
    {
        var columns = quoted.OfType<Token.Named>().Select(n => new Column(n.Metrics, n.Joint, null, 0, 0)).ToList();
        return columns.Count is 0 or > 4 ? Frame.Empty : new Frame(columns, columns.Count == 1 && columns[0].Joint);
    }
}
