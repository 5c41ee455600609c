using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>
/// Gives each number its unit, metric, aspect and period while walking once over the tokens: the metric before it in the clause,
/// else the one behind it, else the heading's, else what the measure word alone can mean.
/// </summary>
internal sealed class Binder
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
    private readonly HashSet<int> used = [];
    private readonly bool listOfPersons;
    private Frame frame;
    private bool unitIsFresh;
    private bool lineIsFresh;
    private bool lineHasUnit;
    private bool each;
    private int times = 1;
    private bool again;
    private bool partOfDay;
    private bool fixedValue;
    private bool pushed;
    private bool numbersInClause;
    private int depth;
    private PeriodPhrase? lastPeriodInQuote;

    private Binder(Utterance message, List<Token> tokens, string text, Frame start, PeriodPhrase? quotedPeriod)
    {
        (this.tokens, this.text, frame, lastPeriodInQuote) = (tokens, text, start, quotedPeriod);
        fates = Sieve.Sift(tokens, text);
        units = new UnitTrack(message.Lexicon, message.Speaker, tokens, harvest) { Source = text };
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
            case Token.Unit or Token.OwnUnit or Token.Part or Token.UnknownUnit when depth == 0 && !used.Contains(i):
                TakeUnit(i);
                break;
            case Token.Time time when depth == 0 || (!numbersInClause && aspects.Period is null):
                aspects.Take(time, i);
                if (time.Phrase is not null && Equals(aspects.Period, time.Phrase))
                    harvest.Periods.Add(time.Phrase);
                break;
            case Token.Marked marked:
                Note(marked.Mark, i);
                break;
            case Token.Named named when !used.Contains(i):
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
        used.Add(i);
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
        times = mark switch { Mark.ThreeTimes => 3, Mark.TwoTimes => 2, _ => times };
        if (mark == Mark.Again && depth > 0)
            books.AddLast();
        else
            again |= mark == Mark.Again;
        aspects.BaseKnown |= mark is Mark.Base or Mark.Population;
        if (mark == Mark.None)
            Zero(i);
        else
            aspects.Take(mark, i);
    }

    // 上午 without a day is today's.
    private void SayPartOfDay()
    {
        partOfDay = true;
        if (aspects.Period is null)
            harvest.Periods.Add(new PeriodPhrase.Today());
    }

    private void Name(Token.Named named, int i)
    {
        if (pending.Count > 0 && named.Metrics is [Metric.PushGroup] && text[named.Start] is '发' or '推')
            return;
        pushed |= named.Metrics.Contains(Metric.PushGroup);
        IReadOnlyList<Metric> metrics = named.Metrics switch
        {
            [Metric.PushPeople, Metric.PeopleReached] => [pushed ? Metric.PushPeople : Metric.PeopleReached],
            [Metric.PushPeople] when !pushed && !text.AsSpan(named.Start, named.Length).Contains("覆盖", StringComparison.Ordinal) => [],
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

    // 注册整上15个: the verb only carries the register before it.
    private bool IsHelpingVerb(Token.Named named) =>
        named is { Length: <= 2, Metrics: [Metric.AppInstall] } && text[named.Start] is '整' or '装' or '下' && pending.LastOrDefault() is { Metrics: [Metric.AppRegister or Metric.AppAlert] };

    private int Number(Token.Number number, int i)
    {
        if (IsRowIndex(i))
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
                return i;
            case Fate.Plan or Fate.Hearsay or Fate.Foreign:
                harvest.SetAside++;
                pending.Clear();
                return i;
            default:
                if (fates[i] == Fate.Eaten)
                    aspects.Forget();
                return i;
        }
    }

    private int Bind(Token.Number number, int i)
    {
        var sum = fates[i] == Fate.Sum;
        if (Sieve.IsGainInBrackets(tokens, i) && harvest.Figures.LastOrDefault() is { Aspect: Aspect.Total } total)
        {
            books.Book(total with { Aspect = Aspect.New, Value = number.Value!.Value, Period = aspects.Period }, false, units.IsNamed);
            return i;
        }

        if (pending.Count == 1 && SkipParts(i) is > 0 and var skipped)
            return skipped;
        if (pending.Count > 0)
        {
            var run = RunFrom(i, pending.Count == 1 && !pending[0].Joint ? 1 : Math.Max(pending.Count, 2));
            if (run.Count > 1 && new Frame([.. pending], false).Match([.. run.Select(k => (Token.Number)tokens[k])]).ToList() is { Count: > 1 } matched)
                return BookAll(matched, run[^1], sum);
            var columns = Pick(number.Measure);
            if (columns.Count > 0)
                return BookAll([.. columns.Select(c => (c, number))], i, sum, named: true);
        }

        if (Behind(number, i) is { } behind)
        {
            books.ClaimLoose(behind, number.Measure);
            return BookAll([(behind, number)], i, sum, named: true);
        }
        if ((unitIsFresh || aspects.IsFresh || lineIsFresh || fixedValue || sum || listOfPersons) && frame.Columns.Count > 0)
        {
            var run = RunFrom(i, frame.Columns is [{ Joint: true }] ? 2 : frame.Columns.Count);
            if (frame.Match([.. run.Select(k => (Token.Number)tokens[k])]).ToList() is { Count: > 0 } matched)
                return BookAll(matched, run[^1], sum);
            if (run.Count > 1 && frame.Match([number]).ToList() is { Count: > 0 } single)
                return BookAll(single, i, sum);
        }

        if ((Measures.Implied(number.Measure) ?? Audience(number.Measure)) is { } implied)
            return BookAll([(new Column([implied], false, null, 0, 0), number)], i, sum);
        if (fixedValue)
            harvest.BareNew.Add(number.Value!.Value);
        harvest.LooseNumbers.Add(new(units.Current, number.Value!.Value, number.Measure, aspects.Period, aspects.Said, units.IsNamed));
        unitIsFresh = false;
        return i;
    }

    // 2、3、0、4 behind one metric are its days; the 合计 behind them counts.
    private int SkipParts(int i)
    {
        var run = RunFrom(i, 40);
        if (run.Count < 3 || run.Any(k => tokens[k] is Token.Number { Measure: not "" }))
            return 0;
        if (units.Group.Count == run.Count)
            return GiveInTurn(run);
        books.PartsTotal = run.Sum(k => ((Token.Number)tokens[k]).Value ?? 0);
        frame = Frame.Of([.. pending], text);
        return run[^1];
    }

    // 上坪、下坪、石桥安装分别为12、9、7: to each unit its own.
    private int GiveInTurn(List<int> run)
    {
        var column = pending[^1];
        foreach (var (unit, k) in units.Group.Zip(run))
            foreach (var metric in column.Fitting(""))
                books.Book(new Figure(unit, metric, aspects.For(metric, column.Aspect), ((Token.Number)tokens[k]).Value ?? 0) { Period = aspects.Period }, false, true);
        aspects.Booked(Aspect.New, true);
        pending.Clear();
        units.Booked();
        return run[^1];
    }

    // 坝坝会1场 47人, 转发8个群420人: who was reached.
    private Metric? Audience(string measure) =>
        measure is not ("人" or "人次" or "名" or "个人") ? null : harvest.Figures.LastOrDefault()?.Metric switch
        {
            Metric.Event => Metric.PeopleReached,
            Metric.PushGroup => Metric.PushPeople,
            _ => null,
        };

    // 1/百家村/13/13: the number of the row.
    private bool IsRowIndex(int i) =>
        frame.Columns.Count > 0 && (i == 0 || tokens[i - 1] is Token.Break { Strength: 3 }) && i + 3 < tokens.Count
        && tokens[i] is Token.Number { Measure: "" } && tokens[i + 1] is Token.Break { Strength: 1 } && tokens[i + 2] is Token.Unit && tokens[i + 3] is Token.Break;

    // The last metric named before the number that its measure word allows; all of them when they stand side by side or under 各.
    private List<Column> Pick(string measure)
    {
        var fitting = pending.Where(c => c.Fitting(measure).Count > 0).ToList();
        if (fitting.Count <= 1)
            return fitting;
        return each || (fitting.All(c => c.IsApp) && Frame.AreSideBySide(fitting, text)) ? fitting : [fitting[^1]];
    }

    private int BookAll(List<(Column Column, Token.Number Number)> pairs, int last, bool sum, bool named = false)
    {
        var period = aspects.Period ?? (named ? null : lastPeriodInQuote) ?? (partOfDay ? new PeriodPhrase.Today() : null);
        var owners = each ? units.Group : [units.Current];
        if (!each && units.Group.Count > 1)
            harvest.Doubt ??= new Doubt(DoubtKind.Other, Candidates: units.Group);
        foreach (var (column, number) in pairs)
            foreach (var metric in column.Fitting(number.Measure))
                foreach (var owner in owners)
                    Book(new Figure(owner, metric, aspects.For(metric, column.Aspect), (number.Value ?? 0) * times) { Period = period }, number, sum);
        aspects.Booked(pairs[^1].Column.Metrics.Count == 0 ? Aspect.New : aspects.For(pairs[^1].Column.Metrics[0], pairs[^1].Column.Aspect), named);
        ofUnit.AddRange(pairs.Select(p => p.Column));
        if (!sum)
            frame = Frame.Of([.. pairs.Select(p => p.Column with { Aspect = null })], text) is var next && (named || frame.Columns.Count <= 1) ? next : frame;
        units.Booked();
        pending.Clear();
        unitIsFresh = fixedValue = false;
        times = 1;
        return last;
    }

    private void Book(Figure figure, Token.Number number, bool sum) => books.Book(figure with
    {
        Approximate = number.Start > 0 && "约近概右".Contains(text[number.Start - 1], StringComparison.Ordinal),
        Operation = again ? Operation.Add : Operation.Set,
        IsPart = partOfDay || again || (listOfPersons && !lineHasUnit),
    }, sum, units.IsNamed);

    // 76份承诺书, 1场院坝会, 12人安装: the metric behind, unless it already has a number of its own.
    private Column? Behind(Token.Number number, int i)
    {
        for (var k = i + 1; k < tokens.Count && tokens[k] is not (Token.Number or Token.Break { Strength: >= 2 } or Token.Unit); k++)
        {
            if (tokens[k] is not Token.Named named || used.Contains(k))
                continue;
            var column = new Column(named.Metrics, named.Joint, aspects.Said, named.Start, named.End);
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
            if (tokens[j] is Token.Number own)
                return named.Start - number.End > 2 || number.Measure is "" or "个" || !IsFollowedByName(j) || own.Measure == number.Measure && !IsFollowedByName(j);
        return false;
    }

    private bool IsFollowedByName(int j)
    {
        for (var n = j + 1; n < tokens.Count && tokens[n] is not (Token.Number or Token.Break { Strength: >= 2 }); n++)
            if (tokens[n] is Token.Named)
                return true;
        return false;
    }

    // Numbers that follow each other with nothing but weak gaps: 13/12/60.
    private List<int> RunFrom(int i, int limit)
    {
        var run = new List<int> { i };
        for (var k = i + 1; k < tokens.Count && run.Count < limit; k++)
        {
            if (tokens[k] is Token.Number && fates[k] is Fate.Value or Fate.Sum)
                run.Add(k);
            else if (tokens[k] is not (Token.Break { Strength: 1 } or Token.Break { Char: '，' or ',' }))
                break;
        }

        return run;
    }

    // 无发案, 没有新增安装: a zero that was said in words.
    private void Zero(int i)
    {
        var word = text.Substring(tokens[i].Start, tokens[i].Length);
        var counts = word.Contains('增', StringComparison.Ordinal) || word == "零";
        var zeros = new List<Column>();
        for (var k = i + 1; k < Math.Min(tokens.Count, i + 7); k++)
        {
            if (tokens[k] is Token.Marked { Mark: Mark.New })
                counts = true;
            else if (tokens[k] is Token.Named named && !used.Contains(k))
            {
                used.Add(k);
                if (counts || named.Metrics[0] is Metric.Case or Metric.Loss)
                    zeros.Add(new Column(named.Metrics is [Metric.Case, _] ? [Metric.Case] : named.Metrics, named.Joint, null, named.Start, named.End));
            }
            else if (tokens[k] is not (Token.Other or Token.Marked { Mark: Mark.Fraud }) && !(zeros.Count > 0 && tokens[k] is Token.Break { Char: '、' }))
                break;
        }

        if (zeros.Count == 0 && EndsClause(i) && i > 0 && tokens[i - 1] is Token.Named or Token.Break { Char: ':' })
            zeros.AddRange(pending);
        if (zeros.Count > 0 && depth == 0)
            BookAll([.. zeros.Select(c => (c, new Token.Number(tokens[i].Start, 1, 0, "")))], i, sum: false, named: true);
    }

    private bool EndsClause(int i) => i + 1 >= tokens.Count || tokens[i + 1] is Token.Break;

    // 都注册好了 behind an install number: the same number registered.
    private void AllBefore(IReadOnlyList<Metric> metrics, int i)
    {
        if (!metrics.All(Column.IsAppMetric) || HasNumberAhead(i) || !SaysAll(i) || harvest.Figures.Count + (books.Population ?? 0) == 0)
            return;
        books.Repeat(metrics, units.Current, aspects.Period);
    }

    private bool SaysAll(int i)
    {
        for (var k = i - 1; k >= 0 && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Number); k--)
            if (tokens[k] is Token.Marked { Mark: Mark.All or Mark.Each })
                return true;
        return false;
    }

    private bool HasNumberAhead(int i)
    {
        for (var k = i + 1; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
            if (tokens[k] is Token.Number)
                return true;
        return false;
    }

    private void StartClause(int start, bool newLine)
    {
        lineIsFresh = start == 0 ? lineIsFresh : newLine && listOfPersons;
        lineHasUnit &= !newLine;
        var subjects = new List<int>();
        for (var k = start; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
            if (tokens[k] is Token.Unit or Token.OwnUnit or Token.Part && units.IsSubject(k))
                subjects.Add(k);
        // One unit in the clause owns its numbers wherever it stands: 安装12人 上坪村.
        if (subjects.Count == 1 && depth == 0 && tokens.Skip(start).Take(subjects[0] - start).Any(t => t is Token.Number))
            TakeUnit(subjects[0]);
        else if (subjects.Count == 0 && !units.IsNamed && UnitAtTheEnd(start) is { } last)
            TakeUnit(last);
    }

    // 安装12人，上坪村: a unit alone closes the message and owns what stands before it.
    private int? UnitAtTheEnd(int start)
    {
        var last = tokens.Count - 1;
        while (last > start && tokens[last] is Token.Break)
            last--;
        return last > start && tokens[last] is Token.Unit && tokens[last - 1] is Token.Break { Strength: >= 2 } && units.IsSubject(last) && !tokens[..last].Any(t => t is Token.Unit or Token.OwnUnit or Token.Part) ? last : null;
    }

    private void EndClause(int strength)
    {
        if (pending.Count > 0)
            frame = Frame.Of([.. pending], text);
        if (!numbersInClause)
            aspects.EndHeading(pending.Count > 0);
        else
            aspects.EndClause();
        if (pending.Count > 0 && !numbersInClause)
            ofUnit.Clear();
        pending.Clear();
        each = again = partOfDay = numbersInClause = false;
        times = 1;
        if (strength == 3)
            depth = 0;
    }
}
