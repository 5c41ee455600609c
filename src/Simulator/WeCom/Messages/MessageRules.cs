using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>What one channel takes. Limits are UTF-8 bytes.</summary>
public sealed record MessageRules
{
    public required IReadOnlySet<string> Kinds { get; init; }

    public int TextBytes { get; init; } = 2048;

    public int MarkdownBytes { get; init; } = 4096;

    /// <summary>True: a text that is too long is cut; false: refused with 45002.</summary>
    public bool CutsText { get; init; }

    /// <summary>mentioned_list and, for webhooks, mentioned_mobile_list.</summary>
    public bool ListMentions { get; init; }

    /// <summary>Kinds in which &lt;@userid&gt; really notifies.</summary>
    public IReadOnlySet<string> InlineMentions { get; init; } = new HashSet<string>();

    public IReadOnlySet<string> Cards { get; init; } = new HashSet<string>();

    /// <summary>Characters of a card's main title, its line below, its text, and of a value in a list.</summary>
    public (int Title, int Desc, int SubTitle, int Value) CardLimits { get; init; } = (26, 30, 112, 26);

    /// <summary>Whose media_ids are good here.</summary>
    public required string MediaRealm { get; init; }

    /// <summary>Who may be mentioned; null: nobody is there to be mentioned.</summary>
    public Group? Group { get; init; }
}
