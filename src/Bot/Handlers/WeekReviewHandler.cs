using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>核对, 核对 第24周: what the office should ask about in a week's numbers (rules B14, B15). Only the office reads it, and privately.</summary>
public sealed partial class WeekReviewHandler(LeaderFacts facts) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || Asked().Match(turn.Text) is not { Success: true } asked) return null;
        var week = WeekOf(turn, asked.Groups["week"].Value);
        var scope = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (week is null) return new HandlerResult().Reply(turn, "没有这一周，例：核对 第24周");
        var review = WeekReview.Of(await facts.BookAsync(session, turn.Tree, scope.Id), scope.Id, week.Period);
        var text = WeekReviewText.For(review, week.Period) ?? $"{ReadBackText.PeriodName(week.Period)}没有要核对的。";
        return turn.Private ? new HandlerResult().Reply(turn, text) : new HandlerResult().Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
    }

    /// <summary>Without a number the last week that is over.</summary>
    private static CampaignWeek? WeekOf(Turn turn, string number)
    {
        var last = CampaignWeek.Of(turn.Now).Previous;
        if (number.Length == 0) return last;
        return CampaignWeek.Of(last.Year, int.Parse(number, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\A核对(数据)?(上周)?( *第?(?<week>[0-9]{1,2})周)?[。.]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();
}
