using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R1: nothing to read, or a text too long to be one report.</summary>
internal static class EmptyRule
{
    private const string Agreeing = "👌👍🫡🆗✅💪🙏🤝👏🙋✔☑🙆💯🙌✊";
    private static readonly string[] AgreeingWords = ["[ok]", "[抱拳]", "[强]", "[好的]", "[合十]", "[握手]", "[收到]", "[胜利]", "[赞]", "[鼓掌]", "[敬礼]", "[拳头]", "[玫瑰]", "[爱你]"];

    public static Reading? Examine(Utterance message)
    {
        if (message.Raw.Length > Normaliser.Limit)
            return new Reading(Intent.Ambiguous, "too-long") { Doubt = new Doubt(DoubtKind.Other) };
        if (OnlyPictures(message.Text))
            return Agrees(message) ? new Reading(Intent.Ack, "ack-picture") : new Reading(Intent.None, "empty");
        return null;
    }

    private static bool Agrees(Utterance message) =>
        AgreeingWords.Any(w => message.Text.Contains(w, StringComparison.Ordinal))
        || message.Raw.EnumerateRunes().Any(r => r.Value > 0x2000 && Agreeing.Contains(r.ToString(), StringComparison.Ordinal) && !CharacterFolding.IsInvisible((char)Math.Min(r.Value, 0xFFFF)));

    private static bool OnlyPictures(string text)
    {
        var inside = false;
        foreach (var c in text)
        {
            inside = c == '[' || (inside && c != ']');
            if (!inside && (char.IsLetterOrDigit(c) || c is '+' or '→'))
                return false;
        }

        return !text.Any(char.IsAsciiDigit);
    }
}
