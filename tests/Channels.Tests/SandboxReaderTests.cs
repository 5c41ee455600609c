using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Channels.Tests;

public sealed class SandboxReaderTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly Group Work = new()
    {
        Id = "g1",
        Channel = "sandbox",
        Name = "上坪村反诈工作群",
        UnitId = "u1",
        Kind = GroupKind.Work,
        Bot = true,
        MemberIds = ["m1", "m2"],
    };

    [Fact]
    public void A_member_of_the_group_may_write_there() => Assert.Null(SandboxReader.Check(Post("安装12"), Work, senderExists: true));

    [Fact]
    public void An_unknown_group_and_an_unknown_person_are_not_found()
    {
        Assert.Equal(404, SandboxReader.Check(Post("安装12"), null, senderExists: true)?.Status);
        Assert.Equal(404, SandboxReader.Check(Post("安装12"), Work, senderExists: false)?.Status);
    }

    [Fact]
    public void Somebody_outside_the_group_is_refused() =>
        Assert.Equal(403, SandboxReader.Check(Post("安装12") with { Sender = "m9" }, Work, senderExists: true)?.Status);

    [Theory]
    [InlineData(0, null, "an empty message is a message")]
    [InlineData(100 * 1024, null, "long lists are pasted into chats")]
    [InlineData(1024 * 1024, null, "the limit itself is allowed")]
    [InlineData((1024 * 1024) + 1, 413, "one byte over the limit")]
    public void Text_is_refused_above_one_megabyte(int bytes, int? status, string because) =>
        Assert.True(SandboxReader.Check(Post(new string('a', bytes)), Work, senderExists: true)?.Status == status, because);

    [Fact]
    public void The_limit_counts_bytes_and_not_characters() =>
        Assert.Equal(413, SandboxReader.Check(Post(new string('村', 350 * 1024)), Work, senderExists: true)?.Status);

    [Fact]
    public void A_message_without_an_external_id_gets_its_own_so_that_it_is_never_taken_for_another() =>
        Assert.Equal("i1", Read(Post("安装12")).ExternalId);

    [Fact]
    public void The_external_id_of_the_sender_is_kept() => Assert.Equal("x7", Read(Post("安装12") with { ExternalId = "x7" }).ExternalId);

    [Theory]
    [InlineData("安装12", false)]
    [InlineData("@反诈小助手 安装12", true)]
    public void Naming_the_bot_in_the_text_mentions_it(string text, bool mentioned) => Assert.Equal(mentioned, Read(Post(text)).MentionsBot);

    [Fact]
    public void In_a_private_chat_the_bot_is_always_meant() =>
        Assert.True(SandboxReader.Read(Post("安装12"), Work with { Kind = GroupKind.Dm }, "i1", null, Monday).MentionsBot);

    [Fact]
    public void Sending_shows_the_line_under_the_outbox_id() => Assert.Equal("o1", Shown(Message()).MessageId);

    [Fact]
    public void A_picture_without_words_is_shown_as_an_image() =>
        Assert.Equal("image", Shown(Message() with { Text = "", Attachments = [new Attachment("f1", "1.png", "image/png", 9)] }).Kind);

    [Fact]
    public void Words_with_a_file_are_shown_as_text() =>
        Assert.Equal("text", Shown(Message() with { Attachments = [new Attachment("f1", "1.txt", "text/plain", 9)] }).Kind);

    private static SandboxPost Post(string text) => new("m1", text, null, null, false, []);

    private static InboundMessage Read(SandboxPost post) => SandboxReader.Read(post, Work, "i1", null, Monday);

    private static OutboundMessage Message() => new() { Key = "k", Channel = "sandbox", ConversationId = "g1", Text = "已记" };

    private static SandboxLine Shown(OutboundMessage message)
    {
        SandboxLine? shown = null;
        var channel = new SandboxChannel((line, _) =>
        {
            shown = line;
            return Task.CompletedTask;
        });
        Assert.True(channel.SendAsync("o1", message, default).IsCompletedSuccessfully);
        return shown!;
    }
}
