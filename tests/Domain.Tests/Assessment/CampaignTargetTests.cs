using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J13: every form a target takes in the plans, with what is expected, missing and forecast.</summary>
public sealed class CampaignTargetTests
{
    [Fact]
    public void A_rate_of_the_households_tells_what_is_expected_missing_and_when() => Assert.Equal(
        """
        入户宣传：入户率25.0%（100/400户）。按序时今天应到45.6%，差20.6个百分点。
        目标100%（12月31日）：还差300户，预计2027年1月12日达到，晚12天。
        按近4周速度（每周10户）推算，供参考。（村级方案）
        """,
        Say("v1", Visits(), Stages(Metric.HouseholdVisit, TargetShare.Households, "入户宣传", ("2026-12-31", 100))).Replace("\r", "", StringComparison.Ordinal));

    [Fact]
    public void A_number_is_told_without_a_rate()
    {
        var text = Say("town", new Year().Add("v1", Metric.Banner, 5, new(2026, 2, 3)).Add("v2", Metric.Banner, 2, new(2026, 6, 3)), Stages(Metric.Banner, TargetShare.None, "横幅", ("2026-12-31", 42)));
        Assert.StartsWith("横幅：横幅7条。按序时今天应到20条，差13条。\n目标42条（12月31日）：还差35条", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_one_class_counts_that_class_alone()
    {
        var year = new Year().Add("school", Metric.AppRegister, 30, new(2026, 6, 1), Aspect.Total).Add("v1", Metric.AppRegister, 900, new(2026, 6, 1), Aspect.Total);
        var target = new Target("职工注册", new TargetSubject(Metric.AppRegister, TargetShare.Base, [UnitKind.Unit]), new TargetForm.Stages(new MilestonePlan([new(new(2026, 7, 31), 30), new(new(2026, 8, 31), 60), new(new(2026, 9, 30), 100)])), "方案");
        var text = Say("town", year, target);
        Assert.StartsWith("职工注册：单位注册率50.0%（30/60人）。\n目标30%（7月31日）：已达到。\n目标60%（8月31日）：还差6人", text, StringComparison.Ordinal);
        Assert.Equal("", Say("v1", year, target));
    }

    [Theory]
    [InlineData(20, 10, 8, "下降20%，达标。")]
    [InlineData(20, 10, 9, "下降10%，未达标。")]
    [InlineData(0, 10, 9, "下降10%，达标。")]
    [InlineData(0, 10, 10, "持平，未达标。")]
    public void A_fall_is_held_against_the_same_days_of_the_year_before(int percent, int before, int now, string ends)
    {
        var year = new Year().Case("v1", 3, 1, now).Add("v1", Metric.Case, before, new(2025, 3, 1));
        Assert.EndsWith(ends, Say("town", year, Fall(percent, TargetAgainst.YearBefore)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "还在限内（限9起），半年过完再定。")]
    [InlineData(10, "已超过，未达标。")]
    public void A_half_year_may_reach_so_much_of_the_one_before(int now, string ends)
    {
        var year = new Year { Today = new(2026, 9, 1) }.Case("v1", 2, 1, 10).Case("v1", 8, 1, now);
        Assert.EndsWith(ends, Say("town", year, Fall(10, TargetAgainst.HalfBefore)), StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_means_none_in_the_class_it_is_of()
    {
        var zero = new Target("单位零发案", new TargetSubject(Metric.Case, TargetShare.None, [UnitKind.Unit]), new TargetForm.Zero(), "");
        Assert.Equal("单位零发案：今年没有发案，目前达标。", Say("town", new Year().Case("v1", 3, 1), zero));
        Assert.Equal("单位零发案：中心小学1起，未达标。", Say("town", new Year().Case("school", 3, 1), zero));
    }

    [Theory]
    [InlineData(2, 1, "1.1—6.16发案1起，上年同期2起，下降50%，达标。")]
    [InlineData(2, 2, "1.1—6.16发案2起，上年同期2起，持平，未达标。")]
    public void A_fall_among_staff_counts_the_cases_whose_form_says_so(int before, int now, string ends)
    {
        var year = new Year();
        List<CaseAnswer> answers = [];
        for (var i = 0; i < before + now + 3; i++)
        {
            // The last three are cases of other people.
            year.Add("v1", Metric.Case, 1, i < before ? new(2025, 3, 1 + i) : new(2026, 3, 1 + i), message: $"c{i}");
            answers.Add(new CaseAnswer($"c{i}", i < before + now, null));
        }

        Assert.EndsWith(ends, Say("town", year, Staff(50, TargetAgainst.YearBefore), answers), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_of_which_nobody_said_is_named_apart_and_counted_nowhere()
    {
        var year = new Year { Today = new(2026, 9, 1) }.Add("v1", Metric.Case, 1, new(2026, 2, 1), message: "a").Add("v1", Metric.Case, 1, new(2026, 8, 1), message: "b");
        Assert.Equal("职工发案：下半年至今0起，上个半年共1起，还在限内（限0起），半年过完再定；另有1起没有写明是不是职工或家属，没有计入。", Say("town", year, Staff(50, TargetAgainst.HalfBefore), [new("a", true, null)]));
    }

    [Fact]
    public void Without_cases_of_the_year_before_the_entered_number_serves_up_to_its_month()
    {
        var year = new Year().Add("v1", Metric.Case, 1, new(2026, 6, 10), message: "a");
        Assert.Contains("不能比（例：上年同期 清溪乡 职工发案2起 到6月）", Say("town", year, Staff(30, TargetAgainst.YearBefore), [new("a", true, null)]), StringComparison.Ordinal);
        EnteredFigure[] entered = [new("town", EnteredKind.BaselineStaff, new(2026, 5, 1), 2, null, "p", Year.At(new(2026, 6, 1)))];
        Assert.Equal("职工发案：1.1—5.31发案0起，上年同期2起，下降100%，达标。", Say("town", year, Staff(30, TargetAgainst.YearBefore), [new("a", true, null)], entered));
    }

    [Fact]
    public void A_survey_is_held_against_the_next_dated_percentage()
    {
        var target = new Target("知晓率", TargetSubject.InstallRate, new TargetForm.Survey(new MilestonePlan([new(new(2026, 6, 30), 90), new(new(2026, 12, 31), 100)])), "方案");
        Assert.Equal("知晓率：今年还没有录入调查结果，目标90%（6月30日）。例：知晓率 276/300（方案）", Say("town", new Year(), target));
        EnteredFigure[] entered = [new("town", EnteredKind.Awareness, new(2026, 5, 1), 261, 300, "p", Year.At(new(2026, 5, 20)))];
        Assert.Equal("知晓率：5月调查87.0%（261/300），目标90%（6月30日），差3.0个百分点。（方案）", Say("town", new Year(), target, [], entered));
    }

    [Fact]
    public void The_stage_of_the_day_stands_before_the_targets()
    {
        var plan = new CampaignPlan("全民反诈", null, null, [new("集中攻坚", new(2026, 4, 1), new(2026, 10, 31))], []);
        Assert.Equal("全民反诈：集中攻坚（4月1日—10月31日，第77天）", CampaignTargets.For(plan, new Year().Facts().Book, Year.Tree["town"], [], Year.At(new(2026, 6, 16))));
    }

    private static Year Visits()
    {
        var year = new Year().Add("v1", Metric.HouseholdVisit, 60, new(2026, 3, 2));
        foreach (var day in new[] { 18, 25 }) year.Add("v1", Metric.HouseholdVisit, 10, new(2026, 5, day));
        foreach (var day in new[] { 1, 8 }) year.Add("v1", Metric.HouseholdVisit, 10, new(2026, 6, day));
        return year;
    }

    private static Target Staff(decimal percent, TargetAgainst against) =>
        new("职工发案", new TargetSubject(Metric.Case, TargetShare.None, []) { Staff = true }, new TargetForm.Fall(percent, against), "");

    private static string Say(string unit, Year year, Target target, IReadOnlyList<CaseAnswer>? answers = null, IReadOnlyList<EnteredFigure>? entered = null)
    {
        var facts = year.Facts();
        return CampaignTargets.For(new CampaignPlan("", new(2026, 1, 1), null, [], [target]), facts.Book, Year.Tree[unit], entered ?? [], facts.Now, answers);
    }

    private static Target Stages(Metric metric, TargetShare share, string title, params (string Day, decimal Value)[] stages) => new(
        title, new TargetSubject(metric, share, []),
        new TargetForm.Stages(new MilestonePlan([.. stages.Select(s => new Milestone(DateOnly.Parse(s.Day, System.Globalization.CultureInfo.InvariantCulture), s.Value))], new(2026, 1, 1))), share == TargetShare.Households ? "村级方案" : "");

    private static Target Fall(decimal percent, TargetAgainst against) => new("发案下降", new TargetSubject(Metric.Case, TargetShare.None, []), new TargetForm.Fall(percent, against), "");
}
