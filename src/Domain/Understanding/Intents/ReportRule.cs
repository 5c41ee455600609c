using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Figures;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R24: numbers with unit and metric. Where one of them is in doubt the whole message is asked back.</summary>
internal static partial class ReportRule
{
    public static Reading? Examine(Utterance message)
    {
        if (!message.HasFigures)
            return null;
        if (message.Says(AsksBack()))
            return new Reading(Intent.None, "question-with-number");
        if (message.IsResident)
            return new Reading(Intent.None, "resident-never-books");
        if (message.Says(DoubtRule.Unsure()))
            return new Reading(Intent.Ambiguous, "unsure") { Doubt = new Doubt(DoubtKind.Other) };
        return message.Harvest.Doubt is { } doubt
            ? new Reading(Intent.Ambiguous, DoubtRule.Code(doubt.Kind)) { Doubt = doubt }
            : new Reading(Intent.Report, message.IsChainList ? "chain-list" : "report") { Rows = RowGrouping.Rows(message.Harvest, corrects: false) };
    }

    [GeneratedRegex("(了没|了没有|了吗|了么|没得|行不行|够不够|够吗|可以吗)\\??$", Lexicon.Linear)]
    private static partial Regex AsksBack();
}
