using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The drawing (SVG) of an issue's ranking up to that rank; null where this machine cannot draw pictures.</summary>
public delegate string? RankingSketch(WeeklyStanding standing, int upToRank);

/// <summary>The picture that follows an issue's text as a message of its own (rule K15).</summary>
public sealed class IssuePictures(Drawings drawings, Mouth mouth, RankingSketch sketch)
{
    /// <summary>Says it after its text, under the key of that message. UpToRank null = this reader gets no picture.</summary>
    public async Task SayAsync(StepTurn turn, WeeklyStanding standing, int? upToRank, OutboundMessage? message)
    {
        if (message is null || upToRank is not { } rank || sketch(standing, rank) is not { } svg) return;
        var picture = Drawings.Named($"{standing.ScopeName}第{standing.WeekNumber}周排名.png", svg);
        await drawings.KeepAsync(turn.Session, picture, svg, message.Key, turn.Now);
        await mouth.SayAsync(turn.Session, message with { Text = "", Attachments = [picture] }, turn.Now);
    }
}
