namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>What is between the office and one unit is never said in a group (rule J4).</summary>
internal static class Privately
{
    /// <summary>Adds to the result where one is given.</summary>
    public static HandlerResult Say(Turn turn, string text, HandlerResult? result = null)
    {
        var said = result ?? new HandlerResult();
        return turn.Private ? said.Reply(turn, text) : said.Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
    }
}
