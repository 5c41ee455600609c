using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.DingTalk;

public sealed class RoutesTests
{
    private static readonly Reach All = new(CanReply: true, App: true, Webhook: true, Scene: true);

    [Fact]
    public void An_answer_goes_back_the_way_the_question_came() => Assert.Equal(Way.Reply, Routes.For(Parcel(), All)[0]);

    [Fact]
    public void A_push_is_the_robots_where_somebody_wrote_to_it_else_the_custom_robots()
    {
        Assert.Equal(Way.Robot, Routes.For(Parcel(), All with { CanReply = false })[0]);
        Assert.Equal(Way.Webhook, Routes.For(Parcel(heard: false), All with { CanReply = false, Scene = false })[0]);
        Assert.Equal([Way.Robot], Routes.For(Parcel(heard: false), new Reach(false, true, false, false)));
    }

    [Fact]
    public void A_call_by_name_takes_a_way_that_rings()
    {
        var call = Parcel() with { Mentions = [new Callee("u1", "李敏")] };
        Assert.Equal([Way.Webhook, Way.Scene, Way.Robot], Routes.For(call, All with { CanReply = false }));
    }

    [Fact]
    public void A_file_takes_a_way_that_carries_files() =>
        Assert.Equal(Way.Robot, Routes.For(Parcel(files: new Attachment("a", "表.xlsx", "application/zip", 9)), All)[0]);

    [Fact]
    public void One_person_is_reached_through_the_robot()
    {
        var person = Parcel() with { To = new Address { ChatId = "u1", Private = true } };
        Assert.Equal([Way.Reply, Way.Robot], Routes.For(person, All));
        Assert.Empty(Routes.For(person, new Reach(false, false, true, false)));
    }

    private static Parcel Parcel(bool heard = true, params Attachment[] files) => new()
    {
        OutboxId = "o-1",
        To = new Address { ChatId = "cid1==", Private = false, Heard = heard },
        Message = new() { Key = "k", Channel = "dingtalk", ConversationId = "c", Text = "请报数", Attachments = files },
    };
}
