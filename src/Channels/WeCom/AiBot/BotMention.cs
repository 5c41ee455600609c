using System.Buffers;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// Takes the call of the bot out of what was said to it: @ and its whole name, wherever it stands first, with the blanks after it. The first
/// word alone would not do, a name may hold blanks; without a known name it is all there is.
/// </summary>
internal static class BotMention
{
    private const string Blanks = " \t\n\u00A0\u2005\u3000";
    private static readonly SearchValues<char> AnyBlank = SearchValues.Create(Blanks);

    public static string Strip(string text, string name)
    {
        if (name.Length > 0)
        {
            var at = text.IndexOf("@" + name, StringComparison.Ordinal);
            return Trimmed(at < 0 ? text : string.Concat(text.AsSpan(0, at), text.AsSpan(at + 1 + name.Length).TrimStart(Blanks)));
        }

        var trimmed = Trimmed(text);
        if (!trimmed.StartsWith('@')) return trimmed;
        var end = trimmed.AsSpan().IndexOfAny(AnyBlank);
        return end < 0 ? "" : Trimmed(trimmed[end..]);
    }

    private static string Trimmed(string text) => text.AsSpan().Trim(Blanks).ToString();
}
