using AntiFraudBot.Domain.Organization.Groups;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class GroupWordsTests
{
    [Theory]
    [InlineData("建群 石桥村", "石桥村", null)]
    [InlineData("建群：石桥村。", "石桥村", null)]
    [InlineData("建群石桥村", "石桥村", null)]
    [InlineData("建群 石桥村 石桥村反诈群", "石桥村", "石桥村反诈群")]
    public void The_unit_and_the_wished_name_are_read(string text, string unit, string? name) => Assert.Equal(new GroupWords(unit, name), GroupWords.Read(text));

    [Theory]
    [InlineData("建群")]
    [InlineData("今天建群3个")]
    [InlineData("建群3个，覆盖200人，安装5")]
    [InlineData("新建群 石桥村")]
    [InlineData("已建群8个并转发")]
    public void Talk_of_groups_is_no_order(string text) => Assert.Null(GroupWords.Read(text));

    [Theory]
    [InlineData("石桥村反电诈工作群", true)]
    [InlineData("石桥反诈群", true)]
    [InlineData("石桥村群", false)]
    public void A_group_of_the_campaign_says_so_in_its_name(string name, bool fit) => Assert.Equal(fit, GroupWords.IsFit(name));
}
