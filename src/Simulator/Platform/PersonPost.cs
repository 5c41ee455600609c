namespace AntiFraudBot.Simulator.Platform;

/// <summary>What a person does in the client: speaks, sends a file, quotes.</summary>
public sealed record PersonPost
{
    /// <summary>A group's id; <c>private</c> (the robot) or <c>app</c> (the app) for a private chat of <see cref="From"/>.</summary>
    public required string Conversation { get; init; }

    public required string From { get; init; }

    /// <summary>text, mixed, image, file, voice, video.</summary>
    public string Kind { get; init; } = "text";

    /// <summary>Text; for a voice message what the platform understood.</summary>
    public string Text { get; init; } = "";

    /// <summary>Puts @robot in front, as choosing it from the list does.</summary>
    public bool MentionsBot { get; init; }

    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>The picture, file, voice or video; the pictures of a mixed message.</summary>
    public IReadOnlyList<PostedFile> Files { get; init; } = [];

    /// <summary>Id of the line that is quoted.</summary>
    public long? Quotes { get; init; }

    /// <summary>A message id to use again: the platform delivers twice.</summary>
    public string? MsgId { get; init; }

    /// <summary>Which robot or app, where there are several; absent: the first.</summary>
    public string? Bot { get; init; }
}

/// <summary>A file a person sends.</summary>
public sealed record PostedFile(string Name, string Base64)
{
    public byte[] Bytes() => Convert.FromBase64String(Base64);
}

/// <summary>A person presses a button or submits a choice of a card.</summary>
public sealed record CardClick
{
    public required string From { get; init; }

    public required long Line { get; init; }

    public string Key { get; init; } = "";

    /// <summary>Question → chosen options.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Selected { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>What became of it: heard says that the platform hands it to the bot (which may be offline), otherwise why not.</summary>
public sealed record Receipt(Line? Line, bool Heard, string? MsgId = null, string? Why = null);
