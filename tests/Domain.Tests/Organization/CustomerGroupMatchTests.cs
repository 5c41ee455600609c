using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class CustomerGroupMatchTests
{
    private static readonly IReadOnlyDictionary<string, string> Forwards = new Dictionary<string, string> { ["a"] = "LiSi", ["b"] = "LiSi" };

    [Fact]
    public void Name_and_owner_make_the_match()
    {
        var match = CustomerGroupMatch.Of([Group("a", "一组群"), Group("b", "二组群"), Group("c", "三组群")], [new("wr1", " 一组群", "lisi"), new("wr2", "二组群", "WangWu")], Forwards);
        Assert.Equal(("a", "wr1"), match.Matched.Select(m => (m.Group.Id, m.Found.ChatId)).Single());
        Assert.Equal(("b", "WangWu"), match.Elsewhere.Select(m => (m.Group.Id, m.Found.Owner)).Single());
        Assert.Equal("c", Assert.Single(match.Missing).Id);
    }

    [Fact]
    public void A_name_the_owner_gave_twice_says_nothing() =>
        Assert.Empty(CustomerGroupMatch.Of([Group("a", "一组群")], [new("wr1", "一组群", "LiSi"), new("wr2", "一组群", "LiSi")], Forwards).Matched);

    private static Group Group(string id, string name) => new() { Id = id, Channel = "wecom", Name = name, UnitId = "v", Kind = GroupKind.Residents, Bot = false };
}
