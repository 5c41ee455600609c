using System.Security.Cryptography;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>
/// Reads and checks the file of one message outside every write: the child process does the work, the store is asked in short reads, names are sealed here (rules E1–E6).
/// </summary>
public sealed class RosterExamination(
    Database database, TurnBuilder turns, RosterMail mail, Attachments attachments, RosterCabinet cabinet, RosterPeople people, RosterProcess reader, TimeProvider clock)
{
    // Lines at once: their JSON stays below what the collector treats as large.
    private const int Page = 250;

    private static readonly RosterReading Unreadable = new RosterReading.Refused(RosterProcess.Unreadable);

    /// <summary>The roster the message may have brought; null when there is none, or it comes from nobody who may hand one in.</summary>
    public Task<SentRoster?> FindAsync(InboundMessage message, CancellationToken ct) => database.ReadAsync(s => SentAsync(s, message), ct);

    public async Task<RosterReading> ExamineAsync(SentRoster sent, CancellationToken ct)
    {
        var (turn, file, columns, called) = sent;
        // A sweep may have been faster.
        if (!attachments.Holds(file.Id)) return new RosterReading.Gone();
        await using var content = attachments.Open(file.Id);
        var opened = await reader.OpenAsync(new RosterOpening(columns, CampaignWeek.Of(turn.Now).Previous.Sunday), content, ct);
        if (opened.Refused is { } reason) return new RosterReading.Refused(reason);
        if (opened.Headings is { } headings) return new RosterReading.Unknown(headings);
        return RosterTitles.UnitOf(turn, opened, file.Name) is { } unit ? await CheckAsync(turn, opened, unit, file, called, ct) : new RosterReading.Unnamed();
    }

    private async Task<SentRoster?> SentAsync(Session session, InboundMessage message)
    {
        if (await turns.BuildAsync(session, message, clock.GetUtcNow()) is not { } turn || !RosterMail.MaySend(turn)) return null;
        if ((RosterMail.Own(message) ?? await mail.QuotedAsync(turn, session)) is not { } file) return null;
        return new SentRoster(turn, file, await cabinet.ColumnsAsync(session, turn.Speaker!.UnitId), RosterMail.IsCalledOne(turn));
    }

    private async Task<RosterReading> CheckAsync(Turn turn, RosterOpened opened, OrgUnit unit, Attachment file, bool called, CancellationToken ct)
    {
        var week = RosterTitles.WeekOf(turn, opened, file.Name);
        var (elsewhere, tally) = (new Dictionary<string, string>(), await BeforeAsync(unit.Id, week, ct));
        if (!await EachAsync(opened.Lines, (_, page) => CompareAsync(turn.Tree, unit, page, elsewhere, tally, ct), ct)) return Unreadable;
        if (await reader.CheckAsync(new RosterQuestion(week.Period, WorkCalendar.LocalDate(turn.Now), elsewhere), ct) is not { } done) return Unreadable;
        // A list of names nobody called a roster is somebody else's list: nobody of it is stored.
        if (!called && !done.Digest.SaysWork) return new RosterReading.Nothing();
        var id = $"roster-{turn.Message.Id}-{file.Id}";
        if (!await StoreAsync(id, unit.Id, opened.Lines, ct)) return Unreadable;
        return new RosterReading.Checked(id, unit.Id, week, await attachments.HashAsync(file.Id, ct), done.Digest)
        {
            Compared = tally.HasBefore ? tally.Comparison : null,
            People = people.Kept ? opened.Lines : 0,
            Copy = done.Copy is { } copy ? await StoredAsync(copy, $"{unit.Name}第{week.Number}周花名册（已核对）.xlsx", ct) : null,
        };
    }

    /// <summary>The people page by page, where they are kept: the bot never holds a whole roster. False when the reading process failed.</summary>
    private async Task<bool> EachAsync(int lines, Func<int, IReadOnlyList<RosterLine>, Task> take, CancellationToken ct)
    {
        for (var from = 0; people.Kept && from < lines; from += Page)
        {
            if (await reader.LinesAsync(new RosterPage(from, Page), ct) is not { } page) return false;
            await take(from, page);
        }

        return true;
    }

    /// <summary>A grid's people are its village's people: only units beside each other can have the same person twice.</summary>
    private async Task CompareAsync(OrgTree tree, OrgUnit unit, IReadOnlyList<RosterLine> page, Dictionary<string, string> elsewhere, RosterTally tally, CancellationToken ct)
    {
        bool IsOther(string other) => !tree.IsWithin(unit.Id, other) && !tree.IsWithin(other, unit.Id);
        foreach (var line in page) tally.Now(line.Person);
        List<string> phones = [.. page.Select(l => l.Person).Where(p => p.HasPhone).Select(p => p.Phone).Distinct()];
        foreach (var (phone, id) in await database.ReadAsync(s => people.ElsewhereAsync(s, phones, IsOther), ct))
        {
            if (tree.Find(id) is { } other) elsewhere[phone] = other.Name;
        }
    }

    /// <summary>The unit's roster of an earlier week; nobody where names are not kept or there was none.</summary>
    private async Task<RosterTally> BeforeAsync(string unitId, CampaignWeek week, CancellationToken ct)
    {
        var tally = new RosterTally();
        var rosters = people.Kept ? await database.ReadAsync(s => cabinet.OfUnitsAsync(s, [unitId]), ct) : [];
        if (rosters.FirstOrDefault(r => string.CompareOrdinal(r.Week, week.ToString()) < 0) is not { } before) return tally;
        for (var from = 0; from < before.Figures.Rows; from += Page)
        {
            foreach (var row in await database.ReadAsync(s => people.PageAsync(s, before.Id, from, Page), ct))
                tally.Before(new RosterEarlier(new RosterPerson(0, 0, row.Name, row.Phone).Key, row.Name, row.Installed, row.Registered, row.Alerted));
        }

        return tally;
    }

    /// <summary>Sealed here, in writes so short that nobody's report waits for them. What an earlier try left is taken away first.</summary>
    private async Task<bool> StoreAsync(string id, string unitId, int lines, CancellationToken ct)
    {
        if (!people.Kept) return true;
        while (await database.WriteAsync(s => people.ClearSliceAsync(s, id), ct) > 0)
        {
            // Others write between two slices.
        }

        return await EachAsync(
            lines,
            (from, page) =>
            {
                var rows = people.Seal(id, from, [.. page.Select(l => l.Person)], [.. page.Select(l => l.Good)]);
                return database.WriteAsync(s => people.AddAsync(s, id, unitId, rows), ct);
            },
            ct);
    }

    /// <summary>On the disk; a message that is never handled leaves it to the sweep.</summary>
    private async Task<RosterCopy> StoredAsync(byte[] copy, string name, CancellationToken ct)
    {
        using var content = new MemoryStream(copy, writable: false);
        return new RosterCopy(await attachments.SaveAsync(content, name, WorkbookFile.ContentType, ct), Convert.ToHexStringLower(SHA256.HashData(copy)));
    }
}

/// <summary>A file that may be a roster: with its message, what its unit's headings mean, and whether anybody called it one.</summary>
public sealed record SentRoster(Turn Turn, Attachment File, IReadOnlyDictionary<string, RosterColumn> Columns, bool IsCalledOne);
