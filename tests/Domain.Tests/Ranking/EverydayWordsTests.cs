using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Tests.Corpus;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rule A13: how people ask, and the command they mean.</summary>
public sealed class EverydayWordsTests
{
    [Theory]
    [InlineData("哪个村发案最多", "排名 发案")]
    [InlineData("发案多的村有哪些", "排名 发案")]
    [InlineData("哪个村损失最大？", "排名 损失")]
    [InlineData("今年全乡被骗了多少钱", "今年损失多少")]
    [InlineData("上坪最近在涨还是在跌", "上坪 趋势")]
    [InlineData("能不能完成", "达标情况")]
    [InlineData("石桥月底能完成吗", "石桥达标情况")]
    [InlineData("照这个速度什么时候能完成", "达标情况")]
    [InlineData("按现在进度能完成不", "达标情况")]
    [InlineData("离目标还差多少", "达标情况")]
    [InlineData("6月底能不能到80", "达标情况")]
    [InlineData("估计月底多少", "达标情况")]
    [InlineData("预计哪天完成", "达标情况")]
    [InlineData("还有哪些村没达标", "哪些村没达标")]
    [InlineData("请帮我发一份通报", "通报")]
    [InlineData("周通报", "通报")]
    [InlineData("第23周通报", "第23周的通报看看")]
    [InlineData("6月的表发我", "导出6月汇总表")]
    [InlineData("6月份的报表", "导出6月汇总表")]
    [InlineData("上周的表给我一份", "导出上周汇总表")]
    [InlineData("谁吃黄牌了", "黄牌有哪些")]
    [InlineData("有没有红牌", "黄牌有哪些")]
    [InlineData("哪些单位亮牌了", "黄牌有哪些")]
    [InlineData("谁被约谈了", "约谈有哪些")]
    [InlineData("高岭村有黄牌吗", "高岭村得分")]
    [InlineData("为啥扣分", "得分")]
    [InlineData("石桥为啥被扣分", "石桥得分")]
    [InlineData("我们被扣了几分", "得分")]
    [InlineData("谁扣分最多", "得分情况")]
    [InlineData("今年各村得分", "得分情况")]
    public void An_everyday_question_is_the_command_it_means(string said, string command) => Assert.Equal(command, EverydayWords.Command(said, ofUnit: false));

    [Theory]
    [InlineData("我们排第几", true, "多少了")]
    [InlineData("我们排第几", false, null)]
    [InlineData("石桥村排第几", false, "石桥村多少了")]
    public void Who_has_a_place_asks_for_the_own_one(string said, bool ofUnit, string? command) => Assert.Equal(command, EverydayWords.Command(said, ofUnit));

    [Theory]
    [InlineData("什么时候能达标")]
    [InlineData("月底能完成")]
    [InlineData("今天安装12，注册10")]
    [InlineData("上周的表已经交了")]
    [InlineData("通报已转发")]
    [InlineData("扣分 石桥村 1分 台账不实")]
    [InlineData("他为什么不装")]
    [InlineData("黄牌5 整改完成")]
    public void What_has_its_own_words_or_is_no_question_stays_as_it_was_said(string said) => Assert.Null(EverydayWords.Command(said, ofUnit: true));

    [Theory]
    [InlineData("dev", "units")]
    [InlineData("extra", "extra-units")]
    [InlineData("extra2", "extra2-units")]
    [InlineData("extra3", "extra3-units")]
    [InlineData("extra10", "extra10-units")]
    [InlineData("extra11", "extra11-units")]
    public void Nothing_anybody_reports_in_the_labelled_messages_is_taken_for_a_question(string messages, string units)
    {
        var taken = LabelledCorpus.Load($"{messages}.jsonl", $"{units}.json").Messages
            .Where(m => m.Expect.Intent is not ("query" or "none" or "ambiguous") && EverydayWords.Command(m.Text, ofUnit: true) is not null).Select(m => $"{m.Expect.Intent}: {m.Text}");
        Assert.Empty(taken);
    }
}
