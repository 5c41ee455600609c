using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Screenshots;

/// <summary>Looks at what was sent, one picture after the other and outside every commit; the decoding process lives as long as there are pictures.</summary>
public sealed partial class ScreenInspector(
    Database database, ScreenShots screens, KnownMaterials materials, ScreenExaminer examiner, Doorbell doorbell, ILogger<ScreenInspector> log) : BackgroundService
{
    private const int Take = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var looked = 0;
            try
            {
                looked = await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.RoundFailed(log, e);
            }

            if (looked == 0) await doorbell.WaitAsync(Door.Screens, stoppingToken);
        }
    }

    private async Task<int> RoundAsync(CancellationToken ct)
    {
        if (await database.ReadAsync(s => screens.UninspectedAsync(s), ct) == 0)
        {
            examiner.Rest();
            return 0;
        }

        // What the office hands out must be known before somebody's copy of it is looked at.
        await materials.NoteAsync(ct);
        var waiting = await database.ReadAsync(s => screens.WaitingAsync(s, Take), ct);
        foreach (var picture in waiting) await examiner.ExamineAsync(picture, ct);
        return waiting.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A round of looking at pictures could not be finished")]
        public static partial void RoundFailed(ILogger logger, Exception exception);
    }
}
