using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rules B2–B4: totals are derived.</summary>
public sealed class TotalsBookTests
{
    private static readonly DateOnly Wednesday = new(2026, 6, 17);
    private readonly Scene _scene = new();

    [Fact]
    public void Before_any_total_the_opening_one_counts_with_everything_new_since()
    {
        _scene.Report("6.15", Installs(5));
        _scene.Report("6.17", Installs(3));
        Assert.Equal(308, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, Wednesday));
        Assert.Equal(305, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, Wednesday.AddDays(-1)));
    }

    [Fact]
    public void A_reported_total_is_the_new_start_and_what_lies_before_or_across_it_is_in_it()
    {
        _scene.Report("6.8—6.14", Installs(7));
        _scene.Report("6.10", TotalInstalls(310));
        _scene.Report("6.17", Installs(3));
        Assert.Equal(313, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, Wednesday));
    }

    [Fact]
    public void Without_an_opening_total_there_is_none()
    {
        _scene.Book(_scene.Message(Neighbour, "xp", Installs(5)));
        Assert.Null(_scene.Totals.TotalAsOf("xp", Metric.AppInstall, Wednesday));
        Assert.Equal(5, _scene.Totals.NewIn("xp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void Nothing_reported_is_not_zero()
    {
        Assert.Null(_scene.Totals.NewIn("sp", Metric.Case, Week25));
        _scene.Book(_scene.Message(Police, "sp", New(Metric.Case, 0)));
        Assert.Equal(0, _scene.Totals.NewIn("sp", Metric.Case, Week25));
    }

    [Fact]
    public void A_villages_own_number_beats_the_sum_of_its_groups()
    {
        _scene.Book(_scene.Message(GridWorker, "sp1", Installs(4)));
        _scene.Book(_scene.Message(Liaison, "sp2", Installs(3)));
        Assert.Equal(7, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
        _scene.Report("6.17", Installs(9));
        Assert.Equal(9, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
        Assert.Equal(309, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, Wednesday));
    }

    [Fact]
    public void The_groups_still_count_on_days_the_village_did_not_report()
    {
        _scene.Report("6.15", Installs(9));
        _scene.Book(_scene.Message(GridWorker, "sp1", Installs(4)) with { Period = Dates("6.16") });
        Assert.Equal(13, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void The_township_is_the_sum_of_its_villages_unless_it_reports_itself()
    {
        _scene.Report("6.17", New(Metric.PushPeople, 420));
        _scene.Book(_scene.Message(Neighbour, "xp", New(Metric.PushPeople, 80)));
        Assert.Equal(500, _scene.Totals.NewIn("town", Metric.PushPeople, Week25));
        Assert.Equal(500, _scene.Totals.NewIn("county", Metric.PushPeople, Week25));
        _scene.Book(_scene.Message(Office, "town", New(Metric.PushPeople, 600)));
        Assert.Equal(600, _scene.Totals.NewIn("town", Metric.PushPeople, Week25));
    }

    [Fact]
    public void A_period_longer_than_the_asked_one_is_not_split()
    {
        _scene.Report("6.15—6.21", Installs(20));
        Assert.Null(_scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.15—6.17")));
    }

    [Fact]
    public void The_trace_names_the_entries_behind_a_total()
    {
        _scene.Report("6.14", TotalInstalls(310));
        _scene.Report("6.17", Installs(3));
        var trace = _scene.Totals.TraceTotal("sp", Metric.AppInstall, Wednesday)!;
        Assert.Equal((310m, new DateOnly(2026, 6, 14), 313m), (trace.Start, trace.AsOf!.Value, trace.Value));
        Assert.Equal(["e1", "e2"], trace.Additions.Prepend(trace.Base!).Select(e => e.Id));
    }

    [Fact]
    public void Two_thousand_units_and_a_year_of_weeks_are_summed_in_a_moment()
    {
        var (tree, entries) = County.Of(units: 2000, weeks: 52);
        var book = new TotalsBook(tree, entries);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(2000 * (100 + 52), book.TotalAsOf("c", Metric.AppInstall, new DateOnly(2026, 12, 31)));
        Assert.Equal(2000, book.NewIn("c", Metric.AppInstall, new Period(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 11))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }
}
