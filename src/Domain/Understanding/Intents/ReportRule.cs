using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
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
        if (IsSomeGathering(message))
            return new Reading(Intent.None, "not-ours");
        if (message.Says(Bill()))
            return new Reading(Intent.None, "bill");
        if (message.Says(Notice()))
            return new Reading(Intent.None, "goods-to-fetch");
        if (message.IsResident)
            return new Reading(Intent.None, "resident-never-books");
        if (message.Says(SeveralVillages()) && message.Harvest.Figures.Select(f => f.Unit).Distinct().Count() == 1)
            return new Reading(Intent.Ambiguous, "unclear") { Doubt = new Doubt(DoubtKind.Other) };
        if (message.Says(CaseTakenBack()) && message.Harvest.Figures.TrueForAll(f => f.Metric is Metric.Case or Metric.Loss))
            return new Reading(Intent.Ambiguous, "unclear-correction") { Doubt = new Doubt(DoubtKind.Reference) };
        if (message.Says(DoubtRule.Unsure()) && !message.Harvest.Figures.Exists(f => f is { Metric: Metric.AppInstall, Value: 0 }))
            return new Reading(Intent.Ambiguous, "unsure") { Doubt = new Doubt(DoubtKind.Other) };
        if (message.Says(LongRun()) && message.Harvest.Figures.Exists(f => f is { Aspect: Aspect.New, Period: null }))
            return new Reading(Intent.Ambiguous, "unclear") { Doubt = new Doubt(DoubtKind.Other) };
        return message.Harvest.Doubt is { } doubt
            ? new Reading(Intent.Ambiguous, DoubtRule.Code(doubt.Kind)) { Doubt = doubt }
            : new Reading(Intent.Report, message.IsChainList ? "chain-list" : "report") { Rows = RowGrouping.Rows(message.Harvest, corrects: false) };
    }

    // 开会15人参加: nothing says it was about fraud.
    private static bool IsSomeGathering(Utterance message) =>
        message.Harvest.Figures.TrueForAll(f => f.Metric is Metric.Event or Metric.PeopleReached) && !message.IsAnswer && message.Says(Gathering()) && !message.Says(OurWords());

    [GeneratedRegex("开会|大会|会议|参会|到会|培训", Lexicon.Linear)]
    private static partial Regex Gathering();

    [GeneratedRegex("诈|骗|宣传|宣讲|讲座|坝会|院坝|app|预警|96110|刷单", Lexicon.Linear)]
    private static partial Regex OurWords();

    // 昨天发案1起撤销，核实不是诈骗: no case, and which one is asked.
    [GeneratedRegex("(撤销|撤案|销案|不成立|不是诈骗|不属于诈骗|不算诈骗|是误报|误报的)", Lexicon.Linear)]
    private static partial Regex CaseTakenBack();

    // 三个村合计安装15: whose?
    [GeneratedRegex("(^|[，,。;\\n ])([2-9两二三四五六七八九十几]|1[0-9])个?(村|社区|村居)(合计|共|一共|总共|加起来|总的|加一起)", Lexicon.Linear)]
    private static partial Regex SeveralVillages();

    // 今年以来发案5起: of no period we book, and not said to be a total.
    [GeneratedRegex("(今年以来|今年|年初以来|全年|上半年|下半年|[一二三四本]季度)[^，。;\\n]{0,16}[0-9一二三四五六七八九十百千两]", Lexicon.Linear)]
    private static partial Regex LongRun();

    // 横幅8条，一条35块，发票已开: costs.
    [GeneratedRegex("(发票|报销|报账|结账|付款|欠款|收据|货款|工钱).{0,30}|[一每][条张份块个场]([0-9.]+)(元|块)", Lexicon.Linear)]
    private static partial Regex Bill();

    // 反诈传单2000份到了，各村来领.
    [GeneratedRegex("到货[^\\n]{0,30}(领|取|拿)|(每村|每个村|每社区|每单位|每个单位)[^。;，,\\n]{0,6}(领|拿|取)[0-9一二三四五六七八九十百两]|(各村|各单位|各社区|各组|大家|请|速|尽快)[^。;\\n]{0,12}(来|到|去|派人|过来)?[^。;\\n]{0,10}(领取|领走|来领([^钱款工薪补奖]|$)|自取|领$|领一下|来拿|来取)", Lexicon.Linear)]
    private static partial Regex Notice();

    [GeneratedRegex("(了没|了没有|了吗|了么|没得|行不行|够不够|够吗|可以吗)\\??$", Lexicon.Linear)]
    private static partial Regex AsksBack();
}
