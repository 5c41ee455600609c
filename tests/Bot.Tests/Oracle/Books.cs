using System.Globalization;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>
/// What is true: every number that ought to stand and the sums that follow, by arithmetic of its own. Starts with the sample's four
/// closed weeks.
/// </summary>
internal sealed class Books
{
    public static readonly DateOnly Start = new(2026, 6, 15);
    private readonly Sample _sample;

    public Books(Sample sample)
    {
        _sample = sample;
        foreach (var line in Sample.Rows("reports.csv")) Recall(line);
        foreach (var line in Sample.Rows("incidents.csv")) RecallIncident(line);
    }

    private Books(Sample sample, IEnumerable<Row> rows) => (_sample, Rows) = (sample, [.. rows]);

    /// <summary>Books that hold these rows and nothing else.</summary>
    public static Books Of(Sample sample, IEnumerable<Row> rows) => new(sample, rows);

    public List<Row> Rows { get; } = [];

    /// <summary>延期 was said for these, by week and unit.</summary>
    public HashSet<(int Week, string Unit)> Extended { get; } = [];

    public Row Add(Row row)
    {
        Rows.Add(row);
        if (row is { State: "accepted", Total: false, Adds: false }) Cover(row);
        if (row is { State: "accepted", Adds: false } or { Wait: Wait.Answer, Adds: false }) Settle(row);
        return row;
    }

    /// <summary>What only waited to be asked about is answered by a new number for the same days.</summary>
    private void Settle(Row row)
    {
        foreach (var old in Live(row.Unit, row.Metric, row.Total).Where(r => r != row && r.State == "pending" && r.Wait != Wait.Police && (r.From, r.To) == (row.From, row.To))) old.State = "superseded";
    }

    /// <summary>A waiting row is accepted as it stands.</summary>
    public void Accept(Row row)
    {
        (row.State, row.Wait) = ("accepted", Wait.Nothing);
        if (row is { Total: false, Adds: false }) Cover(row);
    }

    /// <summary>The number of a longer period takes the place of the shorter ones inside it.</summary>
    private void Cover(Row longer)
    {
        foreach (var row in Live(longer.Unit, longer.Metric).Where(r => r != longer && (r.From, r.To) != (longer.From, longer.To) && r.From >= longer.From && r.To <= longer.To))
        {
            (row.State, row.CoveredBy) = ("superseded", longer);
        }
    }

    /// <summary>
    /// 确认 with the unit's name: its waiting cases become official, what neighbours said for it is accepted; as a row of its own
    /// when the week was frozen in between, for the next issue tells of it.
    /// </summary>
    public void Confirm(Place unit, DateTimeOffset at)
    {
        foreach (var row in Rows.Where(r => r.Unit == unit && r is { State: "pending", Wait: Wait.Neighbour }).ToList())
        {
            var freeze = new DataWeek(row.From).At(1, "12:01");
            if (at < freeze || row.At >= freeze)
            {
                Accept(row);
                continue;
            }

            row.State = "superseded";
            Add(new Row { Message = row.Message, At = row.At, Unit = unit, Metric = row.Metric, Value = row.Value, From = row.From, To = row.To });
        }

        foreach (var row in Rows.Where(r => r.Unit == unit && r is { State: "pending", Wait: Wait.Police }).ToList())
        {
            row.State = "superseded";
            Add(new Row { Message = row.Message, At = row.At, Unit = unit, Metric = row.Metric, Value = row.Value, From = row.From, To = row.To, Official = true, ConfirmedAt = at });
        }
    }

    /// <summary>Taken back: what it had covered stands again.</summary>
    public void Retract(Row row)
    {
        row.State = "retracted";
        foreach (var covered in Rows.Where(r => r.CoveredBy == row)) covered.State = "accepted";
    }

    public IEnumerable<Row> Live(Place unit, string metric, bool total = false) => Rows.Where(r => r.Unit == unit && r.Metric == metric && r.Total == total && r.IsLive);

    /// <summary>New numbers of exactly that week that count or wait.</summary>
    public IReadOnlyList<Row> Standing(Place unit, string metric, DataWeek week) => [.. Live(unit, metric).Where(r => r.From == week.Monday && r.To == week.Sunday)];

    /// <summary>The sum of what happened in these days; null when nobody said anything.</summary>
    public decimal? New(Place unit, string metric, DateOnly from, DateOnly to)
    {
        var rows = NewRows(unit, metric, from, to);
        return rows.Count == 0 ? null : rows.Sum(r => r.Value);
    }

    /// <summary>The unit's own word only, without the units below.</summary>
    public decimal? OwnNew(Place unit, string metric, DateOnly from, DateOnly to)
    {
        var rows = NewRows(unit, metric, from, to).Where(r => r.Unit == unit).ToList();
        return rows.Count == 0 ? null : rows.Sum(r => r.Value);
    }

    public decimal? NewOfAll(string metric, DateOnly from, DateOnly to)
    {
        var rows = NewRows(_sample.Named("清溪乡"), metric, from, to);
        return rows.Count == 0 ? null : rows.Sum(r => r.Value);
    }

    /// <summary>The running total at the end of a day: last total said, or the opening one, and everything new after it.</summary>
    public decimal? Total(Place unit, string metric, DateOnly day)
    {
        var said = Rows.Where(r => r.Unit == unit && r.Metric == metric && r is { Total: true, Counts: true } && r.To <= day).OrderBy(r => r.To).ThenBy(r => r.At).LastOrDefault();
        if (said is not null) return said.Value + (New(unit, metric, said.To.AddDays(1), day) ?? 0);
        var opening = metric switch { "app_install" => unit.Installed, "app_register" => unit.Registered, _ => null };
        return opening is null ? null : opening + (New(unit, metric, DateOnly.MinValue, day) ?? 0);
    }

    /// <summary>The middle of the reported weeks among the eight before; null when fewer than four were.</summary>
    public decimal? Median(Place unit, string metric, DataWeek week)
    {
        var weeks = Enumerable.Range(1, 8).Select(week.Back).Select(w => New(unit, metric, w.Monday, w.Sunday)).OfType<decimal>().Order().ToList();
        return weeks.Count < 4 ? null : (weeks[(weeks.Count - 1) / 2] + weeks[weeks.Count / 2]) / 2;
    }

    private List<Row> NewRows(Place unit, string metric, DateOnly from, DateOnly to)
    {
        var own = Counting(Rows.Where(r => r.Unit == unit && r.Metric == metric && r is { Total: false, Counts: true } && r.From >= from && r.To <= to));
        var below = _sample.Below(unit).SelectMany(b => NewRows(b, metric, from, to));
        return [.. own, .. below.Where(b => !own.Any(o => o.From <= b.To && b.From <= o.To))];
    }

    /// <summary>Nothing twice: not what a longer number holds already, and of one period the last number with everything added to it.</summary>
    private static List<Row> Counting(IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        return [.. all.Where(r => !all.Any(o => !o.Adds && o != r && o.From <= r.From && o.To >= r.To
            && ((o.From, o.To) != (r.From, r.To) || (!r.Adds && o.At > r.At))))];
    }

    private void Recall(string[] c)
    {
        var week = new DataWeek(Start.AddDays(7 * int.Parse(c[0], CultureInfo.InvariantCulture)));
        string[] metrics = ["app_install", "app_register", "household_visit"];
        for (var i = 0; i < metrics.Length; i++)
        {
            var text = i == 0 && c.Length > 7 && c[7].Length > 0 ? c[7] : c[4 + i];
            if (Sample.Number(text) is not { } value) continue;
            Rows.Add(new Row { Message = "sample", At = week.At(0, "12:00"), Unit = _sample.Named(c[1]), Metric = metrics[i], Value = value, From = week.Monday, To = week.Sunday });
        }
    }

    private void RecallIncident(string[] c)
    {
        var day = Start.AddDays((7 * int.Parse(c[0], CultureInfo.InvariantCulture)) + int.Parse(c[2], CultureInfo.InvariantCulture) - 1);
        string[] metrics = ["case", "loss", "dissuade", "loss_avoided"];
        for (var i = 0; i < metrics.Length; i++)
        {
            if (Sample.Number(c[5 + i]) is not { } value) continue;
            Rows.Add(new Row { Message = "sample", At = DataWeek.Of(day, c[3]), Unit = _sample.Named(c[1]), Metric = metrics[i], Value = value, From = day, To = day, Official = true });
        }
    }
}
