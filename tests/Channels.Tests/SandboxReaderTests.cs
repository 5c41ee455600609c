using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Channels.Tests;

public sealed class SandboxReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);

    private static readonly Group Work = new() { Id = "g-1", Channel = "sandbox", Name = "上坪村反诈工作群", Kind = GroupKind.Work, Bot = true, MemberIds = ["m-1"] };

    private static SandboxPost Post(string text, bool mention = false, string? externalId = null) => new("m-1", text, externalId, null, mention, []);

    [Theory]
    [InlineData(false, true, 404, "an unknown group")]
    [InlineData(true, false, 404, "an unknown sender")]
    public void Unknown_places_and_people_are_refused(bool groupKnown, bool senderKnown, int status, string because) =>
        Assert.True(SandboxReader.Check(Post("1"), groupKnown ? Work : null, senderKnown)?.Status == status, because);

    [Fact]
    public void Somebody_who_is_not_in_the_group_may_not_write_there() =>
        Assert.Equal(403, SandboxReader.Check(Post("1") with { Sender = "m-2" }, Work, true)?.Status);

    [Theory]
    [InlineData(1024 * 1024, null)]
    [InlineData((1024 * 1024) + 1, 413)]
    public void Text_is_limited_to_one_megabyte_of_utf8(int bytes, int? status) =>
        Assert.Equal(status, SandboxReader.Check(Post(new string('a', bytes)), Work, true)?.Status);

    [Fact]
    public void Without_an_external_id_the_message_id_stands_for_it()
    {
        Assert.Equal("m9", SandboxReader.Read(Post("安装12"), Work, "m9", null, Now).ExternalId);
        Assert.Equal("x-1", SandboxReader.Read(Post("安装12", externalId: "x-1"), Work, "m9", null, Now).ExternalId);
    }

    [Theory]
    [InlineData("@反诈小助手 安装12", false, true)]
    [InlineData("安装12", true, true)]
    [InlineData("安装12", false, false)]
    public void The_bot_is_mentioned_by_name_or_by_the_flag(string text, bool flag, bool mentioned) =>
        Assert.Equal(mentioned, SandboxReader.Read(Post(text, flag), Work, "m9", null, Now).MentionsBot);

    [Fact]
    public void In_a_private_chat_everything_is_said_to_the_bot() =>
        Assert.True(SandboxReader.Read(Post("安装12"), Work with { Kind = GroupKind.Dm }, "m9", null, Now).MentionsBot);
}
