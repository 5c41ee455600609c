using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R9: whether the words at a place speak of this campaign or of other work.</summary>
internal sealed class Topic
{
    private readonly List<Token> tokens;
    private readonly bool alwaysForeign;
    private bool foreign;
    private bool fraudInClause;

    public Topic(List<Token> tokens)
    {
        this.tokens = tokens;
        alwaysForeign = tokens.Any(t => t is Token.Marked { Mark: Mark.Foreign })
            && !tokens.Any(t => t is Token.Marked { Mark: Mark.Fraud } || (t is Token.Named named && IsOurs(named)));
    }

    public void Pass(int i)
    {
        switch (tokens[i])
        {
            case Token.Break { Strength: >= 2 } or Token.Number:
                fraudInClause = false;
                break;
            case Token.Marked { Mark: Mark.Fraud }:
                foreign = false;
                fraudInClause = true;
                break;
            case Token.Named named when IsOurs(named):
                foreign = false;
                break;
            // "反诈、防溺水一起宣传": both at once stays ours.
            case Token.Marked { Mark: Mark.Foreign } when !fraudInClause:
                foreign = true;
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

    private static bool IsOurs(Token.Named named) =>
        named.Length > 1 && named.Metrics[0] is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert or Metric.InstallRate or Metric.Case or Metric.Dissuade or Metric.LossAvoided or Metric.Repatriate;
}
