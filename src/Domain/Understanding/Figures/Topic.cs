using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R9: whether the words at a place speak of this campaign or of other work.</summary>
internal sealed class Topic
{
    private readonly List<Token> tokens;
    private readonly string text;
    private readonly bool alwaysForeign;
    private bool foreign;
    private bool fraudInClause;
    private bool foreignInChunk;

    public Topic(List<Token> tokens, string text)
    {
        (this.tokens, this.text) = (tokens, text);
        alwaysForeign = tokens.Any(t => t is Token.Marked { Mark: Mark.Foreign })
            && !tokens.Any(t => t is Token.Marked { Mark: Mark.Fraud } || (t is Token.Named named && (IsOurs(named) || SaysFraud(named))));
    }

    public void Pass(int i)
    {
        if (tokens[i] is Token.Break or Token.Number)
            foreignInChunk = false;
        switch (tokens[i])
        {
            case Token.Break { Strength: >= 2 } or Token.Number:
                fraudInClause = false;
                break;
            case Token.Named named when SaysFraud(named):
                foreign = false;
                fraudInClause = true;
                break;
            case Token.Marked { Mark: Mark.Fraud }:
                foreign = false;
                fraudInClause = true;
                break;
            case Token.Named named when IsOurs(named) && !foreignInChunk:
                foreign = false;
                break;
            // "反诈、防溺水一起宣传": both at once stays ours.
            case Token.Marked { Mark: Mark.Foreign } when !fraudInClause:
                foreign = foreignInChunk = true;
                break;
        }
    }

    public bool IsForeign(int number) => alwaysForeign || foreign || NamesOtherThings(number);

    // 2台新空调: the thing counted stands behind the number.
    private bool NamesOtherThings(int number)
    {
        for (var i = number + 1; i < tokens.Count && i <= number + 4; i++)
            switch (tokens[i])
            {
                case Token.Marked { Mark: Mark.Foreign }:
                    return !fraudInClause;
                case Token.Break or Token.Number or Token.Named or Token.Marked:
                    return false;
            }
        return false;
    }

    private bool SaysFraud(Token.Named named) =>
        text.IndexOf("反诈", named.Start, named.Length, StringComparison.Ordinal) >= 0 || text.IndexOf("app", named.Start, named.Length, StringComparison.Ordinal) >= 0;

    // 装了 alone may be an air conditioner; 安装 behind another matter's word is that matter's.
    private bool IsOurs(Token.Named named) =>
        named.Length > 1 && text[named.Start] is not ('装' or '整') && named.Metrics[0] is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert or Metric.InstallRate or Metric.Case or Metric.Dissuade or Metric.LossAvoided or Metric.Repatriate;
}
