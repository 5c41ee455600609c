using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R12, R15: check sums, repeated and contradicting figures, and numbers whose metric comes last.</summary>
internal sealed class Bookkeeper(Harvest harvest)
{
    /// <summary>The last number of persons a unit has: 职工63人全部安装.</summary>
    public decimal? Population { get; set; }

    /// <summary>应装640: how many were to have it.</summary>
    public decimal? Required { get; set; }

    /// <summary>教师112人: people who may be those who work or those who did it themselves.</summary>
    public decimal? Members { get; set; }

    /// <summary>Sum of the single days a list of bare numbers gave; the 合计 behind it must agree.</summary>
    public decimal? PartsTotal { get; set; }

    public void Book(Figure figure, bool sum, bool named)
    {
        if (sum && PartsTotal is { } days && days != figure.Value)
            harvest.Doubt ??= new Doubt(DoubtKind.SumMismatch, figure.Value);
        if (sum && harvest.LooseNumbers.Count > 1 && harvest.LooseNumbers.All(l => l.HasUnit) && harvest.LooseNumbers.DistinctBy(l => l.Unit).Count() == harvest.LooseNumbers.Count)
            GiveToLoose(figure);
        else if (sum && WithLater(figure) is { Count: > 1 } all)
            Replace(all, figure);
        else if (sum && harvest.Figures.Exists(f => f.Operation == Operation.Add && f.Metric == figure.Metric && f.Unit == figure.Unit && f.Value < figure.Value))
            BookTotalBeside(figure);
        else if (sum && Parts(figure) is { Count: > 0 } parts)
            Check(figure, parts, named);
        else
            harvest.Figures.Add(figure);
    }

    // 又装4个，共420: a state. 装了7个，又装4个，今天就这19个: nearer to a sum gone wrong.
    private void BookTotalBeside(Figure figure)
    {
        var parts = harvest.Figures.Where(f => f.Metric == figure.Metric && f.Unit == figure.Unit && f.Aspect == Aspect.New).ToList();
        if (figure.Value < 60 || (parts.Count > 1 && figure.Value < parts.Sum(p => p.Value) * 4))
            harvest.Doubt ??= new Doubt(DoubtKind.SumMismatch, figure.Value);
        harvest.Figures.Add(figure with { Aspect = Aspect.Total });
    }

    /// <summary>安装51，打错了，是15: what was just said gives way to the value behind 是.</summary>
    public Figure Correct(Figure figure)
    {
        var wrong = harvest.Figures.Where(f => f.Unit == figure.Unit && f.Metric == figure.Metric && f.Aspect == figure.Aspect && Equals(f.Period, figure.Period) && f.Value != figure.Value).ToList();
        harvest.Old.AddRange(wrong.Select(f => f.Value));
        harvest.Figures.RemoveAll(wrong.Contains);
        return figure;
    }

    /// <summary>（补） behind a number: it adds to what was booked.</summary>
    public void AddLast()
    {
        if (harvest.Figures.Count > 0)
            harvest.Figures[^1] = harvest.Figures[^1] with { Operation = Operation.Add };
    }

    /// <summary>全部注册, 都注册好了: the number before goes for these metrics too.</summary>
    public void Repeat(IReadOnlyList<Metric> metrics, string unit, PeriodPhrase? period)
    {
        if (harvest.Figures.LastOrDefault(f => f.Unit == unit && Column.IsAppMetric(f.Metric)) is { } last)
            harvest.Figures.AddRange(metrics.Where(m => m != last.Metric).Select(m => last with { Metric = m }));
        else if (Population is { } all)
            harvest.Figures.AddRange(metrics.Select(m => new Figure(unit, m, Aspect.Total, all) { Period = period }));
    }

    /// <summary>一组5人 二组6人 三组0人 装反诈app: the metric behind the last number holds for the units before it.</summary>
    public void ClaimLoose(Column column, string measure)
    {
        var claimed = harvest.LooseNumbers.Where(l => (l.StandsForItself || (l.Period is not null && column.IsApp)) && l.Measure == measure).ToList();
        foreach (var loose in claimed)
            foreach (var metric in column.Fitting(measure))
                harvest.Figures.Add(new Figure(loose.Unit, metric, loose.Aspect ?? harvest.LooseNumbers[0].Aspect ?? Aspect.New, loose.Value) { Period = loose.Period ?? (loose.IsPart ? new PeriodPhrase.Today() : null), IsPart = loose.IsPart });
        harvest.LooseNumbers.RemoveAll(claimed.Contains);
    }

    public void Close(Frame last, PeriodPhrase? period)
    {
        ResolveLoose(last, period);
        UncarryTotals();
        TotalsOfStaff();
        FillPeriods();
        for (var i = 0; i < harvest.Figures.Count; i++)
            Merge(i);
    }

    // 教职工46人，安装46人，安装率100%: the state of a staff, not a day's work.
    private void TotalsOfStaff()
    {
        if ((Population ?? Required ?? Members) is not { } all || harvest.Periods.Count > 0)
            return;
        var required = Population is null && Required is not null;
        var counted = Population ?? Required;
        for (var i = 0; i < harvest.Figures.Count; i++)
            if (harvest.Figures[i] is { Aspect: Aspect.New, Period: null, Operation: Operation.Set } figure && Column.IsAppMetric(figure.Metric) && figure.Value <= all
                && (required || harvest.Figures.Exists(f => (f.Metric == Metric.InstallRate && counted is not null) || (f.Metric == Metric.AppInstall && f.Value == all))))
                harvest.Figures[i] = figure with { Aspect = Aspect.Total };
    }

    // 累计安装468；注册30，累计注册455: the 30 are new.
    private void UncarryTotals()
    {
        for (var i = 0; i < harvest.Figures.Count; i++)
            if (harvest.Figures[i] is { Aspect: Aspect.Total, IsCarried: true } carried && harvest.Figures.Exists(f => !f.IsCarried && f.Unit == carried.Unit && f.Metric == carried.Metric && f.Aspect == Aspect.Total))
                harvest.Figures[i] = carried with { Aspect = Aspect.New };
    }

    // 装了18个，今天: the only period of the message holds for all its new values.
    private void FillPeriods()
    {
        var said = harvest.Periods.Where(p => p is not PeriodPhrase.Weekday).Distinct().ToList();
        for (var i = 0; said.Count == 1 && i < harvest.Figures.Count; i++)
            if (harvest.Figures[i] is { Aspect: Aspect.New, Period: null or PeriodPhrase.Weekday } figure)
                harvest.Figures[i] = figure with { Period = said[0] };
    }

    // 双河村23 / 高岭村19 / 以上为今日注册数: the metric comes last.
    private void ResolveLoose(Frame last, PeriodPhrase? period)
    {
        if (harvest.Figures.Count > 0 || harvest.LooseNumbers.Count == 0 || !(last.Columns.Count == 1 || last.Joint))
            return;
        var fitting = harvest.LooseNumbers.Where(l => (l.StandsForItself || (l.Period is not null && last.Columns.All(c => c.IsApp))) && last.Columns.All(c => c.Fitting(l.Measure).Count > 0)).ToList();
        foreach (var loose in fitting)
            foreach (var column in last.Columns)
                foreach (var metric in column.Fitting(loose.Measure))
                    harvest.Figures.Add(new Figure(loose.Unit, metric, loose.Aspect ?? column.Aspect ?? Aspect.New, loose.Value) { Period = loose.Period ?? (loose.IsPart ? new PeriodPhrase.Today() : period), IsPart = loose.IsPart });
        harvest.LooseNumbers.RemoveAll(fitting.Contains);
    }

    // 装了7个，中午又装了4个，共11个.
    private List<Figure> WithLater(Figure sum)
    {
        var all = harvest.Figures.Where(f => f.Metric == sum.Metric && f.Unit == sum.Unit && f.Aspect == Aspect.New).ToList();
        return all.Exists(f => f.Operation == Operation.Add) && all.Sum(f => f.Value) == sum.Value ? all : [];
    }

    private List<Figure> Parts(Figure sum) =>
        [.. harvest.Figures.Where(f => f.Metric == sum.Metric && f.Operation != Operation.Add)];

    private void Check(Figure sum, List<Figure> parts, bool named)
    {
        var units = parts.Select(p => p.Unit).Distinct().Count();
        if (parts.Count == 1 && parts[0].Unit == sum.Unit)
        {
            CheckSingle(sum, parts[0]);
            return;
        }

        if (parts.Sum(p => p.Value) != sum.Value)
            harvest.Doubt ??= new Doubt(DoubtKind.SumMismatch, sum.Value);
        else if (units == 1 && parts.Select(p => p.Period).Where(p => p is not PeriodPhrase.Weekday).Distinct().Count() <= 1 && (parts[0].Unit == sum.Unit || !named))
            Replace(parts, sum);
    }

    // 云溪12 柳林9 … 今日安装合计21: the sum names the metric of the list above it.
    private void GiveToLoose(Figure sum)
    {
        if (harvest.LooseNumbers.Sum(l => l.Value) != sum.Value)
            harvest.Doubt ??= new Doubt(DoubtKind.SumMismatch, sum.Value);
        harvest.Figures.AddRange(harvest.LooseNumbers.Select(l => sum with { Unit = l.Unit, Value = l.Value }));
        harvest.LooseNumbers.Clear();
    }

    // 四组180份、山北95份，合计275: the second part has no unit of ours. 今天装12，全村共420: one part is no sum.
    private void CheckSingle(Figure sum, Figure part)
    {
        if (sum.Value == part.Value)
            return;
        if (part.Value + harvest.LooseNumbers.Sum(l => l.Value) == sum.Value)
            Replace([part], sum);
        else if (sum.Value > part.Value && sum.Period is null or PeriodPhrase.Today && Equals(sum.Period, part.Period))
            harvest.Figures.Add(sum with { Aspect = Aspect.Total });
        else
            harvest.Doubt ??= new Doubt(DoubtKind.SumMismatch, sum.Value);
    }

    private void Replace(List<Figure> parts, Figure sum)
    {
        harvest.Figures.RemoveAll(parts.Contains);
        harvest.Figures.Add(sum with { Unit = parts[0].Unit, Period = sum.Period ?? parts[0].Period });
    }

    private void Merge(int i)
    {
        var first = harvest.Figures[i];
        for (var k = harvest.Figures.Count - 1; k > i; k--)
        {
            var other = harvest.Figures[k];
            if (!(first with { Operation = other.Operation }).SameKindAs(other))
                continue;
            if (first.IsPart && other.IsPart || (other.IsPart && other.Operation == Operation.Add && first.Operation == Operation.Set))
                first = first with { Value = first.Value + other.Value };
            else if (first.Kind is { } kinds && other.Kind is { } kind && !kinds.Contains(kind, StringComparison.Ordinal) && first.Aspect == Aspect.New)
                first = first with { Value = first.Value + other.Value, Kind = kinds + kind };
            else if (first.Value != other.Value)
                harvest.Doubt ??= new Doubt(DoubtKind.Other, other.Value);
            harvest.Figures.RemoveAt(k);
        }

        harvest.Figures[i] = first;
    }
}
