namespace AntiFraudBot.Simulator.Platform;

/// <summary>One bubble in a conversation, as the people in it see it.</summary>
public sealed record Line
{
    public long Id { get; init; }

    /// <summary>Grows with every change of the transcript; a line that is edited gets a new one.</summary>
    public long Revision { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>A group's id, or a private chat: <c>private:USER</c> with the robot, <c>app:AGENT:USER</c> with an app.</summary>
    public required string Conversation { get; init; }

    /// <summary>User id of the person, or who speaks for the bot: <c>bot</c>, <c>webhook</c>, <c>app</c>.</summary>
    public required string From { get; init; }

    public required string FromName { get; init; }

    public bool FromBot { get; init; }

    /// <summary>text, markdown, card, image, file, voice, video, mixed, news …</summary>
    public required string Kind { get; init; }

    /// <summary>As rendered: mentions by name, cards as lines of text.</summary>
    public string Text { get; init; } = "";

    /// <summary>User ids whose phone really rings for it; <c>@all</c> for everybody.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    public IReadOnlyList<LineFile> Files { get; init; } = [];

    /// <summary>What can be pressed, by key.</summary>
    public IReadOnlyList<LineButton> Buttons { get; init; } = [];

    /// <summary>Which API brought it; <c>person</c> for people.</summary>
    public required string Api { get; init; }

    /// <summary>The platform's id of the message, where it has one.</summary>
    public string? MsgId { get; init; }

    /// <summary>The line this one answers or quotes.</summary>
    public long? Quotes { get; init; }

    /// <summary>False while a growing answer is not finished.</summary>
    public bool Finished { get; init; } = true;

    public bool Recalled { get; init; }

    /// <summary>Members of the conversation who did not get it, without anybody being told.</summary>
    public IReadOnlyList<string> NotReceivedBy { get; init; } = [];
}

/// <summary>A file or picture in a line; the bytes are at /sim/api/files/{Id}.</summary>
public sealed record LineFile(string Id, string Name, long Size, string Kind);

/// <summary>A button, or an option with the question it answers.</summary>
public sealed record LineButton(string Key, string Text, string? Question = null);
