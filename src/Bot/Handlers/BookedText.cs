using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What the speaker reads after booking: one block a unit, in the message's order.</summary>
public static class BookedText
{
    private const string Hint = "有误请回复";

    public static IEnumerable<string> Lines(Turn turn, BookedMessage booked)
    {
        var blocks = booked.Results.Select(r => ReadBackText.For(BookedUnit(turn, r.Unit, r.Result), r.Result, r.Facts)).Where(t => t.Length > 0).Distinct().ToList();
        // Of several units the hint how to correct is said once, at the end.
        if (blocks.Count > 1)
        {
            var hint = blocks.SelectMany(b => b.Split('\n')).FirstOrDefault(IsHint);
            blocks = [.. blocks.Select(b => string.Join('\n', b.Split('\n').Where(l => !IsHint(l))))];
            if (hint is not null) blocks.Add(hint);
        }

        foreach (var block in blocks) yield return block;
        foreach (var missing in booked.StillMissing.Distinct()) yield return missing;
        if (booked.UnknownUnits.Count > 0)
        {
            yield return $"没有找到单位：{string.Join('、', booked.UnknownUnits.Distinct().Take(5))}，没有入账。请写全称，例：{turn.SpeakerUnit?.Name ?? "上坪村"}安装12";
        }

        if (booked.BadPeriods.Count > 0) yield return $"{string.Join('、', booked.BadPeriods.Distinct())}的日期不存在，没有入账。请写成：6月18日安装12";
    }

    private static bool IsHint(string line) => line.StartsWith(Hint, StringComparison.Ordinal);

    // A dissuasion the police report without a place is the township's, and is read back as that.
    private static OrgUnit BookedUnit(Turn turn, OrgUnit asked, BookingResult result) =>
        result.Entries.Count > 0 && result.Entries.All(e => e.UnitId != asked.Id) ? turn.Tree[result.Entries[0].UnitId] : asked;
}
