using System.Text;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Calendar;
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
        // How to correct is said once, at the end, and only to whom it is news or where the reading may be wrong.
        var hint = blocks.SelectMany(b => b.Split('\n')).FirstOrDefault(IsHint);
        blocks = [.. blocks.Select(b => string.Join('\n', b.Split('\n').Where(l => !IsHint(l))))];
        if (hint is not null && (IsFirstToday(turn, booked) || IsDoubtful(turn, booked))) blocks.Add(hint);

        foreach (var block in blocks) yield return block;
        foreach (var missing in booked.StillMissing.Distinct()) yield return missing;
        if (booked.UnknownUnits.Count > 0)
        {
            yield return $"没有找到单位：{string.Join('、', booked.UnknownUnits.Distinct().Take(5))}，没有入账。请写全称，例：{ExampleUnit(turn)}安装12";
        }

        if (booked.BadPeriods.Count > 0) yield return $"{string.Join('、', booked.BadPeriods.Distinct())}的日期不存在，没有入账。请写成：6月18日安装12";
    }

    /// <summary>A name the speaker may report for: his own village's, of an office the first below it.</summary>
    public static string ExampleUnit(Turn turn)
    {
        var own = turn.SpeakerUnit ?? turn.Tree.Units[0];
        if (own.Tier is Tier.Village or Tier.Grid && turn.Speaker!.Role != Role.Police) return own.Name;
        var below = turn.Tree.Subtree(turn.Registry.ReachOf(turn.Speaker!)).FirstOrDefault(u => u.Tier == Tier.Village);
        return (below ?? own).Name;
    }

    // What the speaker booked earlier today for the same units was read back with the hint.
    private static bool IsFirstToday(Turn turn, BookedMessage booked)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        return !booked.Results.SelectMany(r => r.Facts.Entries)
            .Any(e => e.SpeakerId == turn.Speaker!.Id && e.MessageId != turn.Message.Id && WorkCalendar.LocalDate(e.At) == today);
    }

    // Another number replaced, counted into the next issue, or not written as it was read (一百二, 3万6): worth a second look.
    private static bool IsDoubtful(Turn turn, BookedMessage booked)
    {
        var said = turn.Text.Normalize(NormalizationForm.FormKC);
        return booked.Added.Any(e => e.Supersedes is not null || e.AfterFreeze || !said.Contains(BookingText.Number(e.Value), StringComparison.Ordinal));
    }

    private static bool IsHint(string line) => line.StartsWith(Hint, StringComparison.Ordinal);

    // A dissuasion the police report without a place is the township's, and is read back as that.
    private static OrgUnit BookedUnit(Turn turn, OrgUnit asked, BookingResult result) =>
        result.Entries.Count > 0 && result.Entries.All(e => e.UnitId != asked.Id) ? turn.Tree[result.Entries[0].UnitId] : asked;
}
