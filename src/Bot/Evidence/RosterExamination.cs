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
    public async Task<RosterReading> ExamineAsync(InboundMessage message, CancellationToken ct)
    {
        if (await database.ReadAsync(s => SentAsync(s, message), ct) is not { } sent) return new RosterReading.Nothing();
        var (turn, file, columns) = sent;
        // A sweep may have been faster.
        if (!attachments.Holds(file.Id)) return new RosterReading.Gone();
        await using var content = attachments.Open(file.Id);
        var opened = await reader.OpenAsync(new RosterOpening(columns, CampaignWeek.Of(turn.Now).Previous.Sunday, people.Kept), content, ct);
        if (opened.Refused is { } reason) return new RosterReading.Refused(reason);
        if (opened.Headings is { } headings) return new RosterReading.Unknown(headings);
        return RosterTitles.UnitOf(turn, opened, file.Name) is { } unit ? await CheckAsync(turn, opened, unit, file, ct) : new RosterReading.Unnamed();
    }

    private async Task<(Turn Turn, Attachment File, IReadOnlyDictionary<string, RosterColumn> Columns)?> SentAsync(Session session, InboundMessage message)
    {
        if (await turns.BuildAsync(session, message, clock.GetUtcNow()) is not { } turn || !RosterMail.MaySend(turn)) return null;
        if ((RosterMail.Own(message) ?? await mail.QuotedAsync(turn, session)) is not { } file) return null;
        return (turn, file, await cabinet.ColumnsAsync(session, turn.Speaker!.UnitId));
    }

    private async Task<RosterReading> CheckAsync(Turn turn, RosterOpened opened, OrgUnit unit, Attachment file, CancellationToken ct)
    {
        var week = RosterTitles.WeekOf(turn, opened, file.Name);
        var (elsewhere, compared) = await database.ReadAsync(async s => (await ElsewhereAsync(s, turn.Tree, unit, opened.People), await ComparedAsync(s, unit.Id, week, opened.People)), ct);
        if (await reader.CheckAsync(new RosterQuestion(week.Period, WorkCalendar.LocalDate(turn.Now), elsewhere), ct) is not { } done) return new RosterReading.Refused(RosterProcess.Unreadable);
        var id = $"roster-{turn.Message.Id}-{file.Id}";
        return new RosterReading.Checked(id, unit.Id, week, await attachments.HashAsync(file.Id, ct), done.Digest)
        {
            Compared = compared,
            People = people.Seal(id, opened.People, done.Good),
            Copy = done.Copy is { } copy ? await StoredAsync(copy, $"{unit.Name}第{week.Number}周花名册（已核对）.xlsx", ct) : null,
        };
    }

    /// <summary>A grid's people are its village's people: only units beside each other can have the same person twice.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ElsewhereAsync(Session session, OrgTree tree, OrgUnit unit, IReadOnlyList<RosterPerson> all)
    {
        bool IsOther(string other) => !tree.IsWithin(unit.Id, other) && !tree.IsWithin(other, unit.Id);
        var found = await people.ElsewhereAsync(session, [.. all.Where(p => p.HasPhone).Select(p => p.Phone).Distinct()], IsOther);
        return found.Where(f => tree.Find(f.Value) is not null).ToDictionary(f => f.Key, f => tree[f.Value].Name);
    }

    private async Task<RosterComparison?> ComparedAsync(Session session, string unitId, CampaignWeek week, IReadOnlyList<RosterPerson> now)
    {
        if (!people.Kept) return null;
        var before = (await cabinet.OfUnitsAsync(session, [unitId])).FirstOrDefault(r => string.CompareOrdinal(r.Week, week.ToString()) < 0);
        var rows = before is null ? [] : await people.OfRosterAsync(session, before.Id);
        return rows.Count == 0 ? null : RosterComparison.Of(
            now, [.. rows.Select(r => new RosterEarlier(new RosterPerson(0, 0, r.Name, r.Phone).Key, r.Name, r.Installed, r.Registered, r.Alerted))]);
    }

    /// <summary>On the disk; a message that is never handled leaves it to the sweep.</summary>
    private async Task<RosterCopy> StoredAsync(byte[] copy, string name, CancellationToken ct)
    {
        using var content = new MemoryStream(copy, writable: false);
        return new RosterCopy(await attachments.SaveAsync(content, name, WorkbookFile.ContentType, ct), Convert.ToHexStringLower(SHA256.HashData(copy)));
    }
}
