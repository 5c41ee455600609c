using AntiFraudBot.Domain.Understanding.Intents;

namespace AntiFraudBot.Domain.Understanding;

/// <summary>
/// A chat message to a <see cref="Reading"/>, by fixed rules (docs/rules/reading.md): no model, no clock, the same answer every time.
/// The first rule that recognises the message decides; whatever none recognises is silence.
/// </summary>
public sealed class Reader(UnitLexicon lexicon)
{
    private static readonly Func<Utterance, Reading?>[] Rules =
    [
        EmptyRule.Examine,
        RetractRule.Examine,
        WarningFeedbackRule.Examine,
        AckRule.Examine,
        HelpRule.Examine,
        CaseRule.Examine,
        TipRule.Examine,
        QueryRule.Examine,
        CorrectionRule.Examine,
        ForwardedRule.Examine,
        ReportRule.Examine,
        DoubtRule.Examine,
    ];

    public Reading Read(string text, Speaker speaker) => Examine(new Utterance(text, speaker, lexicon, null));

    /// <summary>As above; a bare number is read as the answer to what the bot had asked.</summary>
    public Reading Read(string text, Speaker speaker, ReadContext context) => Examine(new Utterance(text, speaker, lexicon, context));

    /// <summary>What a question names: units, metric, period. Says nothing of what is asked.</summary>
    public Mentions Names(string text, Speaker speaker) => Mentions.In(new Utterance(text, speaker, lexicon, null));

    private static Reading Examine(Utterance message)
    {
        foreach (var rule in Rules)
            if (rule(message) is { } reading)
                return reading with { IsChainList = message.IsChainList };
        return new Reading(Intent.None, "not-ours");
    }
}
