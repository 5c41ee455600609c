using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Papers;

/// <summary>What the figures of the span show as wanting, one numbered paragraph each (rule N5): facts with names of units, no causes, no persons.</summary>
internal static class BulletinProblems
{
    private const int Named = 5;

    public static string Of(BulletinFacts f)
    {
        string?[] found = [Reports(f), Behind(f), Cases(f), Unconfirmed(f)];
        var said = found.OfType<string>().ToList();
        return said.Count == 0 ? $"按{f.Span.This}报数，没有需要点名的单位。" : string.Join('\n', said.Select((text, i) => $"{i + 1}.{text}"));
    }

    private static string? Reports(BulletinFacts f)
    {
        var missing = f.Units.Where(u => u.Missing > 0).Select(u => u.Unit).ToList();
        var late = f.Units.Where(u => u.Late > 0).Select(u => u.Unit).ToList();
        if (missing.Count + late.Count == 0) return null;
        var parts = new[] { Said(missing, "未报"), Said(late, "迟报") }.Where(p => p.Length > 0);
        return $"报送不及时。{string.Join('，', parts)}。";
    }

    // Rates are told of units only where the ranking is (rule K5).
    private static string? Behind(BulletinFacts f)
    {
        if (f.Install is not (InstallList.Full or InstallList.Top) || f.Standing is not { Plan: { } plan } standing) return null;
        var behind = standing.Leagues.SelectMany(l => l.Ranked ? l.Places : []).Where(p => p.Rate < plan).OrderBy(p => p.Rate).ToList();
        if (behind.Count == 0) return null;
        var worst = f.Install == InstallList.Full ? $"，差得较多的是{string.Join('、', behind.Take(Named).Select(p => p.Unit))}" : "";
        return $"推广进度不平衡。{behind.Count}个单位低于序时目标{Figures.ShortPercent(plan)}{worst}。";
    }

    private static string? Cases(BulletinFacts f) =>
        BulletinSentences.Where(f) is { } where ? $"仍有发案。{where}。" : null;

    private static string? Unconfirmed(BulletinFacts f) =>
        f.Unverified.Count == 0 ? null : $"线索核实不及时。{string.Join('、', f.Unverified.Select(c => c.Unit))}报告的案件，派出所尚未核实。";

    private static string Said(List<string> units, string word) => units.Count switch
    {
        0 => "",
        > Named => $"{string.Join('、', units.Take(Named))}等{units.Count}个单位{word}",
        _ => $"{string.Join('、', units)}{word}",
    };
}
