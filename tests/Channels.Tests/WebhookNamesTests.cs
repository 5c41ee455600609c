using AntiFraudBot.Channels.Ways;

namespace AntiFraudBot.Channels.Tests;

public sealed class WebhookNamesTests
{
    private static readonly HashSet<string> Known = ["上坪村", "石桥反诈群", "wr-123", "noted"];

    private static readonly Address Group = new() { ChatId = "wr-9", Private = false, Name = "某群", UnitName = "上坪村", IsWorkGroup = true };

    [Fact]
    public void A_units_work_group_has_the_webhook_of_the_units_name() => Assert.Equal("上坪村", Of(Group));

    [Fact]
    public void A_residents_group_of_the_same_unit_does_not() => Assert.Null(Of(Group with { IsWorkGroup = false }));

    [Fact]
    public void A_webhook_may_be_named_after_the_group_or_its_id()
    {
        Assert.Equal("石桥反诈群", Of(Group with { Name = "石桥反诈群", UnitName = "石桥村" }));
        Assert.Equal("wr-123", Of(Group with { ChatId = "wr-123", UnitName = null }));
    }

    [Fact]
    public void What_was_noted_for_the_group_comes_first() =>
        Assert.Equal("noted", Of(Group with { Services = new Dictionary<string, string> { [GroupServices.Webhook] = "noted" } }));

    [Fact]
    public void A_private_chat_has_none() => Assert.Null(Of(Group with { Private = true }));

    private static string? Of(Address to) => WebhookNames.For(to, Known.Contains);
}
