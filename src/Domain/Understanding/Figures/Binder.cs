using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>
/// Gives each number its unit, metric, aspect and period while walking once over the tokens: the metric before it in the clause,
/// else the one behind it, else the heading's, else what the measure word alone can mean.
/// </summary>
internal sealed partial class Binder
{
    private readonly string text;
    private readonly List<Token> tokens;
    private readonly IReadOnlyDictionary<int, Fate> fates;
    private readonly Harvest harvest = new();
    private readonly UnitTrack units;
    private readonly AspectTrack aspects;
    private readonly Bookkeeper books;
    private readonly List<Column> pending = [];
    private readonly List<Column> ofUnit = [];
    private readonly Surroundings around;
    private readonly bool listOfPersons;
    private Frame frame;
    private bool unitIsFresh;
    private bool lineIsFresh;
    private bool lineHasUnit;
    private bool nameIsFresh;
    private bool halfIsFresh;
    private int looseBefore;
    private bool newAndTotal;
    private bool each;
    private bool inTurn;
    private int times = 1;
    private bool again;
    private bool partOfDay;
    private bool wholeStaff;
    private bool fixedValue;
    private bool pushed;
    private bool numbersInClause;
    private int depth;
    private PeriodPhrase? lastPeriodInQuote;

    private Binder(Utterance message, List<Token> tokens, string text, Frame start, PeriodPhrase? quotedPeriod)
    {
        (this.tokens, this.text, frame, lastPeriodInQuote) = (tokens, text, start, quotedPeriod);
        fates = Sieve.Sift(tokens, text);
        around = new Surroundings(tokens, text, fates);
        units = new UnitTrack(message.Lexicon, message.Speaker, tokens, harvest) { Source = text, Quoted = message.QuotedUnit };
        aspects = new AspectTrack(tokens, text);
        books = new Bookkeeper(harvest);
        listOfPersons = message.IsChainList;
        lineIsFresh = start.Columns.Count > 0;
        pushed = start.Columns.Any(c => c.Metrics.Contains(Metric.PushGroup));
    }

    /// <summary>Walks over the tokens; start is what a quoted request or the bot's own question asked for.</summary>
    public static Harvest Gather(Utterance message, List<Token> tokens, string text, Frame start, PeriodPhrase? period)
    {
        var binder = new Binder(message, tokens, text, start, period);
        binder.StartClause(0, newLine: false);
        for (var i = 0; i < tokens.Count; i++)
            i = binder.Take(i);
        binder.EndClause(3);
        binder.books.Close(binder.frame, binder.aspects.Period);
        binder.units.AskForHouse();
        return binder.harvest;
    }

    private int Take(int i)
    {
        switch (tokens[i])
        {
            case Token.Break gap when gap.Strength >= 2:
                EndClause(gap.Strength);
                StartClause(i + 1, gap.Char == '\n');
                break;
            case Token.Unit or Token.OwnUnit or Token.Part or Token.UnknownUnit when depth == 0 && !around.IsUsed(i):
                TakeUnit(i);
                break;
            case Token.Time time when (depth == 0 || (!numbersInClause && aspects.Period is null)) && !IsOfPart(i):
                aspects.Take(time, i);
                if (time.Phrase is not null && Equals(aspects.Period, time.Phrase))
                    harvest.Periods.Add(time.Phrase);
                break;
            // 安装8人（今日）.
            case Token.Time { Phrase: { } phrase } when depth > 0 && tokens[i - 1] is Token.Marked { Mark: Mark.Open } && i + 1 < tokens.Count && tokens[i + 1] is Token.Marked { Mark: Mark.Close }:
                harvest.Periods.Add(phrase);
                break;
            case Token.Marked marked:
                Note(marked.Mark, i);
                break;
            case Token.Named named when !around.IsUsed(i):
                Name(named, i);
                break;
            case Token.Number number:
                return Number(number, i);
        }

        return i;
    }

    private void TakeUnit(int i)
    {
        if (!units.Take(i))
            return;
        unitIsFresh = lineHasUnit = true;
        around.Use(i);
        if (ofUnit.Count == 0)
            return;
        frame = Frame.Of([.. ofUnit], text);
        ofUnit.Clear();
    }

    private void Note(Mark mark, int i)
    {
        depth = mark switch { Mark.Open => depth + 1, Mark.Close => Math.Max(0, depth - 1), _ => depth };
        each |= mark is Mark.Each or Mark.All;
        if (mark == Mark.PartOfDay)
            SayPartOfDay();
        fixedValue |= mark is Mark.Fix or Mark.Becomes;
        if (mark == Mark.Old && text[tokens[i].Start] == '昨')
            harvest.Periods.Add(new PeriodPhrase.Yesterday());
        inTurn |= mark == Mark.Respectively;
        times = mark switch { Mark.ThreeTimes => 3, Mark.TwoTimes => 2, _ => times };
        if (mark == Mark.Again && depth > 0)
            books.AddLast();
        else
            again |= mark == Mark.Again;
        aspects.BaseKnown |= mark is Mark.Base or Mark.Population;
        if (mark == Mark.Total && around.PairsWithNew(i))
            newAndTotal = aspects.Unsay();
        else if (mark == Mark.None)
            SayNone(i);
        else
            aspects.Take(mark, i);
    }

    // 上午 without a day is today's.
    private void SayPartOfDay()
    {
        partOfDay = halfIsFresh = true;
        if (aspects.Period is null)
            harvest.Periods.Add(new PeriodPhrase.Today());
    }

    private void Name(Token.Named named, int i)
    {
        if (pending.Count > 0 && named.Metrics is [Metric.PushGroup] && text[named.Start] is '发' or '推')
            return;
        if (IsMereComing(named))
            return;
        pushed |= named.Metrics.Contains(Metric.PushGroup);
        IReadOnlyList<Metric> metrics = named.Metrics switch
        {
            // 劝阻2起，金额3万: what was kept, not lost.
            [Metric.Loss] when text[named.Start] is '金' or '资' && harvest.Figures.LastOrDefault()?.Metric is Metric.Dissuade or Metric.LossAvoided => [Metric.LossAvoided],
            [Metric.PushPeople, Metric.PeopleReached] => [pushed ? Metric.PushPeople : Metric.PeopleReached],
            [Metric.PushPeople] when !pushed && !text.AsSpan(named.Start, named.Length).Contains("覆盖", StringComparison.Ordinal) => [],
            // 在3个群推送，覆盖群众1500人.
            [Metric.PeopleReached] when pushed && text.AsSpan(named.Start, named.Length).StartsWith("覆盖") => [Metric.PushPeople],
            _ => named.Metrics,
        };
        // 避免群众经济损失3万: one thing, not an avoided and a suffered loss.
        if (metrics.Count == 0 || IsHelpingVerb(named) || (metrics is [Metric.Loss] && pending.Any(c => c.Metrics.Contains(Metric.LossAvoided))))
            return;
        if (pending.LastOrDefault() is { } last && last.Metrics.SequenceEqual(metrics) && !text.AsSpan(last.End, named.Start - last.End).ContainsAny("\t|/ "))
            pending[^1] = last with { End = named.End, Aspect = last.Aspect ?? aspects.Said };
        else
            pending.Add(new Column(metrics, named.Joint, aspects.Said, named.Start, named.End));
        AllBefore(metrics, i);
    }

    private int Number(Token.Number number, int i)
    {
        if (frame.Columns.Count > 0 && around.IsRowIndex(i))
            return i;
        numbersInClause = true;
        switch (fates[i])
        {
            case Fate.Old:
                harvest.Old.Add(number.Value ?? 0);
                return i;
            case Fate.Vague:
                harvest.HasVague = true;
                pending.Clear();
                return i;
            case Fate.Value or Fate.Sum:
                return Bind(number, i);
            case Fate.Population:
                books.Population = number.Value;
                wholeStaff |= i > 0 && tokens[i - 1] is Token.Marked { Mark: Mark.Population } && text[tokens[i - 1].Start] == '全';
                return i;
            case Fate.Plan or Fate.Hearsay or Fate.Foreign:
                harvest.SetAside++;
                pending.Clear();
                return i;
            default:
                if (fates[i] == Fate.Eaten)
                    aspects.Forget();
                NoteMembers(number, i);
                return i;
        }
    }

    // 无发案: a zero in words; 发案：无 for the metric before it.
    private void SayNone(int i)
    {
        var zeros = around.ZeroesBehind(i);
        if (zeros.Count == 0 && around.ClosesAfterName(i))
            zeros.AddRange(pending);
        // 安装数：白湖零新增，永丰+4: of what the heading names.
        if (zeros.Count == 0 && unitIsFresh && around.SaysNoneNew(i) && (pending.Count == 1 ? pending : frame.Columns) is [var heading])
            zeros.Add(heading);
        if (zeros.Count == 0 && harvest.Figures.Count > 0 && around.SaysNothingOf(i))
            zeros.AddRange(tokens[i - 1] is Token.Named ? pending : unitIsFresh && frame.Columns.Count == 1 ? frame.Columns : []);
        if (zeros.Count > 0 && depth == 0)
            BookAll([.. zeros.Select(c => (c, new Token.Number(tokens[i].Start, 1, 0, "")))], i, sum: false, named: true);
    }

    // 都注册好了 behind an install number: the same number registered.
    private void AllBefore(IReadOnlyList<Metric> metrics, int i)
    {
        if (!metrics.All(Column.IsAppMetric) || around.HasNumberAhead(i) || !(wholeStaff || around.SaysAll(i)) || harvest.Figures.Exists(f => f.Unit == units.Current && metrics.Contains(f.Metric)) || harvest.Figures.Count + (books.Population ?? 0) == 0)
            return;
        books.Repeat(metrics, units.Current, aspects.Period);
    }

    private void StartClause(int start, bool newLine)
    {
        lineIsFresh = start == 0 ? lineIsFresh : newLine && listOfPersons;
        lineHasUnit &= !newLine;
        looseBefore = harvest.LooseNumbers.Count;
        var subjects = new List<int>();
        for (var k = start; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
            if (tokens[k] is Token.Unit or Token.OwnUnit or Token.Part && units.IsSubject(k))
                subjects.Add(k);
        // One unit in the clause owns its numbers wherever it stands: 安装12人 上坪村.
        if (subjects.Count == 1 && depth == 0 && tokens.Skip(start).Take(subjects[0] - start).Any(t => t is Token.Number))
            TakeUnit(subjects[0]);
        else if (subjects.Count == 0 && !units.IsNamed && around.UnitAtTheEnd(start) is { } last && units.IsSubject(last))
            TakeUnit(last);
    }

    private void EndClause(int strength)
    {
        nameIsFresh = pending.Count > 0 && !numbersInClause && strength == 2;
        if (pending.Count > 0)
            frame = Frame.Of([.. pending], text);
        if (!numbersInClause)
            aspects.EndHeading(pending.Count > 0);
        else
            aspects.EndClause();
        if (pending.Count > 0 && !numbersInClause)
            ofUnit.Clear();
        pending.Clear();
        each = inTurn = again = partOfDay = wholeStaff = numbersInClause = false;
        times = 1;
        if (strength == 3)
            depth = 0;
    }
}
