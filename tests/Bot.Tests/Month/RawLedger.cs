using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>The entries the ledger's HTTP interface shows at one moment, added up by the plain arithmetic of <see cref="Books"/>.</summary>
internal static class RawLedger
{
    private static readonly HashSet<string> _official = [.. Sample.Rows("people.csv").Where(c => c[2] is "police" or "office").Select(c => c[0])];

    public static async Task<Books> ReadAsync(SandboxHost host, Sample sample)
    {
        var rows = new List<Row>();
        foreach (var entry in (await host.LedgerAsync()).OrderBy(e => e.At))
        {
            var row = Read(entry, sample);
            var corrected = rows.LastOrDefault(r => r.State == "superseded" && r.Unit == row.Unit && r.Metric == row.Metric && r.Total == row.Total && (r.From, r.To) == (row.From, row.To));
            rows.Add(corrected is null ? row : Read(entry, sample, corrected));
        }

        return Books.Of(sample, rows);
    }

    private static Row Read(SeenEntry entry, Sample sample, Row? corrects = null) => new()
    {
        Message = entry.MessageId,
        At = entry.At,
        Unit = sample.Named(entry.Unit),
        Metric = entry.Metric,
        Total = entry.Aspect == "total",
        Value = entry.Value,
        From = entry.Period.From,
        To = entry.Period.To,
        State = entry.State,
        Official = _official.Contains(entry.Speaker),
        Wait = entry is { State: "pending", Metric: "case" } ? Wait.Police : Wait.Nothing,
        Corrects = corrects,
    };
}
