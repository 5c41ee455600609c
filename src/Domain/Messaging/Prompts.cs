using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Messaging;

/// <summary>Where the bot hears only what mentions it, whoever is asked to answer must be told to (rule P15).</summary>
public static partial class Prompts
{
    /// <summary>请回复：新增0 → 请@我回复：新增0; what tells of an answer (已私聊回复。) stays.</summary>
    public static string WithMention(string text) => Asked().Replace(text, "@我回复");

    [GeneratedRegex("(?<!@我)(?:(?<=请)回复|回复(?=[：“ ]))")]
    private static partial Regex Asked();
}
