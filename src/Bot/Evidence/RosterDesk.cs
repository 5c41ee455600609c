using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Books a roster that was read and checked before (<see cref="RosterReader"/>), compares it with the chat, answers the sender in private (rules E1–E8).</summary>
public sealed class RosterDesk(RosterReadings readings, RosterCabinet cabinet, RosterPeople people, RosterFiling filing, LeaderFacts facts)
{
    /// <summary>Null when the file is no roster and nobody said it was one. Expected: say why it cannot be read.</summary>
    public async Task<HandlerResult?> TakeAsync(Turn turn, Session session, Attachment file, bool expected) => readings.Of(turn.Message.Id) switch
    {
        // A list of names nobody called a roster is somebody else's list.
        RosterReading.Checked done when expected || done.Digest.SaysWork => await BookAsync(turn, session, done, file),
        RosterReading.Gone => new HandlerResult().Reply(turn, "这个文件已经到期删除了，请再发一次。"),
        RosterReading.Refused refused when expected => Say(turn, new HandlerResult(), $"花名册没有收：{refused.Reason}。", null, file),
        RosterReading.Unknown unknown when expected => Say(turn, new HandlerResult(), RosterText.NoRoster(unknown.Headings), null, file),
        RosterReading.Unnamed => Say(turn, new HandlerResult(), "这是哪个单位的花名册？请连单位名一起再发，或把文件名改成：上坪村花名册", null, file),
        RosterReading.Failed failed => throw new InvalidOperationException("The file could not be read for a reason of ours.", failed.Cause),
        _ => null,
    };

    private async Task<HandlerResult> BookAsync(Turn turn, Session session, RosterReading.Checked done, Attachment file)
    {
        var (unit, week, roster) = (turn.Tree[done.UnitId], done.Week, done.Digest);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var reported = roster.Cumulative ? book.TotalAsOf(unit.Id, Metric.AppInstall, week.Sunday) : book.NewIn(unit.Id, Metric.AppInstall, week.Period);
        var result = new HandlerResult();
        var stored = new StoredRoster
        {
            Id = done.RosterId,
            UnitId = unit.Id,
            Week = week.ToString(),
            SenderId = turn.Speaker!.Id,
            MessageId = turn.Message.Id,
            At = turn.Now,
            Sha256 = done.Sha256,
            Figures = RosterFigures.Of(roster, reported, done.Compared, await cabinet.SameFileAsync(session, unit.Id, week.ToString(), done.Sha256)),
        };
        filing.File(turn, result, stored, done);
        var duty = await filing.CloseDutyAsync(turn, session, result, unit.Id, week);
        var text = RosterText.Receipt(roster, $"{unit.Name}第{week.Number}周（{week.Period}）", RosterText.Called(week, CampaignWeek.Of(turn.Now)), reported, done.Compared, people.Kept);
        var copied = done.Copy is null ? "" : "\n核对过的表在下面，黄格子里有批注，最后一页是问题清单。改好再发一次，以最后一次为准。";
        return Say(turn, result, text + (duty.Length > 0 ? "\n" + duty : "") + copied, done.Copy?.File, file);
    }

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
