using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>
/// R9-R13: decides of each number whether it may be data at all. Plans, hearsay, other work, breakdowns, comparisons,
/// populations, refusals and values said to be wrong are taken out here, so that binding sees only what counts.
/// </summary>
internal sealed partial class Sieve
{
    private readonly List<Token> tokens;
    private readonly Dictionary<int, Fate> fates = [];
    private readonly Topic topic;
    private readonly string text;
    private Mark? hungry;
    private bool vague;
    private bool plan;
    private bool planInClause;
    private bool shareOfEach;
    private bool hearsay;
    private bool sum;
    private bool sumOfSentence;
    private bool breakdown;
    private bool totalSaid;
    private int depth;
    private int breakdownDepth;
    private bool openNamed;
    private bool namedSinceNumber;
    private Metric? lastMetric;

    private Sieve(List<Token> tokens, string text)
    {
        (this.tokens, this.text) = (tokens, text);
        topic = new Topic(tokens, text);
    }

    /// <summary>The fate of each number, by the index of its token.</summary>
    public static IReadOnlyDictionary<int, Fate> Sift(List<Token> tokens, string text)
    {
        var sieve = new Sieve(tokens, text);
        for (var i = 0; i < tokens.Count; i++)
            sieve.Take(i);
        return sieve.fates;
    }

    private void Take(int i)
    {
        topic.Pass(i);
        switch (tokens[i])
        {
            case Token.Break gap:
                Pause(gap);
                break;
            case Token.Time { Phrase: not null }:
                plan = (plan && planInClause) || IsDeadline(i);
                planInClause |= plan;
                if (breakdown)
                    breakdown = !totalSaid || !IsBehindBreakdown(i);
                break;
            case Token.Named named:
                Name(named, i);
                break;
            case Token.Marked marked:
                Note(marked.Mark, i);
                break;
            case Token.Number number:
                Decide(number, i);
                break;
        }
    }

    private void Pause(Token.Break gap)
    {
        if (gap.Strength < 2)
            return;
        hungry = null;
        vague = false;
        namedSinceNumber = planInClause = false;
        // 每家领1份宣传单，安装6: what each was given is no order to install.
        plan &= !shareOfEach;
        shareOfEach = false;
        sum = gap.Strength < 3 && sumOfSentence;
        if (gap.Strength < 3)
            return;
        plan = hearsay = breakdown = sumOfSentence = totalSaid = false;
        if (gap.Char == '\n')
            depth = 0;
    }

    private void Name(Token.Named named, int i)
    {
        namedSinceNumber = true;
        openNamed = true;
        // 收到诈骗线索2条: what came in is the tip itself.
        if (named.Metrics[^1] is Metric.LossAvoided || (hungry == Mark.Base && named.Metrics[0] == Metric.Tip) || hungry is Mark.Staff or Mark.Population or Mark.Refusal)
            hungry = null;
        // "其中男18人，注册33人": another metric behind a comma ends the breakdown; 其中注册 is one of the app's own steps.
        var other = lastMetric is not { } last || !named.Metrics.Contains(last);
        if (breakdown && depth == 0 && other && (StartsClause(i) || (Column.IsAppMetric(named.Metrics[0]) && (named.Metrics[0] != Metric.AppInstall || (lastMetric is { } whole && !Column.IsAppMetric(whole))))))
            breakdown = false;
    }

    private void Note(Mark mark, int i)
    {
        switch (mark)
        {
            case Mark.Open:
                depth++;
                openNamed = false;
                break;
            case Mark.Close:
                depth = Math.Max(0, depth - 1);
                breakdown &= breakdownDepth <= depth;
                break;
            // 接警3起，其中电诈1起: ours is the part, the whole is not.
            case Mark.Breakdown when CountsFraudAhead(i) && DropCallsBefore(i):
                break;
            case Mark.Breakdown:
                breakdown = true;
                breakdownDepth = depth;
                break;
            case Mark.Plan when IsDone(i):
                break;
            case Mark.Plan:
                plan = planInClause = true;
                break;
            case Mark.Hearsay:
                hearsay = true;
                break;
            case Mark.Already or Mark.AsOf:
                totalSaid |= mark == Mark.AsOf;
                plan = false;
                break;
            case Mark.Vague:
                vague = true;
                break;
            case Mark.New or Mark.Total:
                openNamed = true;
                totalSaid |= mark == Mark.Total;
                if (breakdown && depth == 0 && IsBehindBreakdown(i))
                    breakdown = mark == Mark.Total || !totalSaid;
                break;
            case Mark.Sum:
                sum = true;
                sumOfSentence |= HeadsSentence(i);
                break;
            // 覆盖员工210人: they are who was reached.
            case Mark.Staff or Mark.Population when i > 0 && tokens[i - 1] is Token.Named named && named.Metrics.Contains(Metric.PeopleReached):
                break;
            case Mark.Base or Mark.OtherRate or Mark.Compare or Mark.Staff or Mark.Per or Mark.Refusal or Mark.Population or Mark.Old:
                hungry = mark;
                break;
            case Mark.Foreign when hungry == Mark.Old:
                hungry = null;
                break;
            case Mark.Fix or Mark.Becomes:
                hungry = hungry == Mark.Old ? null : hungry;
                // 里头有邻村的，我们应是7个: ours again.
                hearsay &= !(SaysCorrected(i) && SpeaksOfUs(i));
                // 里头有两个是重复的，应该是十二个: the whole again.
                breakdown &= depth > 0 || !SaysCorrected(i);
                break;
        }
    }

    private void Decide(Token.Number number, int i)
    {
        // 走访15户其中6户新装: what was done in them is a figure of its own.
        if (breakdown && depth == 0 && lastMetric is { } whole && !Column.IsAppMetric(whole) && IsNewInstall(i))
            breakdown = false;
        fates[i] = FateOf(number, i);
        shareOfEach |= fates[i] == Fate.Plan && IsShareOfEach(number, i);
        if (fates[i] is Fate.Value or Fate.Sum && LastNamedBefore(i) is { } metric)
            lastMetric = metric;
        hungry = null;
        vague = false;
        namedSinceNumber = false;
    }

    private Fate FateOf(Token.Number number, int i)
    {
        if (hungry == Mark.Old || ComesBefore(i, Mark.Becomes) || (number.Value is not null && IsCalledWrong(i)))
            return Fate.Old;
        if (hearsay)
            return Fate.Hearsay;
        if (plan)
            return Fate.Plan;
        if (topic.IsForeign(i) || CountsMachines(number))
            return Fate.Foreign;
        if (IsWholeVillage(number, i))
            return Fate.Eaten;
        if (hungry == Mark.Population && (HeardIt(i) || DidIt(number, i)))
            hungry = null;
        if (hungry == Mark.Staff && number.Measure is "场" or "场次" or "份" or "张" or "条" or "户" or "次" or "遍")
            hungry = null;
        if (hungry == Mark.Population || IsBeside(i, Mark.Population) || CountsStalls(number, i))
            return Fate.Population;
        if (hungry is not null || ComesBefore(i, Mark.RiseTo) || IsBeside(i, Mark.Staff) || IsRefused(i) || (number.Measure is "人" or "个" or "名" or "户" or "位" or "个人" && IsOfOthers(i)))
            return Fate.Eaten;
        if (IsPrice(i))
            return Fate.Eaten;
        if (IsGainInBrackets(tokens, i))
            return Fate.Value;
        if (depth > 0 && (breakdown || !openNamed))
            return StandsForUnit(i) ? Fate.Value : Fate.Part;
        if (breakdown)
            return Fate.Part;
        if (number.Value is null || (vague && !Measures.IsMoney(number.Measure)))
            return Fate.Vague;
        return sum ? Fate.Sum : Fate.Value;
    }
}
