using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R6, R10: new or total, and of which period. Period words hold until the next; 本周累计 is new of this week.</summary>
internal sealed class AspectTrack(List<Token> tokens, string text)
{
    private Aspect? said;
    private bool asOf;
    private bool carriesTotal;
    private bool sawNew;
    private PeriodPhrase? before;

    public PeriodPhrase? Period { get; private set; }

    /// <summary>True since the last number when a period or aspect word stood: the metric may then be left out (累计356).</summary>
    public bool IsFresh { get; private set; }

    public Aspect? Said => said;

    public bool BaseKnown { get; set; }

    /// <summary>The last aspect given was not said of this metric but carried on from the one before.</summary>
    public bool WasCarried { get; private set; }

    public void Take(Token.Time time, int i)
    {
        // 日报 behind a date adds nothing; 周一到周五 names the days of a list, not the period of its sum.
        if (Period is not null && (time.Phrase is null || text[time.End - 1] == '报'))
            return;
        if (i > 0 && (tokens[i - 1] is Token.Marked { Mark: Mark.AsOf or Mark.Compare } || (i > 1 && tokens[i - 1] is Token.Other or Token.Break { Strength: 1 } && tokens[i - 2] is Token.Marked { Mark: Mark.AsOf })))
            return;
        before = Period;
        Period = time.Phrase;
        IsFresh = true;
        carriesTotal = false;
        asOf = false;
        said = null;
    }

    public void Take(Mark mark, int i)
    {
        switch (mark)
        {
            case Mark.Total:
                said = IsInsidePeriod(i) ? Aspect.New : Aspect.Total;
                break;
            case Mark.RiseTo:
                said = Aspect.Total;
                break;
            case Mark.New:
                said = Aspect.New;
                carriesTotal = false;
                break;
            case Mark.AsOf when !IsAfterPeriod(i):
                asOf = true;
                break;
            case Mark.Fix when BaseKnown && Period is null && text.AsSpan(tokens[i].Start, tokens[i].Length).StartsWith("实"):
            case Mark.Already when BaseKnown || (Period is null && IsWholeUnit(i)):
                said ??= Aspect.Total;
                break;
            default:
                return;
        }

        IsFresh = true;
    }

    /// <summary>The aspect of a number with this metric; what was said of it is used up, except 累计 before several metrics.</summary>
    public Aspect For(Metric metric, Aspect? column)
    {
        if (metric == Metric.InstallRate)
            return Aspect.Total;
        if (metric is Metric.PushGroup or Metric.PushPeople or Metric.Broadcast)
            return Aspect.New;
        var carried = carriesTotal && (!sawNew || Column.IsAppMetric(metric)) ? Aspect.Total : (Aspect?)null;
        WasCarried = said is null && column is null && carried is not null;
        return (metric == Metric.Case && column == Aspect.New ? column : said) ?? column ?? carried ?? (asOf ? Aspect.Total : Aspect.New);
    }

    public void Booked(Aspect aspect, bool namedMetric)
    {
        carriesTotal = aspect == Aspect.Total && (carriesTotal || (said == Aspect.Total && namedMetric));
        sawNew |= aspect == Aspect.New;
        said = null;
        IsFresh = false;
    }

    /// <summary>共装402, with no period and no parts: a state.</summary>
    public void SayTotal() => said ??= asOf ? said : Aspect.Total;

    /// <summary>The number behind the period was none of ours (由上周76%提升到): the period goes with it.</summary>
    public void Forget()
    {
        if (IsFresh)
            Period = before ?? Period;
        IsFresh = false;
    }

    /// <summary>A heading spoke of totals: 累计： above a list.</summary>
    public void EndHeading(bool hadMetric)
    {
        if (said == Aspect.Total && !hadMetric)
            carriesTotal = true;
        said = null;
    }

    /// <summary>新增/累计 in a heading say nothing of one number; each metric then has two.</summary>
    public bool Unsay()
    {
        said = null;
        return true;
    }

    public void EndClause() => said = null;

    private bool IsInsidePeriod(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 14); k--)
            switch (tokens[k])
            {
                case Token.Time { Phrase: not null } time:
                    // 6月14日累计161 is the state of that day, 6.8—6.14累计12 what the days brought.
                    return !asOf && time.Phrase is not PeriodPhrase.Day && (i - k <= 3 || time.Phrase is not PeriodPhrase.Range) && (k == 0 || tokens[k - 1] is not Token.Marked { Mark: Mark.AsOf });
                case Token.Other { Length: 1 } other when text[other.Start] is not '报':
                case Token.OwnUnit or Token.Unit or Token.Part or Token.Marked { Mark: Mark.Fraud or Mark.Staff or Mark.Already }:
                    continue;
                default:
                    return false;
            }
        return false;
    }

    // 全村860人已安装: a state.
    private bool IsWholeUnit(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 6) && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.OwnUnit own)
                return text[own.Start] == '全';
        return false;
    }

    // 今天到目前: the day, not the state.
    private bool IsAfterPeriod(int i)
    {
        for (var k = i - 1; k >= 0 && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.Time { Phrase: not null })
                return true;
        return false;
    }
}
