using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Tests.Pictures;

/// <summary>
/// Pictures as a person looked at them and found them good (UPDATE_GOLDEN=1 writes them anew, to be looked at again). The tolerance is for
/// another build of the font and drawing libraries, not for another picture.
/// </summary>
public sealed class PictureGoldenTests : IAsyncDisposable
{
    private const double Tolerance = 12;
    private const int PlatformLimit = 2 * 1024 * 1024;
    private readonly PictureStudio _studio = new();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public Task The_ranking_of_fourteen_villages() => SameAsync("ranking-14", RankingPicture.Of(Issue(14)));

    [Fact]
    public Task The_ranking_of_sixty_units() => SameAsync("ranking-60", RankingPicture.Of(Issue(60)));

    [Fact]
    public Task The_first_three_when_the_group_may_see_no_more() => SameAsync("ranking-top", RankingPicture.Of(Issue(14), upToRank: 3));

    [Fact]
    public Task The_trend_of_a_village_with_a_week_nobody_reported_and_one_still_coming_in() => SameAsync("trend", TrendPicture.Of(new TrendSeries(
        "上坪村 近8周新增安装", "按完整自然周，周一到周日",
        [.. new decimal?[] { 12, 9, 17, null, 14, 22, 8, 11 }.Select((v, i) => new TrendPoint($"第{17 + i}周", v, v is { } n ? $"{n}" : "", i == 7))],
        "数据截至6月15日08:30。空心点的那一周还在报送；没有报的周不补数。")));

    [Theory]
    [InlineData("trend-1", 1)]
    [InlineData("trend-4", 4)]
    [InlineData("trend-12", 12)]
    [InlineData("trend-26", 26)]
    public Task A_trend_of_few_weeks_and_of_many(string name, int weeks) => SameAsync(name, TrendPicture.Of(Trends.Jumping(weeks)));

    [Fact]
    public Task A_theme_too_long_for_a_line_is_told_whole_and_so_are_long_names() => SameAsync("relay-long", RelayPicture.Of(
        "第12期 谨防冒充电商物流客服退款理赔、虚假网络投资理财和刷单返利类电信网络诈骗 转发进度", "6月15日09:00推送，共54个群",
        [Branch("清溪乡", 0, 30, 14, 6, 2, 1, 1), Branch("省农商行清溪支行", 1, 3, 1, 0, 0, 0, 1), Branch("上坪村第十二网格", 2, 0, 0, 0, 4, 0, 0), Branch("大垭口易地扶贫搬迁安置点社区", 1, 0, 0, 0, 0, 0, 3)],
        "数据截至6月15日15:00。数字是已发到和已转发的群数/应发群数，每级含下级。"));

    [Fact]
    public Task The_ranking_of_awkward_units() => SameAsync("ranking-awkward", RankingPicture.Of(Awkward()));

    [Fact]
    public Task Progress_that_crosses_the_plan_among_many_milestones() => SameAsync("target-crossing", TargetPicture.Of(new TargetProgress(
        "清溪乡 安装率进度", "目标：6月30日60%，7月31日70%，8月31日80%，9月30日90%，10月31日95%",
        [new(new DateOnly(2026, 3, 31), 20), new(new DateOnly(2026, 4, 30), 40), new(new DateOnly(2026, 6, 30), 60), new(new DateOnly(2026, 7, 31), 70), new(new DateOnly(2026, 8, 31), 80), new(new DateOnly(2026, 9, 30), 90), new(new DateOnly(2026, 10, 31), 95)],
        [.. Enumerable.Range(0, 12).Select(i => (new DateOnly(2026, 3, 29).AddDays(7 * i), 34m + (i * 1.9m)))],
        new DateOnly(2027, 1, 20),
        "数据截至6月14日。虚线是序时目标，空心点是按近4周速度推算的日子，只供参考。")));

    [Fact]
    public void On_a_phone_no_word_of_any_picture_is_smaller_than_ten_px()
    {
        Svg[] all = [RankingPicture.Of(Issue(60)), RankingPicture.Of(Issue(2000)), RankingPicture.Of(Awkward()), RelayPicture.Of("第1期", "", Branches(), "数据"), TrendPicture.Of(Trends.Jumping(26))];
        Assert.All(all.SelectMany(Drawn.Texts), t => Assert.True(t.Size >= 30, $"{t.Words}: {t.Size}"));
    }

    [Fact]
    public Task The_way_of_an_edition_down_the_tree() => SameAsync("relay", RelayPicture.Of(
        "第1期 谨防刷单返利 转发进度", "6月15日09:00推送，共54个群", Branches(), "数据截至6月15日15:00。等转发的，请指定的人转到群里后回复“已转发”。"));

    [Fact]
    public Task Progress_against_a_dated_target_with_a_forecast() => SameAsync("target", TargetPicture.Of(new TargetProgress(
        "清溪乡 安装率进度", "目标：6月30日80%，9月30日95%",
        [new(new DateOnly(2026, 4, 30), 40), new(new DateOnly(2026, 6, 30), 80), new(new DateOnly(2026, 9, 30), 95)],
        [.. Enumerable.Range(0, 8).Select(i => (new DateOnly(2026, 4, 26).AddDays(7 * i), 38m + (i * 4.2m) + (i % 3)))],
        new DateOnly(2026, 8, 20),
        "数据截至6月14日。虚线是序时目标，空心点是按近4周速度推算的日子，只供参考。")));

    [Fact]
    public async Task The_same_figures_give_the_same_bytes() =>
        Assert.Equal(await DrawAsync(RankingPicture.Of(Issue(14))), await DrawAsync(RankingPicture.Of(Issue(14))));

    [Fact]
    public async Task Hostile_names_spoil_neither_the_picture_nor_the_time()
    {
        var place = new Place(1, "u", "<村>&\u0001\uD800'\"😀" + new string('长', 20_000), 5, 10, 50, null, null);
        var issue = Issue(2) with { ScopeName = "]]><svg/onload=1>", Leagues = [new League("村", true, [place, place with { UnitId = "v", Rank = 2 }])] };
        Assert.Equal(1080, PalettePicture.Read(await DrawAsync(RankingPicture.Of(issue))).Width);
    }

    [Fact]
    public async Task A_picture_too_tall_for_a_phone_is_refused() =>
        await Assert.ThrowsAsync<PictureException>(() => DrawAsync(new Svg("<svg xmlns='http://www.w3.org/2000/svg'/>", 1080, PictureStudio.MaxHeight + 1)));

    [Fact]
    public Task A_long_list_shows_its_first_and_last_places() => SameAsync("ranking-2000", RankingPicture.Of(Issue(2000)));

    [Fact]
    public void A_drawing_that_was_kept_says_how_large_it_is()
    {
        var svg = RankingPicture.Of(Issue(14));
        Assert.Equal(svg, Svg.Read(svg.Xml));
        Assert.Throws<PictureException>(() => Svg.Read("<svg"));
    }

    [Fact]
    public async Task What_is_no_svg_is_refused_with_the_librarys_reason() =>
        await Assert.ThrowsAsync<PictureException>(() => DrawAsync(new Svg("<svg", 10, 10)));

    private Task<byte[]> DrawAsync(Svg svg) => _studio.DrawAsync(svg, CancellationToken.None);

    private async Task SameAsync(string name, Svg svg)
    {
        var png = await DrawAsync(svg);
        Assert.InRange(png.Length, 1, PlatformLimit);
        var file = $"{name}.png";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllBytesAsync(Path.Combine(SourceFolder(), file), png);
        var golden = PalettePicture.Read(await File.ReadAllBytesAsync(Path.Combine(SourceFolder(), file)));
        Assert.InRange(golden.DifferenceTo(PalettePicture.Read(png)), 0, Tolerance);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "golden");

    private static WeeklyStanding Issue(int units)
    {
        string[] names = ["上坪村", "石桥村", "大垭口村", "圩镇社区", "白鹭洲村", "高岭村", "龙口村", "新街社区", "双河口村", "梅子坳村", "黄泥塘村", "老屋场村", "云雾山村", "青杠林村"];
        var places = Enumerable.Range(0, units).Select(i => new Place(
            i == 2 ? 2 : i + 1, $"u{i}", i < names.Length ? names[i] : $"{names[i % names.Length][..^1]}{"东西南北中"[i / names.Length % 5]}村",
            820 - (i * 7), 842, i == 2 ? Rate(1) : Rate(i), i % 4 == 3 ? -0.4m : 0.3m + (i % 5), (i % 5) - 2)).ToList();
        return new WeeklyStanding
        {
            ScopeUnitId = "t",
            ScopeName = "清溪乡",
            Week = "2026-W25",
            WeekNumber = 25,
            Period = new Period(new DateOnly(2026, 6, 15), new DateOnly(2026, 6, 21)),
            Cutoff = new DateTimeOffset(2026, 6, 23, 4, 0, 0, TimeSpan.Zero),
            Install = InstallList.Full,
            Installed = 6412,
            Base = 8448,
            NewInstalls = 312,
            Plan = 80,
            Leagues =
            [
                new League("村（社区）", true, places) { Unreported = ["牛角湾村"], NotTakingPart = ["双坪村"] },
                new League("单位", true, [new Place(1, "s", "清溪中学", 61, 60, 101.7m, 1.7m, 0), new Place(2, "h", "清溪卫生院", 180, 210, 85.7m, null, null)])
                {
                    Small = [new Place(0, "b", "农商行清溪支行", 17, 19, 89.5m, null, null)],
                },
            ],
        };

        decimal Rate(int i) => 97.4m - (i * (units > 100 ? 0.04m : units > 20 ? 0.9m : 2.6m));
    }

    /// <summary>Long names, ties, more than everybody, nobody, too few to be ranked.</summary>
    private static WeeklyStanding Awkward()
    {
        Place[] places =
        [
            new(1, "a", "省农商行清溪支行", 1280, 1279, 100.1m, 12.4m, 12), new(2, "b", "大垭口易地扶贫搬迁安置点社区", 90, 100, 90m, 0, 0),
            new(2, "c", "上坪村", 900, 1000, 90m, -11.2m, -104), new(4, "d", "清溪乡中心卫生院分院", 0, 500, 0, null, null),
        ];
        return Issue(1) with
        {
            Plan = 82.5m,
            Leagues = [new League("村（社区）", true, places) { Unreported = ["大坳村", "新街社区"], Small = [new(0, "e", "石桥村", 99, 98, 101, null, null)], WithoutRate = ["龙口村"] }],
        };
    }

    private static List<RelayBranch> Branches() =>
    [
        Branch("清溪乡", 0, 30, 14, 6, 0, 3, 1), Branch("上坪村", 1, 3, 4, 0, 0, 0, 0), Branch("石桥村", 1, 3, 2, 2, 0, 0, 0),
        Branch("大垭口村", 1, 4, 1, 2, 0, 0, 0), Branch("圩镇社区", 1, 7, 0, 0, 0, 0, 0), Branch("高岭村", 1, 2, 1, 1, 0, 3, 0), Branch("清溪中学", 1, 0, 0, 0, 0, 0, 0),
    ];

    private static RelayBranch Branch(string unit, int depth, int sent, int relayed, int due, int pending, int failed, int cancelled) => new(unit, depth, new Dictionary<DeliveryState, int>
    {
        [DeliveryState.Sent] = sent,
        [DeliveryState.Relayed] = relayed,
        [DeliveryState.RelayDue] = due,
        [DeliveryState.Pending] = pending,
        [DeliveryState.Failed] = failed,
        [DeliveryState.Cancelled] = cancelled,
    });
}
