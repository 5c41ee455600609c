using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Which unit, duty and week a picture counts for, and which numbers it goes with (rules E50–E52). Looking at it comes later, outside the commit.</summary>
public sealed class ScreenFiling(ScreenShots screens, Ledger ledger, Duties duties, Doorbell doorbell, ScreenSettings settings)
{
    private TimeSpan Window => TimeSpan.FromMinutes(settings.JoinMinutes);

    /// <summary>Files a picture of the turn's message. Returns the duty it counts for; null when it is no evidence or nothing is due.</summary>
    public async Task<Duty?> FileAsync(Turn turn, Session session, HandlerResult result, Attachment picture, string sha256, bool evidence)
    {
        if (turn.IsResident || turn.SpeakerUnit is not { } unit) return null;
        // What an office, a leader or the police shows is meant to be passed on.
        var material = !evidence || turn.Speaker!.Role != Role.Cadre;
        var target = material ? new ScreenTarget(unit.Id, CampaignWeek.Of(turn.Now).ToString(), null, null) : await TargetAsync(turn, session);
        result.Save(s => screens.AddAsync(s, new Screenshot
        {
            Id = picture.Id,
            MessageId = turn.Message.Id,
            ConversationId = turn.Group.Id,
            MemberId = turn.Message.SenderId,
            UnitId = target.UnitId,
            DutyId = target.Duty?.Id,
            Week = target.Week,
            IsMaterial = material,
            SentAt = turn.Message.SentAt,
            Sha256 = sha256,
            ReportId = target.ReportId,
        }));
        doorbell.Ring(Door.Screens);
        return target.Duty;
    }

    /// <summary>The unit and week of the numbers just reported, else the speaker's village with its oldest open duty.</summary>
    public async Task<ScreenTarget> TargetAsync(Turn turn, Session session)
    {
        if (await EarlierReportAsync(turn, session) is { } report)
            return new ScreenTarget(report.UnitId, WeekOf(report), await DutyAsync(session, report.UnitId, WeekOf(report)), report.MessageId);
        var unit = turn.Tree.Above(turn.Speaker!.UnitId, Tier.Village)?.Id ?? turn.Speaker.UnitId;
        var duty = await OpenDutyAsync(session, unit, turn.Now);
        return new ScreenTarget(unit, duty?.Week ?? CampaignWeek.Of(turn.Now).ToString(), duty, null);
    }

    /// <summary>Pictures sent shortly before go with the numbers this message booked, whatever they stood under until now (rule E51).</summary>
    public async Task JoinAsync(Turn turn, Session session, HandlerResult result)
    {
        if (turn.IsResident || result.Saves.Count == 0) return;
        var earlier = await screens.UnjoinedAsync(session, turn.Message.SenderId, turn.Group.Id, turn.Message.SentAt - Window);
        var own = turn.Message.Attachments.Any(a => a.IsImage);
        if (earlier.Count == 0 && !own) return;
        result.Save(async s =>
        {
            if (await ledger.OfMessageAsync(s, turn.Message.Id) is not [var entry, ..]) return;
            var duty = await DutyAsync(s, entry.UnitId, WeekOf(entry));
            foreach (var picture in await screens.UnjoinedAsync(s, turn.Message.SenderId, turn.Group.Id, turn.Message.SentAt - Window)) await MoveAsync(s, picture, entry, duty);
        });
    }

    private async Task MoveAsync(Session s, Screenshot picture, LedgerEntry entry, Duty? duty)
    {
        await screens.JoinAsync(s, picture.Id, entry.MessageId, entry.UnitId, duty?.Id, WeekOf(entry));
        if (picture.DutyId == duty?.Id) return;
        if (picture.DutyId is { } before) await duties.AddPicturesAsync(s, before, -1);
        if (duty is not null) await duties.AddPicturesAsync(s, duty.Id, 1);
    }

    private async Task<LedgerEntry?> EarlierReportAsync(Turn turn, Session session)
    {
        // Words that come with the picture are booked in this very commit: they join it afterwards.
        if (turn.Text.Length > 0) return null;
        foreach (var entry in await ledger.LastOfSpeakerAsync(session, turn.Message.SenderId, turn.Message.SentAt - Window))
        {
            if (await screens.IsOfConversationAsync(session, entry.MessageId, turn.Group.Id)) return entry;
        }

        return null;
    }

    private async Task<Duty?> OpenDutyAsync(Session session, string unitId, DateTimeOffset now) => (await duties.ListAsync(session, unitId, null))
        .Where(d => d.Form == WeeklyForm.Name && !DutyStatus.IsFrozen(d, now)).MinBy(d => d.Period.From);

    private async Task<Duty?> DutyAsync(Session session, string unitId, string week) =>
        (await duties.ListAsync(session, unitId, week)).FirstOrDefault(d => d.Form == WeeklyForm.Name);

    private static string WeekOf(LedgerEntry entry) => CampaignWeek.Of(entry.Period.From).ToString();
}
