using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Totals;

/// <summary>Rule B16: 今年 is one number, whoever prints it, also when weeks run over the turn of the year.</summary>
public sealed class YearTurnTests
{
    private static readonly OrgTree Tree = new(
    [
        new() { Id = "town", Name = "清溪乡", Tier = Tier.Township, Kind = UnitKind.Township },
        .. Enumerable.Range(1, 3).Select(n => new OrgUnit { Id = $"v{n}", Name = $"第{n}村", Tier = Tier.Village, Kind = UnitKind.Village, ParentId = "town", Base = 1000, Order = n }),
    ]);

    // 2027 begins on a Friday: 12.28—1.3 is the last numbered week of 2026.
    private static readonly IReadOnlyList<LedgerEntry> Ledger =
    [
        Cases("v1", new(new(2026, 12, 30), new(2026, 12, 30)), 2), Cases("v2", new(new(2026, 12, 28), new(2027, 1, 3)), 3), Cases("v1", new(new(2027, 1, 1), new(2027, 1, 1)), 1),
        Cases("v3", new(new(2027, 1, 10), new(2027, 1, 10)), 1), Cases("v3", new(new(2026, 12, 1), new(2027, 1, 31)), 50),
    ];

    private static readonly DateTimeOffset Sunday = new(2027, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_answer_and_every_paper_says_the_same_number_of_this_year()
    {
        var book = new TotalsBook(Tree, Ledger);
        var ranked = MetricRankingText.For(book, Tree["town"], Metric.Case, null, Sunday);
        Assert.StartsWith("清溪乡今年（2027.1.1—1.10）发案排名", ranked, StringComparison.Ordinal);
        Assert.Contains("\n1 第2村 3起\n2 第1村 1起\n2 第3村 1起", ranked, StringComparison.Ordinal);
        var compared = CompareText.For(book, [Tree["v1"], Tree["v2"]], Sunday);
        Assert.Contains("今年从2027.1.1算起：", compared, StringComparison.Ordinal);
        Assert.Contains("今年发案3起", compared.Split('\n')[2], StringComparison.Ordinal);
        Assert.Equal(5, YearOnYear.Of(book, Tree["town"], Metric.Case, [], new(2027, 1, 10)).Now);
        var facts = new AssessmentFacts { Scope = Tree["town"], Now = Sunday, Book = book };
        Assert.Equal(5, CaseFact.Of(book, facts.Units, facts.Year).Sum(c => c.Count));
        Assert.Equal(5, Facts(BulletinSpan.Of(CampaignWeek.Of(new DateOnly(2027, 1, 10)))).ThisYear.Cases);
        Assert.Equal(5, Facts(BulletinSpan.Of(2027, 1, byWeeks: true)).ThisYear.Cases);
        Assert.Equal(5, Facts(BulletinSpan.Of(2027, 1, byWeeks: false)).ThisYear.Cases);
    }

    [Fact]
    public void The_paper_of_the_week_over_the_turn_counts_the_year_it_ends_in()
    {
        var facts = Facts(BulletinSpan.Of(CampaignWeek.Of(new DateOnly(2027, 1, 1))));
        Assert.Equal((new Period(new(2027, 1, 1), new(2027, 1, 3)), 4m), (facts.Span.ThisYear, facts.ThisYear.Cases));
        Assert.Equal(new Period(new(2026, 1, 1), new(2026, 1, 4)), facts.Span.LastYear);
    }

    [Fact]
    public void A_week_over_the_turn_is_not_added_to_a_total_that_has_its_first_days()
    {
        LedgerEntry Installs(Aspect aspect, Period days, decimal value) => Cases("v1", days, value) with { Metric = Metric.AppInstall, Aspect = aspect };
        var book = new TotalsBook(Tree, [Installs(Aspect.Total, Period.Of(new(2026, 12, 31)), 500), Installs(Aspect.New, new(new(2026, 12, 28), new(2027, 1, 3)), 10), Installs(Aspect.New, new(new(2027, 1, 4), new(2027, 1, 10)), 7)]);

        Assert.Equal(507, book.TotalAsOf("v1", Metric.AppInstall, new(2027, 1, 10)));
        Assert.Equal(17, book.NewIn("v1", Metric.AppInstall, Period.YearUpTo(new(2027, 1, 10))));
    }

    [Fact]
    public void A_paper_compares_the_year_so_far_up_to_the_same_week_of_last_year()
    {
        var span = BulletinSpan.Of(CampaignWeek.Of(new DateOnly(2026, 6, 14)));
        Assert.Equal((new Period(new(2026, 1, 1), new(2026, 6, 14)), new Period(new(2025, 1, 1), new(2025, 6, 15))), (span.ThisYear, span.LastYear));
    }

    [Fact]
    public void Over_many_years_every_day_and_every_week_is_counted_once_in_the_year_it_ends_in()
    {
        var next = new Random(20260101);
        for (var run = 0; run < 40; run++)
        {
            var entries = new List<LedgerEntry>();
            for (var monday = new DateOnly(2023, 12, 25); monday < new DateOnly(2030, 1, 14); monday = monday.AddDays(7))
            {
                if (next.Next(2) == 0) entries.Add(Cases("v1", new Period(monday, monday.AddDays(6)), next.Next(1, 9)));
                else entries.AddRange(Enumerable.Range(0, 7).Where(_ => next.Next(3) == 0).Select(d => Cases("v1", Period.Of(monday.AddDays(d)), next.Next(1, 9))));
            }

            var book = new TotalsBook(Tree, entries);
            for (var year = 2024; year < 2030; year++)
            {
                var end = new DateOnly(year, 12, 31);
                Assert.Equal(entries.Where(e => e.Period.To.Year == year).Sum(e => e.Value), book.NewIn("town", Metric.Case, Period.YearUpTo(end)) ?? 0);
            }
        }
    }

    private static BulletinFacts Facts(BulletinSpan span) => Bulletins.Of(new BulletinRequest
    {
        Tree = Tree, Scope = Tree["town"], Span = span, Now = Sunday, Changes = [], Entries = Ledger, Duties = [], Issues = [], Install = InstallList.Full, Office = "平安办",
    });

    private static LedgerEntry Cases(string unit, Period days, decimal value) => new()
    {
        Id = $"{unit} {days.From:O} {days.To:O}", Number = days.To.DayNumber, UnitId = unit, Metric = Metric.Case, Aspect = Aspect.New, Value = value, Period = days, State = EntryState.Accepted,
        MessageId = $"{unit} {days.To:O}", SpeakerId = "p", At = new DateTimeOffset(days.To.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero), Rule = "report", Authoritative = true,
    };
}
