using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Files what came with a message: rows with a hash for every file; pictures of a cadre count towards the unit's open duty.</summary>
public sealed class PictureFiling(Attachments attachments, Duties duties)
{
    public async Task FileAsync(Turn turn, Session session, HandlerResult result, bool evidence)
    {
        foreach (var file in turn.Message.Attachments)
        {
            var sha256 = await attachments.HashAsync(file.Id, CancellationToken.None);
            result.Save(s => attachments.AddAsync(s, file, turn.Message.Id, sha256, turn.Now));
        }

        var pictures = turn.Message.Attachments.Count(a => a.IsImage);
        if (!evidence || pictures == 0 || turn.IsResident) return;
        if (await OpenDutyAsync(turn, session) is { } duty) result.Save(s => duties.AddPicturesAsync(s, duty.Id, pictures));
    }

    /// <summary>The oldest weekly duty of the speaker's unit that is not frozen, filled or not.</summary>
    public async Task<Duty?> OpenDutyAsync(Turn turn, Session session) => (await duties.ListAsync(session, turn.Speaker!.UnitId, null))
        .Where(d => d.Form == WeeklyForm.Name && !DutyStatus.IsFrozen(d, turn.Now)).MinBy(d => d.Period.From);
}
