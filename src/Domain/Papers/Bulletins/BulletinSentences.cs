using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The parts of sentences whose grammar depends on the figures. 环比 is against the days before, 同比 against last year; they are never mixed (rule N5).</summary>
internal static class BulletinSentences
{
    // Of fewer than ten a percentage says nothing.
    private const decimal FewestForPercent = 10;

    public static string Cases(BulletinFacts f) =>
        f.This is { Cases: null, Loss: null } ? $"派出所未报{f.Span.This}发案数" : $"{f.Span.This}发案{Sum(f.This)}";

    public static string Chain(BulletinFacts f) => (f.This.Cases, f.Before.Cases) switch
    {
        (null, _) => $"{f.Span.This}无数据，不作环比",
        (_, null) => $"{f.Span.Last}（{f.Span.Before}）无数据，不作环比",
        _ => $"与{f.Span.Last}（{f.Span.Before}，{Sum(f.Before)}）相比，{Change(f.This, f.Before)}",
    };

    public static string YearOnYear(BulletinFacts f) => (f.This.Cases, f.YearAgo.Cases) switch
    {
        (null, _) => $"{f.Span.This}无数据，不作同比",
        (_, null) => $"去年同期（{Dated(f.Span.YearAgo)}）无数据，不作同比",
        _ => $"与去年同期（{Dated(f.Span.YearAgo)}，{Sum(f.YearAgo)}）相比，{Change(f.This, f.YearAgo)}",
    };

    /// <summary>The double drop is measured on the year so far, against the same weeks or months of last year.</summary>
    public static string? YearSoFar(BulletinFacts f)
    {
        if (f.ThisYear.Cases is null) return null;
        var now = $"今年以来（{Dated(f.Span.ThisYear)}）累计发案{Sum(f.ThisYear)}";
        return f.LastYear.Cases is null ? $"{now}，去年同期无数据" : $"{now}，去年同期{Sum(f.LastYear)}，同比{Change(f.ThisYear, f.LastYear)}";
    }

    /// <summary>圩镇社区2起，上坪村、石桥村各1起; null without cases.</summary>
    public static string? Where(BulletinFacts f)
    {
        var hit = f.Units.Where(u => u.Cases > 0).GroupBy(u => u.Cases!.Value).OrderByDescending(g => g.Key).ToList();
        return hit.Count == 0 ? null : string.Join('，', hit.Select(g => string.Join('、', g.Select(u => u.Unit)) + (g.Count() > 1 ? "各" : "") + BookingText.Number(g.Key) + "起"));
    }

    public static string? Listed(IReadOnlyList<UnitCount> shares) =>
        shares.Count == 0 ? null : string.Join('、', shares.Select(s => $"{s.Unit}{BookingText.Number(s.Count)}起"));

    public static string? Unverified(BulletinFacts f) => f.Unverified.Count == 0
        ? null
        : $"另有待核{BookingText.Number(f.Unverified.Sum(c => c.Count))}起（{string.Join('、', f.Unverified.Select(c => c.Unit))}），未计入";

    public static string Dissuasions(BulletinFacts f) => (f.This.Dissuaded, f.This.LossAvoided) switch
    {
        (null, null) => $"{f.Span.This}未报劝阻数",
        (var people, null) => $"{f.Span.This}劝阻{BookingText.Number(people ?? 0)}人",
        (var people, { } money) => $"{f.Span.This}劝阻{BookingText.Number(people ?? 0)}人，避免损失{Figures.Money(money)}",
    };

    public static string? Repatriations(BulletinFacts f) => (f.This.Repatriated, f.Standing?.RepatriatedInAll) switch
    {
        (null, null) => null,
        ({ } now, null) => $"{f.Span.This}劝返{BookingText.Number(now)}人",
        (null, { } all) => $"{f.Span.This}未报劝返数，累计劝返{BookingText.Number(all)}人",
        ({ } now, { } all) => $"{f.Span.This}劝返{BookingText.Number(now)}人，累计{BookingText.Number(all)}人",
    };

    /// <summary>入户320户、宣传1,200人.</summary>
    public static string Work(BulletinFacts f)
    {
        var said = Bulletins.Shown.Zip(f.Work).Where(x => x.Second is not null).Select(x => $"{x.First.ChineseName()}{Figures.Count(x.Second!.Value)}{x.First.UnitWord()}").ToList();
        return said.Count == 0 ? $"{f.Span.This}未报宣传工作数" : string.Join('、', said);
    }

    /// <summary>按时12个，迟报1个（高岭村），未报1个（新街社区); of a month counted in reports. Null where nobody owed any.</summary>
    public static string? Reports(BulletinFacts f)
    {
        if (f.Units.Sum(u => u.OnTime + u.Late + u.Extended + u.Missing) == 0) return null;
        var word = f.Span.Monthly ? "次" : "个";
        string Part(string name, Func<UnitFigures, int> count)
        {
            var units = f.Units.Where(u => count(u) > 0).ToList();
            var names = units.Select(u => u.Unit + (count(u) > 1 ? $"{count(u)}次" : ""));
            return $"{name}{units.Sum(count)}{word}{(units.Count == 0 ? "" : $"（{string.Join('、', names)}）")}";
        }

        var extended = f.Units.Any(u => u.Extended > 0) ? "，" + Part("延期", u => u.Extended) : "";
        return $"按时{f.Units.Sum(u => u.OnTime)}{word}，{Part("迟报", u => u.Late)}{extended}，{Part("未报", u => u.Missing)}";
    }

    public static string? Corrections(BulletinFacts f)
    {
        string Amount(Correction c, decimal value) => c.Metric.ChineseName() + BookingText.Amount(c.Metric, value);
        var said = f.Corrections.Select(c => $"{c.Unit}{Amount(c, c.Old)}更正为{BookingText.Amount(c.Metric, c.New)}")
            .Concat(f.BaseChanges.Select(c => $"{c.Unit}人口基数由{c.Old}调整为{c.New}")).ToList();
        return said.Count == 0 ? null : string.Join('；', said);
    }

    private static string Sum(IncidentCount i) => $"{BookingText.Number(i.Cases ?? 0)}起、损失{Figures.Money(i.Loss ?? 0)}";

    private static string Change(IncidentCount now, IncidentCount then)
    {
        var cases = Moved((now.Cases ?? 0) - (then.Cases ?? 0), "起", BookingText.Number);
        var loss = Moved((now.Loss ?? 0) - (then.Loss ?? 0), "", Figures.Money);
        return $"发案{cases}{Percent(now.Cases, then.Cases, then.Cases)}，损失{loss}{Percent(now.Loss, then.Loss, then.Cases)}";
    }

    private static string Moved(decimal by, string word, Func<decimal, string> written) => by == 0 ? "持平" : $"{(by > 0 ? "增" : "减")}{written(Math.Abs(by))}{word}";

    private static string Percent(decimal? now, decimal? then, decimal? cases) =>
        cases >= FewestForPercent && then > 0 && now != then ? $"（{Figures.Points(((now ?? 0) - then.Value) / then.Value * 100)}%）" : "";

    private static string Dated(Period days) => FormattableString.Invariant($"{days.From.Year}.{days}");
}
