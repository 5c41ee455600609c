using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Understanding.Township;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>Turns of speech by which a number is said to be somebody else's, several, a state, or asked back.</summary>
public sealed class ReaderTurnsTests
{
    [Theory]
    [InlineData("注册9人，另1人没带身份证", "云溪村 app_register.new=9", "the other one did not register")]
    [InlineData("注册9人，其余2人等手机修好再弄", "云溪村 app_register.new=9", "of the others something else is told")]
    [InlineData("安装12人，另补5人", "云溪村 app_install.new=17", "the others were done too")]
    [InlineData("今天安装12人，另5人是上周漏报的", "云溪村 app_install.new=12; 云溪村 app_install.new=5", "the others are of another week")]
    [InlineData("应装640，实际安装571", "云溪村 app_install.total=571", "of what was required, a state")]
    [InlineData("今天应装30，实际安装28", "云溪村 app_install.new=28", "of a day's plan, new")]
    [InlineData("全体教师112人已装反诈APP 112人", "云溪村 app_install.total=112", "all of a staff")]
    [InlineData("网格员8人入户，装了8个反诈", "云溪村 app_install.new=8", "those who work are no staff that was equipped")]
    [InlineData("云溪、柳林安装各9人、7人", "云溪村 app_install.new=9; 柳林村 app_install.new=7", "each its own")]
    [InlineData("云溪、柳林各安装9人", "云溪村 app_install.new=9; 柳林村 app_install.new=9", "each the same")]
    [InlineData("云溪、柳林、百合安装各9人、7人", "", "two numbers for three units")]
    [InlineData("云溪、柳林安装注册各9人、7人", "", "in turn by unit or by metric")]
    [InlineData("大喇叭早上中午晚上各放一遍反诈", "云溪村 broadcast.new=3", "three times of the day")]
    [InlineData("反诈广播8点、18点各播2次", "云溪村 broadcast.new=4", "two clock times")]
    [InlineData("昨晚院坝会到了64人，装了18个反诈", "云溪村 people_reached.new=64; 云溪村 app_install.new=18", "who came to a meeting")]
    [InlineData("装6注6预警5", "云溪村 app_install.new=6; 云溪村 app_register.new=6; 云溪村 app_alert.new=5", "three steps in short")]
    public void Numbers_said_by_the_way_are_counted_as_meant(string text, string expected, string because)
    {
        var shown = Show(Read(text));
        Assert.True(expected.Split("; ").Order().SequenceEqual(shown.Split("; ").Order()), $"{because}: {shown}");
    }

    [Theory]
    [InlineData("派出所28人全部安装并注册", "派出所 app_install.total=28; 派出所 app_register.total=28", "the people of a house are its staff")]
    [InlineData("「平安办：柳林村今天装了几个」\n- - - - - -\n安装7，注册6", "柳林村 app_install.new=7; 柳林村 app_register.new=6", "the village asked about above")]
    [InlineData("学校520名家长安装反诈APP", "", "some school's, not the township's")]
    [InlineData("今日数据（安装 注册 走访）\n云溪 12 10 30\n柳林 8 7 22", "云溪村 app_install.new=12; 云溪村 app_register.new=10; 云溪村 household_visit.new=30; 柳林村 app_install.new=8; 柳林村 app_register.new=7; 柳林村 household_visit.new=22", "a legend parted by spaces")]
    [InlineData("村名,安装,注册\n1,云溪村,12,10\n2,柳林村,8,7", "云溪村 app_install.new=12; 云溪村 app_register.new=10; 柳林村 app_install.new=8; 柳林村 app_register.new=7", "numbered rows under a head without the number")]
    public void An_office_speaks_of_the_units_it_names(string text, string expected, string because)
    {
        var shown = Show(Read(text, Office));
        Assert.True(expected == shown, $"{because}: {shown}");
    }

    [Theory]
    [InlineData("注册改20", Intent.Correction)]
    [InlineData("收到哒", Intent.Ack)]
    [InlineData("云溪村收到，正在统计", Intent.Ack)]
    [InlineData("刚才我报那个先莫记", Intent.Retract)]
    [InlineData("请云溪村今晚20时前反馈预警对象见面情况", Intent.None)]
    [InlineData("怎么给机器人报数", Intent.Help)]
    [InlineData("反诈装了好多个，没来得及数", Intent.Ambiguous)]
    public void What_is_wanted_is_heard(string text, Intent intent) => Assert.Equal(intent, Read(text).Intent);

    [Theory]
    [InlineData("谁有反诈的PPT模板发我一份", QueryKind.Materials)]
    [InlineData("周报是报到周日还是周五", QueryKind.Deadline)]
    [InlineData("哪些村进度慢", QueryKind.Ranking)]
    public void What_is_asked_for_is_heard(string text, QueryKind kind) => Assert.Equal(kind, Read(text, Office).Query);

    [Fact]
    public void Money_sent_to_a_stranger_is_the_loss_of_a_case()
    {
        var reading = Read("我被骗了，刚转了一万二过去", Resident);

        Assert.Equal(Intent.Case, reading.Intent);
        Assert.Equal("云溪村 case.new=1; 云溪村 loss.new=12000", Show(reading));
    }

    [Theory]
    [InlineData("前天安装12人", 2)]
    [InlineData("大前天装了5个反诈", 3)]
    public void Days_before_yesterday_are_counted_back(string text, int days) =>
        Assert.Equal(new PeriodPhrase.DaysAgo(days), Assert.Single(Read(text).Rows).Period);
}
