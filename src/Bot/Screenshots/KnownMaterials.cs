using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Screenshots;

/// <summary>The pictures of the editions, imported ones too: everybody passes them on, so a copy of one is no evidence (rule E52).</summary>
public sealed class KnownMaterials(Database database, Editions editions, ScreenShots screens, Attachments attachments, TimeProvider clock)
{
    private readonly HashSet<string> _known = [];

    public async Task NoteAsync(CancellationToken ct)
    {
        var all = await database.ReadAsync(s => editions.ListAsync(s), ct);
        foreach (var edition in all)
        {
            foreach (var file in edition.Items.Select(i => i.Attachment).Where(a => a is { IsImage: true } && !_known.Contains(a.Id)))
            {
                if (!attachments.Holds(file!.Id)) continue;
                var sha256 = await attachments.HashAsync(file.Id, ct);
                await database.WriteAsync(
                    s => screens.AddAsync(s, new Screenshot
                    {
                        Id = file.Id,
                        MessageId = edition.Id,
                        ConversationId = "",
                        MemberId = edition.AuthorId ?? "",
                        UnitId = edition.OfficeUnitId,
                        Week = edition.Week,
                        IsMaterial = true,
                        SentAt = clock.GetUtcNow(),
                        Sha256 = sha256,
                    }),
                    ct);
                _known.Add(file.Id);
            }
        }
    }
}
