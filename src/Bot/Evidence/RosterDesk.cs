using System.Security.Cryptography;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Takes a roster in: reads, checks, compares, answers the sender in private (rules E1–E8).</summary>
public sealed class RosterDesk(Attachments attachments, RosterCabinet cabinet, RosterPeople people, RosterFiling filing, LeaderFacts facts)
{
    /// <summary>Null when the file is no roster and nobody said it was one. Expected: say why it cannot be read.</summary>
    public async Task<HandlerResult?> TakeAsync(Turn turn, Session session, Attachment file, bool expected)
    {
        var bytes = await BytesAsync(file);
        if (bytes is null) return new HandlerResult().Reply(turn, "这个文件已经到期删除了，请再发一次。");
        var opened = RosterFileReader.Read(bytes);
        if (opened is RosterFile.Refused refused) return expected ? Say(turn, new HandlerResult(), $"花名册没有收：{refused.Reason}。", null, file) : null;
        var book = ((RosterFile.Opened)opened).Book;
        var columns = await cabinet.ColumnsAsync(session, turn.Speaker!.UnitId);
        if (Roster.Read(book, columns) is not { } roster) return expected ? Say(turn, new HandlerResult(), RosterText.NoRoster(Roster.HeadingsOf(book)), null, file) : null;
        if (UnitOf(turn, roster, file.Name) is not { } unit)
            return Say(turn, new HandlerResult(), "这是哪个单位的花名册？请连单位名一起再发，或把文件名改成：上坪村花名册", null, file);
        return await CheckAsync(turn, session, roster, unit, file, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Read only where what is under the id is really there; a sweep may have been faster.</summary>
    private async Task<byte[]?> BytesAsync(Attachment file)
    {
        if (!attachments.Holds(file.Id)) return null;
        using var bytes = new MemoryStream();
        await using var content = attachments.Open(file.Id);
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<HandlerResult> CheckAsync(Turn turn, Session session, Roster roster, OrgUnit unit, Attachment file, string sha256)
    {
        var week = WeekOf(turn, roster, file.Name);
        var elsewhere = await people.ElsewhereAsync(session, [.. roster.People.Where(p => p.HasPhone).Select(p => p.Phone).Distinct()], other => IsOther(turn.Tree, unit.Id, other));
        var outcome = RosterCheck.Run(roster, week.Period, WorkCalendar.LocalDate(turn.Now), phone => elsewhere.TryGetValue(phone, out var id) ? turn.Tree.Find(id)?.Name : null);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var reported = outcome.Cumulative ? book.TotalAsOf(unit.Id, Metric.AppInstall, week.Sunday) : book.NewIn(unit.Id, Metric.AppInstall, week.Period);
        var compared = await ComparedAsync(session, unit.Id, week, roster);
        var result = new HandlerResult();
        var stored = new StoredRoster
        {
            Id = $"roster-{turn.Message.Id}-{file.Id}",
            UnitId = unit.Id,
            Week = week.ToString(),
            SenderId = turn.Speaker!.Id,
            MessageId = turn.Message.Id,
            At = turn.Now,
            Sha256 = sha256,
            Figures = RosterFigures.Of(outcome, reported, compared, await cabinet.SameFileAsync(session, unit.Id, week.ToString(), sha256)),
        };
        filing.File(turn, result, stored, roster, outcome);
        var duty = await filing.CloseDutyAsync(turn, session, result, unit.Id, week);
        var copy = await filing.CopyAsync(turn, result, roster, outcome, $"{unit.Name}第{week.Number}周花名册（已核对）.xlsx");
        var text = RosterText.Receipt(roster, outcome, $"{unit.Name}第{week.Number}周（{week.Period}）", reported, compared, people.Kept);
        var copied = copy is null ? "" : "\n核对过的表在下面，黄格子里有批注，最后一页是问题清单。改好再发一次，以最后一次为准。";
        return Say(turn, result, text + (duty.Length > 0 ? "\n" + duty : "") + copied, copy, file);
    }

    private async Task<RosterComparison?> ComparedAsync(Session session, string unitId, CampaignWeek week, Roster roster)
    {
        if (!people.Kept) return null;
        var before = (await cabinet.OfUnitsAsync(session, [unitId])).FirstOrDefault(r => string.CompareOrdinal(r.Week, week.ToString()) < 0);
        var rows = before is null ? [] : await people.OfRosterAsync(session, before.Id);
        return rows.Count == 0 ? null : RosterComparison.Of(
            roster.People, [.. rows.Select(r => new RosterEarlier(new RosterPerson(0, 0, r.Name, r.Phone).Key, r.Name, r.Installed, r.Registered, r.Alerted))]);
    }

    /// <summary>A grid's people are its village's people: only units beside each other can have the same person twice.</summary>
    private static bool IsOther(OrgTree tree, string unitId, string other) => !tree.IsWithin(unitId, other) && !tree.IsWithin(other, unitId);

    /// <summary>The own unit of a cadre, unless the message names another; an office's is named by message, file or title.</summary>
    private static OrgUnit? UnitOf(Turn turn, Roster roster, string fileName)
    {
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        OrgUnit? Named(string text) => turn.NamesIn(text).Units.Select(turn.Tree.FindByName).FirstOrDefault(u => u is { Tier: Tier.Village or Tier.Grid } && MayFile(turn, u, reach));
        if (turn.Text.Length > 0 && Named(turn.Text) is { } said) return said;
        if (turn.SpeakerUnit is { Tier: Tier.Village or Tier.Grid } own) return own;
        return Named(Path.GetFileNameWithoutExtension(fileName)) ?? roster.Titles.Take(10).Select(Named).FirstOrDefault(u => u is not null);
    }

    private static bool MayFile(Turn turn, OrgUnit unit, string reach) => turn.Tree.IsWithin(unit.Id, reach) || turn.Speaker!.StandsInFor.Contains(unit.Id);

    /// <summary>The week named by message, file or title; else the one most dates lie in; else the last.</summary>
    private static CampaignWeek WeekOf(Turn turn, Roster roster, string fileName)
    {
        string[] words = [turn.Text, Path.GetFileNameWithoutExtension(fileName), .. roster.Titles.Take(10)];
        foreach (var text in words.Where(t => t.Length is > 0 and < 200))
        {
            if (turn.NamesIn(text).Period is { } phrase && Named(phrase, turn) is { } week) return week;
        }

        var last = CampaignWeek.Of(turn.Now).Previous;
        var dates = roster.People.Select(p => RosterWords.Date(p.When, last.Sunday, _ => true)).OfType<DateOnly>().ToList();
        var running = dates.Count(d => CampaignWeek.Of(d) == last.Next);
        return running * 10 > dates.Count * 6 ? last.Next : last;
    }

    private static CampaignWeek? Named(PeriodPhrase phrase, Turn turn) =>
        Periods.Resolve(phrase, turn.Message.SentAt) is { Days: <= 7 } days && CampaignWeek.Of(days.From) == CampaignWeek.Of(days.To) ? CampaignWeek.Of(days.From) : null;

    /// <summary>What is said of a roster, and the copy, go to the sender's private chat only (rule E3).</summary>
    private HandlerResult Say(Turn turn, HandlerResult result, string text, Attachment? copy, Attachment original)
    {
        filing.Forget(result, original, turn.Now);
        if (turn.Private) return copy is null ? result.Reply(turn, text) : result.Reply(turn, text, [copy]);
        var warned = turn.Message.Attachments.Count > 0 ? "\n花名册有姓名电话，请把群里那份撤回，以后私聊发给我。" : "";
        result.Say(new OutboundMessage
        {
            Key = $"roster/{turn.Message.Id}/{original.Id}",
            Channel = turn.ChannelOf(turn.Speaker!.Id),
            ConversationId = PrivateChats.Of(turn.Speaker!.Id),
            Text = text + warned,
            Lane = Lane.Reply,
            Attachments = copy is null ? [] : [copy],
        });
        return result.Reply(turn, "已私聊回复。");
    }
}
