using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Files what came with a message: rows with a hash for every file; pictures of a cadre count towards the unit's open duty.</summary>
public sealed class PictureFiling(Attachments attachments, Duties duties, ScreenFiling screens)
{
    /// <summary>Asked: somebody only asks what the picture is (rule I16); it proves nothing.</summary>
    public async Task FileAsync(Turn turn, Session session, HandlerResult result, bool evidence, bool asked)
    {
        foreach (var file in turn.Message.Attachments)
        {
            var sha256 = await attachments.HashAsync(file.Id, CancellationToken.None);
            result.Save(s => attachments.AddAsync(s, file, turn.Message.Id, sha256, turn.Now));
            if (file.IsImage && !asked && await screens.FileAsync(turn, session, result, file, sha256, evidence) is { } duty)
                result.Save(s => duties.AddPicturesAsync(s, duty.Id, 1));
        }
    }
}
