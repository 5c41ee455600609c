using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What the speaker reads after booking: one block a unit, in the message's order.</summary>
public static class BookedText
{
    private const string Correct = "有误请回复“更正：安装15”。";

    public static IEnumerable<string> Lines(Turn turn, BookedMessage booked)
    {
        var blocks = booked.Results
            .Select(r => ReadBackText.For(r.Unit, r.Result, r.Facts)).Where(t => t.Length > 0).Distinct().ToList();
        // Of several units the hint how to correct is said once, at the end.
        if (blocks.Count > 1)
        {
            var hinted = blocks.Any(b => b.EndsWith(Correct, StringComparison.Ordinal));
            blocks = [.. blocks.Select(b => b.Replace("\n" + Correct, "", StringComparison.Ordinal))];
            if (hinted) blocks.Add(Correct);
        }

        foreach (var block in blocks) yield return block;
        if (booked.UnknownUnits.Count > 0)
        {
            yield return $"没有找到单位：{string.Join('、', booked.UnknownUnits.Distinct().Take(5))}，没有入账。请写全称，例：{turn.SpeakerUnit?.Name ?? "上坪村"}安装12";
        }

        if (booked.BadPeriods.Count > 0) yield return $"{string.Join('、', booked.BadPeriods.Distinct())}的日期不存在，没有入账。请写成：6月18日安装12";
    }
}
