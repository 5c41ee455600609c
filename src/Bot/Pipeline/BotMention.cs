namespace AntiFraudBot.Bot.Pipeline;

/// <summary>The bot's name in groups, and how it is taken off a text.</summary>
public static class BotMention
{
    public const string Name = "反诈小助手";

    public static string Strip(string text) =>
        text.Replace("@" + Name, "", StringComparison.Ordinal).Replace("＠" + Name, "", StringComparison.Ordinal).Trim('\u2005', ' ', '\n', '\r', '\t', '　');
}
