namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What people say in such groups that is nobody's number.</summary>
internal static class Noise
{
    private static readonly string[] Texts =
    [
        "收到", "好的", "1", "收到，马上落实", "中午食堂吃什么", "医保缴费已完成120户", "下周争取装20个", "明天计划入户50户", "听说隔壁村装了40个",
        "每村至少再装50个", "防溺水宣传200人", "打印了200份传单，谁来拿", "秸秆禁烧巡查3次，入户20户", "会议号 652331", "要是能装30个就好了",
        "「上坪村：上周安装12」\n——————\n收到", "今天高温37度，注意防暑", "党员大会到会35人", "辛苦了", "低保复核走访18户", "谁的车牌渝A12345挡路了", "三轮疫苗接种60人",
    ];

    private static readonly string[] OfResidents = ["我装了2个", "安装12", "我家安装好了，注册3个", "今天停电吗"];

    public static void Say(Scene s)
    {
        var (at, text) = (s.Between(s.One(0, 0, 1, 2, 3), "09:03", "18:50"), s.One(Texts));
        var person = s.One(s.Unit.Head, s.Unit.Liaison);
        // What only acknowledges is silent; the head speaks, so that the liaison's last report stays the last.
        s.SayAs(s.Unit.Head, s.One(s.Unit.WorkGroup, "g-qingxi-work"), at, text);
        if (!s.Unit.IsVillage || person == s.Unit.Head) return;
        s.SayAs($"m-{s.Unit.Key}-r1", $"dm-m-{s.Unit.Key}-r1", s.Then(at), s.One(OfResidents));
    }
}
