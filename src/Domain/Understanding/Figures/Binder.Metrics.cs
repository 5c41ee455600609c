using System.Buffers;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

// Which metric a number has; the walk over the tokens is in Binder.cs.
internal sealed partial class Binder
{
    private static readonly System.Buffers.SearchValues<string> Gatherings = System.Buffers.SearchValues.Create(["宣", "讲", "课", "会", "听", "训", "演", "活动", "集", "摆摊", "教育"], StringComparison.Ordinal);

    private int Bind(Token.Number number, int i)
    {
        var sum = fates[i] == Fate.Sum;
        if (Sieve.IsGainInBrackets(tokens, i) && harvest.Figures.LastOrDefault() is { Aspect: Aspect.Total } total)
        {
            books.Book(total with { Aspect = Aspect.New, Value = number.Value!.Value, Period = aspects.Period }, false, units.IsNamed);
            return i;
        }

        return InTurn(i) ?? ByNameBefore(number, i, sum) ?? ByNameBehind(number, i, sum) ?? BySum(number, i, sum) ?? ByFrame(number, i, sum) ?? ByMeasure(number, i, sum) ?? Leave(number, i);
    }

    private int? ByNameBefore(Token.Number number, int i, bool sum)
    {
        if (pending.Count == 0)
            return null;
        if (pending.Count == 1 && SkipParts(i) is > 0 and var skipped)
            return skipped;
        if (newAndTotal && pending is [var both] && around.RunFrom(i, 2) is { Count: 2 } pair)
            return BookAll([(both with { Aspect = Aspect.New }, number), (both with { Aspect = Aspect.Total }, (Token.Number)tokens[pair[1]])], pair[1], sum, named: true);
        var run = around.RunFrom(i, pending.Count == 1 && !pending[0].Joint ? 1 : Math.Max(pending.Count, 2));
        if (run.Count > 1 && Match(new Frame([.. pending], false), run) is { Count: > 1 } matched)
            return BookAll(matched, run[^1], sum);
        if (IsPlus(number, i) || (pending is [{ Joint: false }] && IsOneOrTheNext(i)))
        {
            harvest.Doubt ??= new Doubt(DoubtKind.Vague);
            harvest.HasVague = true;
            pending.Clear();
            return i + 2;
        }

        var columns = Pick(number.Measure);
        return columns.Count > 0 ? BookAll([.. columns.Select(c => (c, number))], i, sum, named: true) : null;
    }

    // 安装12+3: parts, or two metrics?
    private bool IsPlus(Token.Number number, int i) =>
        i + 2 < tokens.Count && number.End + 1 < text.Length && text[number.End] == '+' && tokens[i + 2] is Token.Number next && next.Start == number.End + 1;

    // 安装12、13个: one or the other.
    private bool IsOneOrTheNext(int i) =>
        i + 2 < tokens.Count && tokens[i] is Token.Number { Measure: "", Value: { } one } && tokens[i + 1] is Token.Break { Char: '、' } && tokens[i + 2] is Token.Number { Measure: not "", Value: { } two } && two == one + 1;

    private int? ByNameBehind(Token.Number number, int i, bool sum)
    {
        if (around.Behind(number, i, aspects.Said) is not { } behind)
            return null;
        // 各村累计：红旗412，前进388（安装）: the heading's 累计 goes for all of them.
        if (harvest.LooseNumbers is [{ HasUnit: true, Aspect: { } heading }, ..])
            behind = behind with { Aspect = behind.Aspect ?? heading };
        books.ClaimLoose(behind, number.Measure);
        // 8个5个 反诈安装: which of the two?
        if (harvest.LooseNumbers.Skip(looseBefore).Any(l => l.Measure == number.Measure))
            harvest.Doubt ??= new Doubt(DoubtKind.Other, number.Value);
        return BookAll([(behind, number)], i, sum, named: true);
    }

    // 合计：98户，26个: of the metric whose parts make it up.
    private int? BySum(Token.Number number, int i, bool sum)
    {
        if (!sum || number.Value is not { } value)
            return null;
        var made = harvest.Figures.Where(f => f is { Aspect: Aspect.New, Operation: Operation.Set }).GroupBy(f => f.Metric)
            .Where(g => g.Count() > 1 && g.Sum(f => f.Value) == value && Measures.Fits(g.Key, number.Measure)).Select(g => g.Key).ToList();
        return made is [var metric] ? BookAll([(new Column([metric], false, null, 0, 0), number)], i, sum) : null;
    }

    private int? ByFrame(Token.Number number, int i, bool sum)
    {
        // 鱼款一共发出去41万 behind a list of ours: nobody handed out that many.
        if (number.Value >= 100_000 && !frame.Columns.Any(c => c.Metrics.Any(m => m is Metric.Loss or Metric.LossAvoided)))
            return null;
        if (frame.Columns.Count == 0 || !(unitIsFresh || halfIsFresh || aspects.IsFresh || lineIsFresh || nameIsFresh && SaysLittle(i) || (again && number.Measure.Length > 0 && SaysAgain(i)) || fixedValue || (sum && (harvest.Figures.Count + harvest.LooseNumbers.Count > 0 || books.PartsTotal is not null)) || listOfPersons))
            return null;
        var run = around.RunFrom(i, frame.Columns is [{ Joint: true }] ? 2 : frame.Columns.Count);
        if (Match(frame, run) is { Count: > 0 } matched)
            return BookAll(matched, run[^1], sum);
        return run.Count > 1 && frame.Match([number]).ToList() is { Count: > 0 } single ? BookAll(single, i, sum) : null;
    }

    // 预警开得少，才十二个: nothing but little words since the comma.
    private bool SaysLittle(int i)
    {
        for (var k = i - 1; k >= 0 && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is not (Token.Other or Token.Marked { Mark: Mark.Sum or Mark.Already or Mark.New or Mark.Each or Mark.Again } or Token.Time))
                return false;
        return frame.Columns.Count == 1;
    }

    // 装了9个回来又补了2个: 又 between the two numbers.
    private bool SaysAgain(int i)
    {
        for (var k = i - 1; k >= 0 && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Number); k--)
            if (tokens[k] is Token.Marked { Mark: Mark.Again })
                return true;
        return false;
    }

    private int? ByMeasure(Token.Number number, int i, bool sum) =>
        (Measures.Implied(number.Measure) ?? Audience(number.Measure) ?? Incident(number.Measure) ?? Amount(number.Measure, i) ?? Handed(number.Measure, i)) is { } implied
            ? BookAll([(new Column([implied], false, null, 0, 0), number)], i, sum)
            : null;

    private int Leave(Token.Number number, int i)
    {
        if (fixedValue)
            harvest.BareNew.Add(number.Value!.Value);
        // 上午7个下午5个，合计12，反诈安装: the sum of what waits for its metric.
        if (fates[i] == Fate.Sum && harvest.LooseNumbers.Count > 1 && harvest.LooseNumbers.Sum(l => l.Value) == number.Value)
            return i;
        harvest.LooseNumbers.Add(new(units.Current, number.Value!.Value, number.Measure, aspects.Period, aspects.Said, units.IsNamed) { IsPart = partOfDay });
        unitIsFresh = false;
        return i;
    }

    private List<(Column Column, Token.Number Number)> Match(Frame columns, List<int> run) =>
        [.. columns.Match([.. run.Select(k => (Token.Number)tokens[k])])];

    // 2、3、0、4 behind one metric are its days; the 合计 behind them counts.
    private int SkipParts(int i)
    {
        var run = around.RunFrom(i, 40);
        if (inTurn && run.Count > 1 && run.All(k => tokens[k] is Token.Number { Value: not null } part && pending[0].Fitting(part).Count > 0))
        {
            var whole = ((Token.Number)tokens[run[0]]) with { Value = run.Sum(k => ((Token.Number)tokens[k]).Value) };
            return BookAll([(pending[0], whole)], run[^1], sum: false, named: true);
        }

        if (run.Count < 3 || run.Any(k => tokens[k] is Token.Number { Measure: not "" }))
            return 0;
        books.PartsTotal = run.Sum(k => ((Token.Number)tokens[k]).Value ?? 0);
        frame = Frame.Of([.. pending], text);
        return run[^1];
    }

    // 上坪、下坪、石桥安装分别为12、9、7: to each unit its own.
    private int? InTurn(int i)
    {
        if (units.Group.Count < 2)
            return null;
        var columns = pending.Count > 0 ? pending : frame.Columns;
        var run = around.RunFrom(i, units.Group.Count + 1);
        // 安装各9人、7人 is in turn as well; with one number it is each unit's, with another count nobody's.
        if (each && (run.Count == 1 || columns.Count != 1))
            return null;
        if (each && (columns[0].Joint || run.Count != units.Group.Count))
            harvest.Doubt ??= new Doubt(DoubtKind.Other, Candidates: units.Group);
        if (columns.Count != 1 || run.Count != units.Group.Count || run.Any(k => tokens[k] is Token.Number { Value: null } || columns[0].Fitting(((Token.Number)tokens[k]).Measure).Count == 0))
            return null;
        var column = columns[0];
        foreach (var (unit, k) in units.Group.Zip(run))
            foreach (var metric in column.Fitting(((Token.Number)tokens[k]).Measure))
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

    // 书院1起1.6万元: the money of the case just counted.
    private Metric? Amount(string measure, int i) =>
        !Measures.IsMoney(measure) || i == 0 || tokens[i - 1] is not (Token.Number { Measure: "起" or "宗" or "件" or "例" or "人" } or Token.Break { Strength: 1 }) ? null : harvest.Figures.LastOrDefault()?.Metric switch
        {
            Metric.Case => Metric.Loss,
            Metric.Dissuade => Metric.LossAvoided,
            _ => null,
        };

    // 传单发完了，发了两百份.
    private Metric? Handed(string measure, int i) =>
        measure is "份" or "本" or "册" && i > 0 && text[tokens[i - 1].Start] is '发' or '派' && text.AsSpan().ContainsAny(Sheets) ? Metric.Leaflet : null;

    private static readonly System.Buffers.SearchValues<string> Sheets = System.Buffers.SearchValues.Create(["传单", "宣传单", "资料", "折页", "手册", "明白纸", "宣传册", "彩页"], StringComparison.Ordinal);

    // 本周新增1起，损失8600元: what is counted in 起 beside a loss.
    private Metric? Incident(string measure) =>
        measure is "起" or "宗" && (text.Contains("损失", StringComparison.Ordinal) || (text.Contains("其中", StringComparison.Ordinal) && text.AsSpan().ContainsAny(Sieve.Calls)) || text.Contains("被骗", StringComparison.Ordinal)) && !text.Contains('劝', StringComparison.Ordinal) && !harvest.Figures.Any(f => f.Metric == Metric.Case) ? Metric.Case : null;

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
        var period = aspects.Period ?? (partOfDay ? new PeriodPhrase.Today() : named ? null : lastPeriodInQuote);
        if (sum && named && period is null && pairs.TrueForAll(p => p.Column.IsApp) && harvest.Figures.Count == 0 && harvest.LooseNumbers.Count == 0)
            aspects.SayTotal();
        // 上坪、石桥零发案: nothing of all of them is nothing of each.
        var every = each || (units.Group.Count > 1 && pairs.TrueForAll(p => p.Number.Value == 0));
        var owners = every ? units.Group : [units.Current];
        if (!every && units.Group.Count > 1)
            harvest.Doubt ??= new Doubt(DoubtKind.Other, Candidates: units.Group);
        foreach (var (column, number) in pairs)
            foreach (var metric in column.Fitting(number))
                foreach (var owner in owners)
                    Book(new Figure(owner, metric, aspects.For(metric, column.Aspect), (number.Value ?? 0) * times) { Period = period, IsCarried = aspects.WasCarried }, number, sum);
        aspects.Booked(pairs[^1].Column.Metrics.Count == 0 ? Aspect.New : aspects.For(pairs[^1].Column.Metrics[0], pairs[^1].Column.Aspect), named);
        pushed |= pairs.Exists(p => p.Column.Metrics.Contains(Metric.PushGroup));
        ofUnit.AddRange(pairs.Select(p => p.Column));
        if (!sum)
            frame = Frame.Of([.. pairs.Select(p => p.Column with { Aspect = null })], text) is var next && (named || frame.Columns.Count <= 1) ? next : frame;
        units.Booked();
        pending.Clear();
        unitIsFresh = fixedValue = halfIsFresh = false;
        times = 1;
        return last;
    }

    // 安装9，其中昨日3: the day of a part that is not booked.
    private bool IsOfPart(int i)
    {
        for (var k = i + 1; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
            if (tokens[k] is Token.Number)
                return fates[k] == Fate.Part && tokens.Take(k).Any(t => t is Token.Marked { Mark: Mark.Breakdown or Mark.Open });
        return false;
    }

    // 来了3个领导: who came is an audience only where something was held.
    private bool IsMereComing(Token.Named named) =>
        named.Metrics is [Metric.PeopleReached] && text[named.Start] is '来' or '到' or '参' && !text.AsSpan().ContainsAny(Gatherings);

    // 注册整上15个: the verb only carries the register before it.
    private bool IsHelpingVerb(Token.Named named) =>
        named is { Length: <= 2, Metrics: [Metric.AppInstall] } && text[named.Start] is '整' or '装' or '下' && pending.LastOrDefault() is { Metrics: [Metric.AppRegister or Metric.AppAlert] };

    private void Book(Figure figure, Token.Number number, bool sum) => books.Book((fixedValue ? books.Correct(figure) : figure) with
    {
        Approximate = number.Start > 0 && "约近概右".Contains(text[number.Start - 1], StringComparison.Ordinal),
        Operation = again ? Operation.Add : Operation.Set,
        IsPart = partOfDay || again || (listOfPersons && !lineHasUnit),
        Kind = SubKinds.In(ClauseUpTo(number), figure.Metric),
    }, sum, units.IsNamed);

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",，;；。、\n");

    // 居民承诺书30份，商户承诺书5份: the words of the number's own clause.
    private string ClauseUpTo(Token.Number number)
    {
        var from = number.Start == 0 ? -1 : text.AsSpan(0, number.Start).LastIndexOfAny(ClauseEnds);
        return text[(from + 1)..Math.Min(number.End, text.Length)];
    }
}
