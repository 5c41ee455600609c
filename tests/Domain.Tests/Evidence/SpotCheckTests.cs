using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Domain.Tests.Evidence;

/// <summary>Rules E9 and E10.</summary>
public sealed class SpotCheckTests
{
    private static readonly IReadOnlyList<SpotCandidate> Village =
        [.. Enumerable.Range(0, 100).Select(i => new SpotCandidate("u1", "r1", i, i < 60 ? "薛" : i < 90 ? "毕" : "邱"))];

    [Fact]
    public void The_same_seed_draws_the_same_people_and_every_cadre_gives_his_share()
    {
        var drawn = SpotDraw.Take(Village, 20, 42);
        Assert.Equal(drawn, SpotDraw.Take(Village, 20, 42));
        Assert.NotEqual(drawn, SpotDraw.Take(Village, 20, 43));
        Assert.Equal([("薛", 12), ("毕", 6), ("邱", 2)], drawn.GroupBy(d => d.Stratum).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2));
        Assert.Equal(20, drawn.Select(d => d.Line).Distinct().Count());
    }

    [Fact]
    public void Nobody_is_drawn_more_often_than_the_others()
    {
        var times = new int[Village.Count];
        for (var seed = 0; seed < 4_000; seed++)
        {
            foreach (var drawn in SpotDraw.Take(Village, 20, seed)) times[drawn.Line]++;
        }

        // 800 each; five standard deviations of a fair draw.
        Assert.All(times, t => Assert.InRange(t, 670, 930));
    }

    [Fact]
    public void Small_strata_are_never_drawn_beyond_their_people_and_a_whole_village_may_be_called()
    {
        Assert.Equal(Village.Count, SpotDraw.Take(Village, 400, 1).Count);
        Assert.All(Enumerable.Range(1, 99), size => Assert.Equal(size, SpotDraw.Take(Village, size, 7).Distinct().Count()));
        Assert.Equal((5, 5, 50), (SpotDraw.DefaultSize(3), SpotDraw.DefaultSize(100), SpotDraw.DefaultSize(1000)));
    }

    [Theory]
    [InlineData("1已装知道，2未装不知道，3号错，4拒答", "1:Installed:True 2:NotInstalled:False 3:WrongNumber: 4:Refused:")]
    [InlineData("第3个 空号", "3:WrongNumber:")]
    [InlineData("已装", ":Installed:")]
    [InlineData("1 2 １、4", ":Installed: :NotInstalled: :Installed: :Refused:")]
    [InlineData("１-5已装 6没装(没听过)", "1-5:Installed: 6:NotInstalled:False")]
    [InlineData("全部已装", "1-2147483647:Installed:")]
    [InlineData("12", "")]
    [InlineData("安装12，注册10", "")]
    [InlineData("今天3个已装修", "")]
    [InlineData("已装12户", "")]
    [InlineData("", "")]
    public void Results_are_read_only_from_messages_that_hold_nothing_else(string text, string read) => Assert.Equal(
        read, string.Join(' ', SpotWords.Results(text, byDigits: true).Select(r => $"{r.Number}{(r.Last is null ? "" : "-" + r.Last)}:{r.Answer}:{r.Aware}")));

    [Fact]
    public void Digits_are_left_to_an_open_question() => Assert.Empty(SpotWords.Results("1 2", byDigits: false));

    [Theory]
    [InlineData("抽查 上坪村 20", "上坪村", 20)]
    [InlineData("抽查上坪村20人", "上坪村", 20)]
    [InlineData("抽查 全县", "全县", null)]
    [InlineData("抽查20户", null, null)]
    [InlineData("今天抽查上坪村20户", null, null)]
    public void A_draw_is_asked_for_in_so_many_words(string text, string? unit, int? size)
    {
        var draw = SpotWords.Draw(text);
        Assert.Equal((unit, size), (draw?.Unit, draw?.Size));
    }

    [Fact]
    public void Refusals_are_not_counted_and_below_five_there_is_no_percentage()
    {
        IReadOnlyList<SpotCall> Calls(params SpotAnswer[] answers) => [.. answers.Select((a, i) => new SpotCall("c", i + 1, "u1", "r1", i) { Answer = a })];
        var (yes, no, wrong, refused) = (SpotAnswer.Installed, SpotAnswer.NotInstalled, SpotAnswer.WrongNumber, SpotAnswer.Refused);
        var tally = SpotTally.Of(Calls(yes, yes, yes, no, wrong, refused, SpotAnswer.Open));
        Assert.Equal((7, 6, 5, 2, 40m, 600m), (tally.Drawn, tally.Answered, tally.Reached, tally.Mismatched, tally.Mismatch, tally.Verified(1000)));
        Assert.Null(SpotTally.Of(Calls(yes, no, no, no, refused, refused)).Mismatch);
        Assert.Contains("不足5人，不算百分比", SpotText.Tally("上坪村", SpotTally.Of(Calls(yes, no))), StringComparison.Ordinal);
    }
}
