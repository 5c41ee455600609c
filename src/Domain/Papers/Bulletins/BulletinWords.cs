using System.Globalization;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The places and tables of 工作通报 and 情况通报 (docs/papers.zh.md says what each is).</summary>
public static class BulletinWords
{
    public static IReadOnlyList<string> Places { get; } =
    [
        "年", "期", "期间", "起止", "截止", "印发日期", "范围", "全域", "办公室", "上级", "依据", "新增安装", "新增注册", "累计安装", "应装人数", "安装率", "比上期", "序时目标", "距目标",
        "发案情况", "环比", "同比", "年度累计", "发案区域", "案件类型", "受害人群", "待核", "劝阻情况", "劝返情况", "宣传情况", "报送情况", "亮点", "问题", "更正", "下次截止",
    ];

    public static IReadOnlyList<string> Tables { get; } = ["发案对比", "发案分布", "工作情况", "安装排名"];

    public static PaperWords Of(BulletinFacts f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new PaperWords(Values(f), BulletinTables.Of(f));
    }

    private static Dictionary<string, string?> Values(BulletinFacts f) => new(Rates(f))
    {
        ["年"] = Whole(f.Span.Year),
        ["期"] = Whole(f.Span.Number),
        ["期间"] = f.Span.Name,
        ["起止"] = $"{Figures.Day(f.Span.Days.From)}至{Figures.Day(f.Span.Days.To)}",
        ["截止"] = Figures.Moment(f.Cutoff),
        ["印发日期"] = Figures.LocalDate(f.Cutoff).ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        ["范围"] = f.ScopeName,
        ["全域"] = Figures.Whole(f.ScopeName),
        ["办公室"] = f.Office,
        ["上级"] = Named(f.Superior),
        ["依据"] = f.DocumentNumber.Length > 0 ? $"根据{f.DocumentNumber}要求" : "按照全民反诈工作安排",
        ["新增安装"] = Count(f.NewInstalls),
        ["新增注册"] = Count(f.NewRegistrations),
        ["发案情况"] = BulletinSentences.Cases(f),
        ["环比"] = BulletinSentences.Chain(f),
        ["同比"] = BulletinSentences.YearOnYear(f),
        ["年度累计"] = BulletinSentences.YearSoFar(f),
        ["发案区域"] = BulletinSentences.Where(f),
        ["案件类型"] = BulletinSentences.Listed(f.CaseTypes),
        ["受害人群"] = BulletinSentences.Listed(f.CaseGroups),
        ["待核"] = BulletinSentences.Unverified(f),
        ["劝阻情况"] = BulletinSentences.Dissuasions(f),
        ["劝返情况"] = BulletinSentences.Repatriations(f),
        ["宣传情况"] = BulletinSentences.Work(f),
        ["报送情况"] = BulletinSentences.Reports(f),
        ["亮点"] = f.Highlights.Count == 0 ? null : string.Join('；', f.Highlights),
        ["问题"] = BulletinProblems.Of(f),
        ["更正"] = BulletinSentences.Corrections(f),
        ["下次截止"] = f.NextDue is { } due ? Figures.Moment(due) : null,
    };

    /// <summary>The whole scope's rate, unless even that is switched off (rule K5).</summary>
    private static Dictionary<string, string?> Rates(BulletinFacts f)
    {
        var shown = f.Install == InstallList.Off ? null : f.Standing;
        var (rate, plan) = (shown?.Rate(), shown?.Plan);
        return new()
        {
            ["累计安装"] = Count(shown?.Installed),
            ["应装人数"] = Count(shown?.Base),
            ["安装率"] = rate is { } percent ? Figures.Percent(percent) : null,
            ["比上期"] = rate - f.Previous?.Rate() is { } points ? Moved(points) : null,
            ["序时目标"] = rate is not null && plan is { } target ? Figures.ShortPercent(target) : null,
            ["距目标"] = plan - rate is { } gap ? gap > 0 ? $"差{Figures.Tenth(gap)}个百分点" : "已达到" : null,
        };
    }

    private static string Moved(decimal points) => Math.Round(points, 1, MidpointRounding.AwayFromZero) switch
    {
        0 => "与上期持平",
        > 0 and var up => $"比上期升{Figures.Tenth(up)}个百分点",
        var down => $"比上期降{Figures.Tenth(-down)}个百分点",
    };

    private static string? Count(decimal? value) => value is { } number ? Figures.Count(number) : null;

    private static string? Named(string name) => name.Length == 0 ? null : name;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
