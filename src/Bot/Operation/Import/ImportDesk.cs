using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>One file into the store, in one commit. A bot that is running sees the new registry with its next message.</summary>
public sealed class ImportDesk(Database database, string filesFolder, TimeProvider machine)
{
    private static readonly string[] Channels = ["wecom", "dingtalk", "sandbox"];
    private readonly Org _org = new();
    private readonly StateValues _state = new();
    private readonly Audit _audit = new();

    /// <summary>Changes nothing when a row is bad, unless bad rows are to be skipped. Office matters to editions only.</summary>
    public Task<ImportSummary> TakeAsync(ImportKind kind, ImportFile file, string? office, bool skipBad, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            var now = await StoreClock.NowAsync(s, _state, machine);
            var summary = kind switch
            {
                ImportKind.Edition => await new EditionIntake(_org, new Editions(), new Attachments(filesFolder)).TakeAsync(s, file, office, now, skipBad, ct),
                ImportKind.Tasks => await new TaskIntake(_org).TakeAsync(s, file, office, now, skipBad),
                _ => await TakeTableAsync(s, kind, file, WorkCalendar.LocalDate(now), skipBad),
            };
            if (summary.Added + summary.Changed > 0)
            {
                var detail = FormattableString.Invariant($"added {summary.Added}, changed {summary.Changed}, bad {summary.BadRows.Count}");
                await _audit.AppendAsync(s, "command-line", "import-" + kind.ToString().ToLowerInvariant(), Path.GetFileName(file.Path), detail, now);
            }

            return summary;
        },
        ct);

    private async Task<ImportSummary> TakeTableAsync(Session s, ImportKind kind, ImportFile file, DateOnly today, bool skipBad)
    {
        if (file.Table() is not TableOutcome.Accepted { Table: var table }) return ImportSummary.Refused(((TableOutcome.Refused)file.Table()).Reason);
        return kind switch
        {
            ImportKind.Tree => await new TreeIntake(_org).TakeAsync(s, table, today, skipBad),
            ImportKind.Bindings => await new BindingsIntake(_org).TakeAsync(s, table, Channels, skipBad),
            _ => await new PeopleIntake(_org).TakeAsync(s, table, Channels, skipBad),
        };
    }
}
