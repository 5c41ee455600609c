using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>
/// R9: whether the words at a place speak of this campaign or of other work. Another matter governs its whole sentence or list until
/// 反诈 is said; in the next sentence our own metric's words suffice.
/// </summary>
internal sealed class Topic
{
    private static readonly string[] Places = ["大厅", "门口", "窗口", "门前", "楼下", "旁边", "附近", "广场", "路口", "散场", "结束"];
    private static readonly System.Buffers.SearchValues<string> Pretexts = System.Buffers.SearchValues.Create(["被骗", "骗走", "骗取", "骗了", "受骗", "冒充", "为由", "的名义", "诈骗案", "刷单"], StringComparison.Ordinal);
    // Words further off than this many tokens belong to something else; it also keeps long texts linear.
    private const int Reach = 60;
    private readonly List<Token> tokens;
    private readonly string text;
    private readonly bool alwaysForeign;
    private bool foreign;
    private int lastFraud = -9;
    private bool fraudInSentence;
    private bool foreignInSentence;

    public Topic(List<Token> tokens, string text)
    {
        (this.tokens, this.text) = (tokens, text);
        alwaysForeign = tokens.Where((t, i) => t is Token.Marked { Mark: Mark.Foreign } && !IsPlaceOrTime(i)).Any()
            && !tokens.Where((t, i) => IsFraud(i) || (t is Token.Named named && IsOurs(named))).Any();
    }

    public void Pass(int i)
    {
        switch (tokens[i])
        {
            case Token.Break { Strength: 3 }:
                fraudInSentence = foreignInSentence = false;
                lastFraud = -9;
                break;
            case Token.Break { Strength: 2 } or Token.Number or Token.Marked { Mark: Mark.Old }:
                lastFraud = -9;
                break;
            case Token.Marked or Token.Named when IsFraud(i):
                foreign = foreignInSentence = false;
                fraudInSentence = true;
                lastFraud = i;
                break;
            // "反诈、防溺水一起宣传": both at once stays ours.
            case Token.Marked { Mark: Mark.Foreign } when IsPlaceOrTime(i) || IsPretext(i) || ((fraudInSentence || SaysFraudAhead(i)) && CountsNothing(i)):
                break;
            case Token.Marked { Mark: Mark.Foreign } when lastFraud < 0:
            case Token.Marked { Mark: Mark.Fraud }:
            case Token.Named named when !fraudInSentence && Ownership.IsStrange(tokens, i, text) && !(IsThing(named) && SaysFraudAhead(i)):
                foreign = foreignInSentence = true;
                fraudInSentence = false;
                break;
            case Token.Named ours when IsOurs(ours) && !foreignInSentence:
                foreign = false;
                break;
        }
    }

    public bool IsForeign(int number) => alwaysForeign || foreign || NamesOtherThings(number);

    // 2台新空调, 给12户安装扶手: the thing counted stands behind the number.
    private bool NamesOtherThings(int number)
    {
        for (var i = number + 1; i < tokens.Count && i <= number + 4; i++)
            switch (tokens[i])
            {
                case Token.Marked { Mark: Mark.Foreign }:
                    return lastFraud < 0;
                case Token.Named:
                    return !fraudInSentence && !IsFraud(i) && Ownership.IsStrange(tokens, i, text) && !tokens.Skip(i + 1).TakeWhile(t => t is not Token.Break).Any(t => t is Token.Number);
                case Token.Break or Token.Number or Token.Marked:
                    return false;
            }
        return false;
    }

    // 反诈 itself, or an app that is not somebody else's: 网上国网app, 学习强国app.
    private bool IsFraud(int i)
    {
        var word = text.AsSpan(tokens[i].Start, tokens[i].Length);
        if (tokens[i] is Token.Marked { Mark: Mark.Fraud })
            return !(word is "app" or "软件") || !IsAnothers(i);
        return tokens[i] is Token.Named && (word.Contains('诈') || word.Contains("预警", StringComparison.Ordinal) || word.Contains("缅北", StringComparison.Ordinal) || (word.Contains("app", StringComparison.Ordinal) && !IsAnothers(i)));
    }

    // 广场舞散场以后, 党员大会上: when and where, not what.
    private bool IsPlaceOrTime(int i) =>
        Places.Any(w => string.CompareOrdinal(text, tokens[i].End, w, 0, w.Length) == 0) ||
        i + 1 < tokens.Count && tokens[i + 1] is Token.Other or Token.Named { Metrics: [Metric.PushGroup] } && "后时上里间期现散结以之前口边旁群队团".Contains(text[tokens[i + 1].Start], StringComparison.Ordinal);

    // 网上贷款被骗2万, 冒充快递客服: the story of a fraud, not other work.
    private bool IsPretext(int i)
    {
        var from = text.AsSpan(0, tokens[i].Start).LastIndexOfAny("，,。;\n") + 1;
        var length = text.AsSpan(tokens[i].End).IndexOfAny("，,。;\n");
        var clause = text.AsSpan(from, (length < 0 ? text.Length : tokens[i].End + length) - from);
        return clause.ContainsAny(Pretexts);
    }

    // 都下地掰玉米去了: an aside, nothing is counted in its clause.
    private bool CountsNothing(int i) =>
        !tokens.Skip(i).TakeWhile(t => t is not Token.Break { Strength: >= 2 }).Any(t => t is Token.Number)
        && tokens.Skip(i).FirstOrDefault(t => t is Token.Break { Strength: >= 2 }) is Token.Break { Strength: 2 };

    // 夜市摆摊发了260份，装好反诈app 31个: what it was about is said later.
    private bool SaysFraudAhead(int i) =>
        tokens.Skip(i + 1).Take(Reach).TakeWhile(t => t is not Token.Break { Strength: 3 } and not Token.Marked { Mark: Mark.Foreign }).Any(t => t is Token.Marked { Mark: Mark.Fraud } && text[t.Start] is not 'a');

    private static bool IsThing(Token.Named named) => named.Metrics[0] is Metric.Event or Metric.Leaflet or Metric.Poster or Metric.Banner or Metric.Pledge;

    private bool IsAnothers(int i) => (i > 0 && tokens[i - 1] is Token.Marked { Mark: Mark.Foreign }) || Ownership.HasStrangerBefore(tokens, i, text);

    // 装了 alone may be an air conditioner; 安装 behind another matter's word is that matter's.
    private bool IsOurs(Token.Named named) =>
        named.Length > 1 && text[named.Start] is not ('装' or '整') && named.Metrics[0] is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert or Metric.InstallRate or Metric.Case or Metric.Dissuade or Metric.LossAvoided or Metric.Repatriate;
}
