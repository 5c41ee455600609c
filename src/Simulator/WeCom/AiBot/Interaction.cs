namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>Something the robot was told and may answer: a message, an opened chat, a pressed card.</summary>
public sealed class Interaction(string kind, string conversation, string userId, DateTimeOffset at)
{
    public const string Message = "message";
    public const string EnterChat = "enter_chat";
    public const string Card = "template_card_event";

    public string Kind => kind;

    public string Conversation => conversation;

    public string UserId => userId;

    public DateTimeOffset At => at;

    /// <summary>The person's line, which an answer in a group quotes.</summary>
    public long? Line { get; init; }

    /// <summary>Of a pressed card.</summary>
    public string? TaskId { get; init; }

    /// <summary>A file or picture was sent as answer: a second one is refused.</summary>
    public bool MediaSent { get; set; }

    /// <summary>What can be done once was done.</summary>
    public bool Used { get; set; }
}
