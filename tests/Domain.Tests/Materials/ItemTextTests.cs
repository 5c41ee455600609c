using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class ItemTextTests
{
    private static readonly Attachment Poster = new("a1", "IMG_2034.png", "image/png", 12);

    [Theory]
    [InlineData("海报（老年人）：不轻信", "① 海报：不轻信（对象：老年人）")]
    [InlineData("海报(宝妈,学生)：不轻信\n要垫钱的都是骗", "① 海报：不轻信（对象：宝妈、学生）\n要垫钱的都是骗")]
    [InlineData("大喇叭：防刷单\n各位乡亲，叫你先垫钱的都是诈骗。", "① 大喇叭文稿：防刷单（约半分钟）\n各位乡亲，叫你先垫钱的都是诈骗。")]
    [InlineData("今天全乡没有发案", "① 今天全乡没有发案")]
    [InlineData("时间：下午三点", "① 时间：下午三点")]
    public void What_the_office_types_is_posted_without_a_word_said_twice(string typed, string posted) =>
        Assert.Equal(posted, ItemText.Of(ItemDraft.Read(typed, []).Items(1)[0], 0, showAudience: true));

    [Fact]
    public void A_long_line_is_posted_whole_and_only_once()
    {
        var line = string.Concat(Enumerable.Repeat("陌生来电叫你转账的一律挂断，", 6));
        Assert.Equal($"① {line}", ItemText.Of(ItemDraft.Read(line, []).Items(1)[0], 0, showAudience: true));
    }

    [Fact]
    public void A_picture_without_words_is_called_a_picture_and_every_file_is_pointed_at()
    {
        Assert.Equal("③ 图片（见附件）", ItemText.Of(ItemDraft.Read("", [Poster]).Items(3)[0], 2, showAudience: true));
        Assert.Equal("① 海报：三不一多（见附件）", ItemText.Of(ItemDraft.Read("海报：三不一多", [Poster]).Items(1)[0], 0, showAudience: false));
    }

    [Theory]
    [InlineData(50, "约半分钟")]
    [InlineData(220, "约1分钟")]
    [InlineData(221, "约1分半钟")]
    [InlineData(440, "约2分钟")]
    public void A_script_is_timed_at_220_characters_a_minute(int characters, string length) =>
        Assert.Equal(length, Loudspeaker.Length(new string('讲', characters) + "，。"));

    [Fact]
    public void An_elders_edition_with_a_long_sentence_or_jargon_is_hinted_at_and_a_plain_one_is_not()
    {
        var hints = EldersCheck.Hints(new string('长', 61) + "。不要开屏幕共享。");
        Assert.Equal(["“长长长长长长长长…”这句61个字，请拆成60字以内的短句", "“屏幕共享”老人不好懂，可写“让对方看您的手机屏幕”"], hints);
        Assert.Empty(EldersCheck.Hints("接到生人电话，先挂断。拿不准，问村干部。"));
    }
}
