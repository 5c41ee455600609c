using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Every row of the ledger and every duty against the books.</summary>
internal sealed class LedgerCheck(SandboxHost host, Sample sample, Books books, Findings findings, IReadOnlyDictionary<string, string> said)
{
    /// <summary>Message by message: unit, metric, value, days and state of everything booked since the beginning.</summary>
    public async Task RowsAsync()
    {
        var bot = (await host.LedgerAsync()).Where(e => !e.MessageId.StartsWith("sample", StringComparison.Ordinal))
            .ToLookup(e => e.MessageId, e => $"{e.Unit} {e.Metric}.{e.Aspect} {e.Value:0.###} {e.Period.From:MM-dd}..{e.Period.To:MM-dd} {e.State}");
        var truth = books.Rows.Where(r => r.Message != "sample").ToLookup(r => r.Message, r => r.ToString());
        foreach (var message in said.Keys.Union(bot.Select(b => b.Key)))
        {
            findings.SameSet($"ledger, {said.GetValueOrDefault(message, message)}", truth[message], bot[message]);
        }
    }

    /// <summary>Facts null: as they stand now.</summary>
    public async Task DutiesAsync(DataWeek week, IReadOnlyDictionary<string, DutyFact>? facts)
    {
        var bot = (await host.DutiesAsync(null, week.Label)).Where(d => d.Form == "weekly").ToDictionary(d => d.Unit);
        findings.Same($"{week.Label} who owes", sample.Units.Count, bot.Count);
        foreach (var unit in sample.Units)
        {
            var truth = facts?[unit.Name] ?? DutyBook.Of(books, sample, unit, week);
            findings.Same($"{week.Label} duty of {unit.Name}", Text(truth.State, truth.DoneAt), Text(bot[unit.Name].State, bot[unit.Name].DoneAt));
        }
    }

    private static string Text(string state, DateTimeOffset? at) => $"{state} {at?.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}";
}
