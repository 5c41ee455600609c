using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>A week as the raw entries stood at its freeze: the books, who reported how, and the issue that follows.</summary>
internal sealed record FrozenWeek(DataWeek Week, Books Books, IReadOnlyDictionary<string, DutyFact> Duties, Issue Issue, FrozenWeek? Before)
{
    /// <summary>Reads the ledger now. Who reported how is told by the first entry of the week alone.</summary>
    public static async Task<FrozenWeek> ReadAsync(SandboxHost host, Sample sample, DataWeek week, FrozenWeek? before, HashSet<(int Week, string Unit)> extended)
    {
        var books = await RawLedger.ReadAsync(host, sample);
        books.Extended.UnionWith(extended);
        var duties = sample.Units.ToDictionary(u => u.Name, u => DutyBook.Frozen(DutyBook.Of(books, sample, u, week)));
        return new FrozenWeek(week, books, duties, new Issue(sample, books, week, duties, before?.Issue).Write(), before);
    }

    public IEnumerable<FrozenWeek> Chain => (Before?.Chain ?? []).Append(this);
}
