using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What the appellant, the office and both afterwards read of an appeal.</summary>
public static class AppealText
{
    public static string Raised(OrgTree tree, LedgerEntry entry, bool byOffice) => byOffice
        ? $"{Named(tree, entry)}，已转为待核，不再计入。{Choices(entry)}"
        : $"{Named(tree, entry)}，已转平安办核实，核实前不计入。";

    public static string ToOffice(OrgTree tree, LedgerEntry entry, Func<string, string> nameOf, Member appellant, string words, string? said)
    {
        var reason = words.Length == 0 ? "" : $"，说：{words}";
        var source = said is { Length: > 0 } ? $"\n原话：{(said.Length > 80 ? said[..80] + "…" : said)}" : "";
        return $"【申诉】{tree[appellant.UnitId].Name}{appellant.Name}认为有误{reason}\n{Named(tree, entry)}\n{Figures.Moment(entry.At)}{nameOf(entry.SpeakerId)}报{source}\n{Choices(entry)}";
    }

    public static string Ruled(OrgTree tree, LedgerEntry entry, AppealWords.Ruled ruled, (OrgUnit Unit, BookingResult Result, BookingFacts Facts) decided)
    {
        var what = ruled.Ruling switch
        {
            AppealRuling.Uphold => "维持，照旧计入",
            AppealRuling.Void => "作废，不计入",
            _ => $"改为{BookingText.Named(entry.Metric, decided.Result.Entries[0].Value)}",
        };
        var back = decided.Result.Changes.Skip(1).Select(c => decided.Facts.Entries.First(e => e.Id == c.EntryId)).Select(e => BookingText.Named(e.Metric, e.Value)).ToList();
        var again = back.Count == 0 ? "" : $"，恢复为{string.Join('、', back)}";
        var late = decided.Result.Entries.Any(e => e.AfterFreeze) ? "本期数据已截止，计入下期并注明。" : "";
        return $"{Named(tree, entry)}：{what}{again}。{late}";
    }

    private static string Named(OrgTree tree, LedgerEntry entry) =>
        $"{entry.Number}号 {tree[entry.UnitId].Name}｜{ReadBackText.PeriodName(entry.Period)} {(entry.Aspect == Aspect.Total ? "累计" : "")}{BookingText.Named(entry.Metric, entry.Value)}";

    private static string Choices(LedgerEntry entry) => $"请回复：维持 {entry.Number}，或 改 {entry.Number} 为 正确数字，或 作废 {entry.Number}";
}
