using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Tests.Messaging;

/// <summary>Where only what mentions the bot is heard, prompts say so (rule P15).</summary>
public sealed class PromptsTests
{
    [Theory]
    [InlineData("没有新增请回复：新增0。", "没有新增请@我回复：新增0。")]
    [InlineData("有误请回复“更正：安装15”。", "有误请@我回复“更正：安装15”。")]
    [InlineData("请平安办24小时内回复：确认绑定 ABCD2345", "请平安办24小时内@我回复：确认绑定 ABCD2345")]
    [InlineData("是安装还是注册？回复 安装12", "是安装还是注册？@我回复 安装12")]
    [InlineData("转发后请@我回复，例：已转发到3个群", "转发后请@我回复，例：已转发到3个群")]
    [InlineData("已私聊回复。", "已私聊回复。")]
    [InlineData("明天12:00前办结并回复", "明天12:00前办结并回复")]
    public void An_answer_that_is_asked_for_is_asked_for_with_the_mention(string said, string heard) =>
        Assert.Equal(heard, Prompts.WithMention(said));
}
