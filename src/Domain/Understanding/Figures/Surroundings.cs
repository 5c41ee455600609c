using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>What stands before and behind a token, and which tokens already serve a number.</summary>
internal sealed class Surroundings(List<Token> tokens, string text, IReadOnlyDictionary<int, Fate> fates)
{
    // Words further off than this many tokens belong to something else; it also keeps long texts linear.
    private const int Reach = 60;

    private readonly HashSet<int> used = [];
    private readonly int firstUnit = tokens.FindIndex(t => t is Token.Unit or Token.OwnUnit or Token.Part);

    /// <summary>新增/累计, 新增（累计）: two aspects side by side.</summary>
    public bool PairsWithNew(int i) =>
        i >= 2 && (tokens[i - 2] is Token.Marked { Mark: Mark.New } or Token.Time || (tokens[i - 2] is Token.Named && tokens[i - 1] is Token.Break { Char: '/' } && !NamesOrNumbersFollow(i))) && tokens[i - 1] is Token.Break { Char: '/' or '、' } or Token.Marked { Mark: Mark.Open } or Token.Other { Length: 1 };

    // 今日安装/累计：9/300, but not 安装/累计安装.
    private bool NamesOrNumbersFollow(int i) => i + 1 >= tokens.Count || tokens[i + 1] is Token.Named or Token.Number;

    public bool IsUsed(int i) => used.Contains(i);

    public void Use(int i) => used.Add(i);

    // 76份承诺书, 1场院坝会, 12人安装: the metric behind, unless it already has a number of its own.
    public Column? Behind(Token.Number number, int i, Aspect? said)
    {
        for (var k = i + 1; k < Math.Min(tokens.Count, i + Reach) && tokens[k] is not (Token.Number or Token.Break { Strength: >= 2 } or Token.Unit); k++)
        {
            // 【安装】石门12 河口9【注册】…: the next heading.
            if (tokens[k] is Token.Marked { Mark: Mark.Open } && text[tokens[k].Start] == '【')
                return null;
            if (tokens[k] is not Token.Named named || used.Contains(k))
                continue;
            var column = new Column(named.Metrics, named.Joint, said, named.Start, named.End);
            if (column.Fitting(number.Measure).Count == 0 || HasOwnNumber(k, number, named))
                continue;
            used.Add(k);
            return column;
        }

        return null;
    }

    private bool HasOwnNumber(int k, Token.Number number, Token.Named named)
    {
        for (var j = k + 1; j < tokens.Count && tokens[j] is not (Token.Named or Token.Break { Strength: >= 2 } or Token.Unit); j++)
            if (tokens[j] is Token.Number own && !NumbersComeFirst(k))
                return named.Start - number.End > 2 || number.Measure is "" or "个" || !IsFollowedByName(j) || own.Measure == number.Measure && !IsFollowedByName(j);
        return false;
    }

    // 7个安装6个注册: in the whole clause each number stands before its name.
    private bool NumbersComeFirst(int k)
    {
        var from = k;
        while (from > 0 && k - from < Reach && tokens[from - 1] is not Token.Break { Strength: >= 2 })
            from--;
        var (number, pairs) = (true, 0);
        for (var j = from; j < Math.Min(tokens.Count, from + Reach) && tokens[j] is not Token.Break { Strength: >= 2 }; j++)
        {
            if (tokens[j] is not (Token.Number or Token.Named) || (tokens[j] is Token.Number && fates.GetValueOrDefault(j) is not (Fate.Value or Fate.Sum)))
                continue;
            if (tokens[j] is Token.Number != number)
                return false;
            (number, pairs) = (!number, pairs + (number ? 0 : 1));
        }

        return number && pairs > 1;
    }

    private bool IsFollowedByName(int j)
    {
        for (var n = j + 1; n < tokens.Count && tokens[n] is not (Token.Number or Token.Break { Strength: >= 2 }); n++)
            if (tokens[n] is Token.Named)
                return true;
        return false;
    }

    // Numbers that follow each other with nothing but weak gaps: 13/12/60.
    public List<int> RunFrom(int i, int limit)
    {
        var run = new List<int> { i };
        for (var k = i + 1; k < tokens.Count && run.Count < limit; k++)
        {
            if (tokens[k] is Token.Number && fates[k] is Fate.Value or Fate.Sum)
                run.Add(k);
            else if (tokens[k] is not (Token.Break { Strength: 1 } or Token.Break { Char: '，' or ',' }) && !(tokens[k] is Token.Other { Length: 1 } && text[tokens[k].Start] is '和' or '及' or '与'))
                break;
        }

        return run;
    }

    /// <summary>无发案, 没有新增安装: the metrics a zero was said of in words.</summary>
    public List<Column> ZeroesBehind(int i)
    {
        var word = text.Substring(tokens[i].Start, tokens[i].Length);
        var counts = word.Contains('增', StringComparison.Ordinal) || word == "零";
        var gaps = 0;
        var zeros = new List<Column>();
        for (var k = i + 1; k < Math.Min(tokens.Count, i + 7); k++)
        {
            if (tokens[k] is Token.Marked { Mark: Mark.New })
                counts = true;
            else if (tokens[k] is Token.Named named && !used.Contains(k))
            {
                var zero = Zero(named, counts || text[named.Start] == '新').ToList();
                // 没让她转账避免损失两万三: the 没 is of something else.
                if (zero.Count == 0 && gaps > 1)
                    break;
                // 没有损失安装十六个, 没有新装的走访了十一户: the next matter, with a number of its own.
                if (zeros.Count > 0 && (zero.Count == 0 || HasNumberAhead(k)))
                    break;
                used.Add(k);
                zeros.AddRange(zero);
            }
            else if (tokens[k] is Token.Other && (word == "零" || ++gaps > 4))
                break;
            else if (tokens[k] is not (Token.Other or Token.Marked { Mark: Mark.Fraud }) && !(zeros.Count > 0 && tokens[k] is Token.Break { Char: '、' }))
                break;
        }

        return zeros;
    }

    /// <summary>发案：无, with nothing more in the clause; 海报有冇 is a question.</summary>
    public bool ClosesAfterName(int i) =>
        EndsClause(i) && i > 0 && (tokens[i - 1] is Token.Break { Char: ':' } || (tokens[i - 1] is Token.Named named && (text[tokens[i].Start] is '无' or '零' || named.Metrics[0] is Metric.Case or Metric.Loss)));

    private bool EndsClause(int i) => i + 1 >= tokens.Count || tokens[i + 1] is Token.Break;

    /// <summary>一组装5个，二组没有; 装了6个，注册没有: nothing but the unit or the metric stands before it in the clause.</summary>
    public bool SaysNothingOf(int i)
    {
        if (!EndsClause(i) || i == 0 || text.Contains('?', StringComparison.Ordinal) || text.AsSpan(tokens[i].Start, tokens[i].Length) is not ("没有" or "没得" or "无" or "冇" or "莫得" or "木有"))
            return false;
        return (tokens[i - 1] is Token.Part or Token.Unit || (tokens[i - 1] is Token.Named named && (Column.IsAppMetric(named.Metrics[0]) || named.Metrics[0] is Metric.Case or Metric.Loss or Metric.Dissuade))) && (i == 1 || tokens[i - 2] is Token.Break { Strength: >= 2 } or Token.Marked { Mark: Mark.New });
    }

    public bool SaysNoneNew(int i)
    {
        var word = text.AsSpan(tokens[i].Start, tokens[i].Length);
        return word is "零新增" or "无新增" or "没有新增" or "没新增" or "未新增" ? EndsClause(i)
            : word is "零" or "无" or "没有" && i + 1 < tokens.Count && tokens[i + 1] is Token.Marked { Mark: Mark.New } && EndsClause(i + 1);
    }

    // Only cases and losses are zero by a plain 无; 没有安装 would be a refusal.
    private static IEnumerable<Column> Zero(Token.Named named, bool counts) =>
        counts || named.Metrics[0] is Metric.Case or Metric.Loss
            ? [new Column(named.Metrics is [Metric.Case, _] ? [Metric.Case] : named.Metrics, named.Joint, Aspect.New, named.Start, named.End)]
            : [];

    public bool SaysAll(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - Reach) && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Number); k--)
            if (tokens[k] is Token.Marked { Mark: Mark.All or Mark.Each })
                return true;
        return false;
    }

    public bool HasNumberAhead(int i)
    {
        for (var k = i + 1; k < Math.Min(tokens.Count, i + Reach) && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
            if (tokens[k] is Token.Number)
                return true;
        return false;
    }

    // 安装12人，上坪村: a unit alone closes the message and owns what stands before it.
    public int? UnitAtTheEnd(int start)
    {
        var last = tokens.Count - 1;
        while (last > start && tokens[last] is Token.Break)
            last--;
        return last > start && tokens[last] is Token.Unit && tokens[last - 1] is Token.Break { Strength: >= 2 } && firstUnit == last ? last : null;
    }

    // 1/百家村/13/13: the number of the row.
    public bool IsRowIndex(int i) =>
        (i == 0 || tokens[i - 1] is Token.Break { Strength: 3 }) && i + 3 < tokens.Count
        && tokens[i] is Token.Number { Measure: "" } && tokens[i + 1] is Token.Break { Strength: 1 } && tokens[i + 2] is Token.Unit && tokens[i + 3] is Token.Break;
}
