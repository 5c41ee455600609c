using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule N9: units side by side, units by one metric; 为什么 after an answer; text first, picture after.</summary>
public sealed class FurtherQuestionsTests
{
    private const string Chat = "dm-" + Qingxi.Secretary;

    [Fact]
    public async Task A_leader_compares_ranks_and_asks_why()
    {
        await using var host = await SandboxHost.StartAsync();
        await Baiyun.FoundAsync(host);
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装9，注册9，入户41户");
        await host.SayAsync(Qingxi.Township, Qingxi.Police, "上周发案：上坪村1起、损失2.3万元");

        var compared = await host.AnswerAsync(Chat, Qingxi.Secretary, "对比 上坪 下坪");
        Assert.StartsWith("上坪村、下坪村对比，截至6月15日08:0", compared, StringComparison.Ordinal);
        Assert.Matches(@"\n上坪村：累计安装1,142（76\.9%，基数1,486人）；上周安装未报、注册未报、入户未报；今年发案\d+起", compared);
        Assert.Contains("上周安装9人、注册9人、入户41户", compared, StringComparison.Ordinal);
        Assert.Equal(compared, await host.AnswerAsync(Chat, Qingxi.Secretary, "上坪村和下坪村对比"));
        Assert.Contains("您能查询的是上坪村", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "对比 上坪 下坪"), StringComparison.Ordinal);

        var ranked = await host.AnswerAsync(Chat, Qingxi.Secretary, "排名 发案");
        Assert.StartsWith("清溪乡今年（2026.1.1—6.15）发案排名，截至6月15日", ranked, StringComparison.Ordinal);
        Assert.Matches(@"\n\d+ 上坪村 \d+起、损失", ranked);
        Assert.Matches("其余[0-9]+个单位没有发案记录。", ranked);

        Assert.Contains("76.9%", await host.AnswerAsync(Chat, Qingxi.Secretary, "上坪村多少了"), StringComparison.Ordinal);
        Assert.Contains("1,142÷基数1,486人", await host.AnswerAsync(Chat, Qingxi.Secretary, "为什么"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-15 09:30");
        await PicturesFollow(host);
    }

    private static async Task PicturesFollow(SandboxHost host)
    {
        var bulletin = await host.AskAsync(Chat, Qingxi.Secretary, "通报");
        Assert.Empty(bulletin[0].Attachments);
        var county = await host.AskAsync(Qingxi.Chat(Baiyun.CountyCommander), Baiyun.CountyCommander, "转发情况");
        Assert.Empty(county[0].Attachments);
        if (!PictureStudio.Available) return;
        Assert.Equal("清溪乡第23周通报.png", Assert.Single(bulletin[^1].Attachments).Name);
        Assert.NotEmpty(county);
    }
}
