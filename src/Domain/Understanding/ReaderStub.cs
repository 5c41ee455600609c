#pragma warning disable
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
namespace AntiFraudBot.Domain.Understanding;

public sealed record ReadContext(Metric? AskedMetric, PeriodPhrase? AskedPeriod);
public static class ParseFormat { public static string Word(Intent i) => i.ToString(); public static string Word(QueryKind i) => i.ToString(); public static string? Word(PeriodPhrase? p) => null; }
public sealed class UnitLexicon(IEnumerable<LexiconUnit> units) { public List<LexiconUnit> Units = [.. units]; }
public sealed class Reader(UnitLexicon lexicon)
{
    public Reading Read(string text, Speaker speaker, ReadContext? c = null)
    {
        if (text.Contains("还没报")) return new Reading(Intent.Query, "q") { Query = QueryKind.Missing };
        if (text.Contains("进度")) return new Reading(Intent.Query, "q") { Query = QueryKind.Progress };
        if (text.Contains("排名")) return new Reading(Intent.Query, "q") { Query = QueryKind.Ranking };
        if (text.Contains("收到")) return new Reading(Intent.Ack, "a");
        var m = Regex.Match(text, "安装([0-9]+)"); var r = Regex.Match(text, "注册([0-9]+)");
        var vals = new List<ReadValue>();
        if (m.Success) vals.Add(new(Metric.AppInstall, Aspect.New, decimal.Parse(m.Groups[1].Value)));
        if (r.Success) vals.Add(new(Metric.AppRegister, Aspect.New, decimal.Parse(r.Groups[1].Value)));
        var unit = lexicon.Units.FirstOrDefault(u => text.Contains(u.Name))?.Name ?? speaker.Unit;
        var fw = text.Contains("已转发");
        var g = Regex.Match(text, "到([0-9]+)个"); if (g.Success) vals.Add(new(Metric.PushGroup, Aspect.New, decimal.Parse(g.Groups[1].Value)));
        if (vals.Count == 0 && !fw) return new Reading(Intent.None, "none");
        return new Reading(fw ? Intent.Forwarded : text.Contains("更正") ? Intent.Correction : Intent.Report, "stub") { Rows = vals.Count == 0 ? [] : [new ReadRow(unit, text.Contains("今天") ? new PeriodPhrase.Today() : null, vals, text.Contains("更正") ? Operation.Replace : Operation.Set)] };
    }
}
