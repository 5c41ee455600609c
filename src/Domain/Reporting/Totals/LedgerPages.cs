namespace AntiFraudBot.Domain.Reporting;

/// <summary>The entries of each unit and metric, in the order they came. A message's numbers come one after the other: the unit is looked up once for them.</summary>
internal sealed class LedgerPages
{
    private static readonly int _metrics = Enum.GetValues<Metric>().Length;
    private readonly Dictionary<string, List<LedgerEntry>?[]> _units = [];
    private string? _last;
    private List<LedgerEntry>?[] _pages = [];

    public void Add(LedgerEntry entry)
    {
        if (entry.UnitId != _last)
        {
            _last = entry.UnitId;
            if (!_units.TryGetValue(_last, out _pages!)) _units[_last] = _pages = new List<LedgerEntry>?[_metrics];
        }

        (_pages[(int)entry.Metric] ??= []).Add(entry);
    }

    public List<LedgerEntry>? Of(string unitId, Metric metric) => _units.TryGetValue(unitId, out var pages) ? pages[(int)metric] : null;
}
