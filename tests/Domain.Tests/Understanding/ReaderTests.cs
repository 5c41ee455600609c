using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Understanding.Township;

namespace AntiFraudBot.Domain.Tests.Understanding;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("三岔口今天入户三十三户，装机二十一台", "三岔口村 household_visit.new=33; 三岔口村 app_install.new=21", "a name that begins with a numeral")]
    [InlineData("12人安装，11人注册，走访30户", "云溪村 app_install.new=12; 云溪村 app_register.new=11; 云溪村 household_visit.new=30", "number first")]
    [InlineData("转发8个群420人，装了3个", "云溪村 push_group.new=8; 云溪村 push_people.new=420; 云溪村 app_install.new=3", "people behind groups")]
    [InlineData("今天接种疫苗30人，反诈宣传50人", "云溪村 people_reached.new=50", "other work beside ours")]
    [InlineData("今天组织志愿者8人走访52户，还有3户没人", "云溪村 household_visit.new=52", "helpers and absentees are no values")]
    [InlineData("安装十二户，其中独居老人5户，注册10人", "云溪村 app_install.new=12; 云溪村 app_register.new=10", "a breakdown is not added")]
    [InlineData("我村安装率由82%提高到85%", "云溪村 install_rate.total=85", "the state reached")]
    [InlineData("安装（新增/累计）：5/305", "云溪村 app_install.new=5; 云溪村 app_install.total=305", "two aspects side by side")]
    [InlineData("上周安装12，这周安装15，共27", "云溪村 app_install.new=12; 云溪村 app_install.new=15", "a sum over two weeks belongs to neither")]
    [InlineData("派出所民警2人到村宣讲，参加群众62人", "云溪村 people_reached.new=62", "helpers' unit is only mentioned")]
    [InlineData("安装51，打错了，是15", "云溪村 app_install.new=15", "taken back in the same breath")]
    [InlineData("反诈横幅一条38元，做6条228元", "", "prices")]
    [InlineData("差点被骗8万，被我们劝住了", "", "a loss that did not happen")]
    [InlineData("累计安装402(+8)", "云溪村 app_install.new=8; 云溪村 app_install.total=402", "the gain in brackets")]
    [InlineData("走访了30户不对不对31户", "云溪村 household_visit.new=31", "a slip of the tongue")]
    [InlineData("今天装了十八注册十八，不对注册是十六", "云溪村 app_install.new=18; 云溪村 app_register.new=16", "a slip about the metric named")]
    [InlineData("今天一户都没走成", "云溪村 household_visit.new=0", "a zero in words")]
    [InlineData("安装率百分之九十二点三五", "云溪村 install_rate.total=92.35", "decimals in words")]
    [InlineData("干部15名全部安装注册", "云溪村 app_install.total=15; 云溪村 app_register.total=15", "a whole staff is a state")]
    [InlineData("今天来的12位老人全部安装注册", "云溪村 app_install.new=12; 云溪村 app_register.new=12", "people of the day are new")]
    [InlineData("原报安装12，现更正为15", "云溪村 app_install.new=15", "现 before a correction says nothing of totals")]
    [InlineData("周一安装3周二安装5", "云溪村 app_install.new=3; 云溪村 app_install.new=5", "3周 is no duration before a weekday")]
    [InlineData("累计安装468人；注册30人，累计注册455人", "云溪村 app_register.new=30; 云溪村 app_install.total=468; 云溪村 app_register.total=455", "a total is carried only until one is said")]
    [InlineData("12装11注", "云溪村 app_install.new=12; 云溪村 app_register.new=11", "numbers first in short")]
    [InlineData("上午8个下午5个 反诈安装", "云溪村 app_install.new=13", "two halves of the day before the metric")]
    [InlineData("反诈安装上午8下午5", "云溪村 app_install.new=13", "two halves of the day behind it")]
    [InlineData("昨天7个今天8个，反诈安装", "云溪村 app_install.new=7; 云溪村 app_install.new=8", "two days before the metric")]
    [InlineData("反诈中心来了3个人检查", "", "visitors are no audience")]
    [InlineData("派出所来了2个民警，一起入户50户", "云溪村 household_visit.new=50", "visitors do not take the village's numbers with them")]
    [InlineData("上级通知已转发到2个群", "云溪村 push_group.new=2", "groups are no visitors")]
    [InlineData("装了12个反诈APP，来了3个领导看", "云溪村 app_install.new=12", "who came is no audience where nothing was held")]
    [InlineData("今日安装4 本周安装19", "云溪村 app_install.new=4; 云溪村 app_install.new=19", "本 begins a word")]
    [InlineData("安装量上周二十八，本周三十五", "云溪村 app_install.new=28; 云溪村 app_install.new=35", "no Tuesday and no Wednesday")]
    [InlineData("18号安装12", "云溪村 app_install.new=12", "a date eats nothing behind it")]
    [InlineData("发案：柳林村1起1.6万元", "柳林村 case.new=1; 柳林村 loss.new=16000", "the money of the case just counted")]
    [InlineData("今日安装/累计：9/300", "云溪村 app_install.new=9; 云溪村 app_install.total=300", "two aspects behind a slash")]
    [InlineData("安装12人，元旦前完成安装50人", "云溪村 app_install.new=12", "an order")]
    [InlineData("安装21（原报12有误）", "云溪村 app_install.new=21", "what is wrong stands in the brackets")]
    [InlineData("发放救灾物资50份", "", "other goods")]
    [InlineData("【柳林村反诈日报】\n1.安装8人\n2.注册7人", "柳林村 app_install.new=8; 柳林村 app_register.new=7", "the unit of a heading")]
    [InlineData("今天安装11人，另有9人早装过，没算进去", "云溪村 app_install.new=11", "said not to count")]
    [InlineData("本周反诈装了27个，比隔壁柳林还多2个，注册25个", "云溪村 app_install.new=27; 云溪村 app_register.new=25", "a comparison with others")]
    [InlineData("来电预警今天开了14个，APP都是他们以前装好的", "云溪村 app_alert.new=14", "done long ago")]
    [InlineData("听人家说柳林一天装了60个反诈", "", "hearsay")]
    [InlineData("开了一场屋场会，来了四十多个人，准确点是四十三，会后反诈装了16个", "云溪村 event.new=1; 云溪村 people_reached.new=43; 云溪村 app_install.new=16", "put exactly in the same breath")]
    [InlineData("家长会上给203名家长讲了反诈，现场装反诈app 58人", "云溪村 people_reached.new=203; 云溪村 app_install.new=58", "who was told")]
    [InlineData("两人一组宣传反诈，今天走了23户", "云溪村 household_visit.new=23", "how they went is no group of the village")]
    [InlineData("反诈传单到货3000份，每村来领300份", "", "goods to fetch")]
    [InlineData("今天没有新装的走访了十一户", "云溪村 app_install.new=0; 云溪村 household_visit.new=11", "a zero takes no other metric with it")]
    [InlineData("反诈情况：一、宣传：①海报：18张。二、安装：11人", "云溪村 poster.new=18; 云溪村 app_install.new=11", "an index behind a colon")]
    [InlineData("全村500人装了452人", "云溪村 app_install.total=452", "so many of the whole village are a state")]
    [InlineData("全村500人参加活动，装了5个反诈", "云溪村 people_reached.new=500; 云溪村 app_install.new=5", "the whole village came, five of them installed")]
    [InlineData("职工8人装好反诈", "云溪村 app_install.new=8", "those who did it are counted")]
    [InlineData("全体职工63人安装国家反诈中心app", "云溪村 app_install.total=63", "a whole staff is a state, without 全部 too")]
    [InlineData("护林员12人反诈全部装好，今天巡山4趟", "云溪村 app_install.total=12", "a calling is no other work")]
    [InlineData("今天下雨只跑了9家，装了3个", "云溪村 household_visit.new=9; 云溪村 app_install.new=3", "the weather is no other work")]
    [InlineData("赶圩摆摊，发传单350份，装反诈39个", "云溪村 leaflet.new=350; 云溪村 app_install.new=39", "market days")]
    [InlineData("劝住了一个老太太没让她转账避免损失两万三", "云溪村 dissuade.new=1; 云溪村 loss_avoided.new=23000", "a 没 of something else")]
    [InlineData("云溪、柳林零发案", "云溪村 case.new=0; 柳林村 case.new=0", "nothing of all is nothing of each")]
    [InlineData("一组装反诈5个，二组没有", "云溪村一组 app_install.new=5; 云溪村二组 app_install.new=0", "a group that has none")]
    [InlineData("装了6个，注册没有", "云溪村 app_install.new=6; 云溪村 app_register.new=0", "nothing, said of a metric beside another's number")]
    [InlineData("农贸市场136个摊位，发反诈传单120份", "云溪村 leaflet.new=120", "how many stalls there are")]
    [InlineData("反诈锦绣花园装8个、水岸新城装6个，合计14个", "云溪村 app_install.new=14", "places that are no units add up to the sum")]
    [InlineData("安装/注册\n云溪村 10/9\n柳林村 5/4", "云溪村 app_install.new=10; 云溪村 app_register.new=9; 柳林村 app_install.new=5; 柳林村 app_register.new=4", "two columns are no date")]
    [InlineData("每家领1份宣传单，反诈安装6", "云溪村 app_install.new=6", "what each was given is no order")]
    [InlineData("上周任务完成：安装15，注册15", "云溪村 app_install.new=15; 云溪村 app_register.new=15", "完成 behind 任务 makes it none")]
    [InlineData("网卡得很，今天反诈7个安装6个注册", "云溪村 app_install.new=7; 云溪村 app_register.new=6", "each number before its name")]
    [InlineData("俺村走到第四组了，今天反诈入户44户", "云溪村 household_visit.new=44", "how far they came is no group's report")]
    [InlineData("1、2、3号楼今天入户完成：入户64户，安装13人", "云溪村 household_visit.new=64; 云溪村 app_install.new=13", "houses are no list")]
    [InlineData("今儿上午7个下午5个，合计12，反诈APP安装", "云溪村 app_install.new=12", "a sum that waits for its metric")]
    [InlineData("供电所22个人反诈都装完了", "云溪村 app_install.total=22", "the people of a house are its staff")]
    [InlineData("今天跑了一天，微信步数21600步，装了16个反诈", "云溪村 app_install.new=16", "steps")]
    [InlineData("学生签反诈承诺书1136份，另外手抄报评了36份一等奖", "云溪村 pledge.new=1136", "drawings are no pledges")]
    [InlineData("反诈主题班会6场，学生152人，发告家长书152份", "云溪村 event.new=6; 云溪村 people_reached.new=152; 云溪村 leaflet.new=152", "letters to parents")]
    [InlineData("今天没装到，0", "云溪村 app_install.new=0", "nothing, and the nought behind it")]
    [InlineData("根据平安办〔2026〕8号文件要求，现上报我村反诈数据：安装17人", "云溪村 app_install.new=17", "officialese is neither an order nor a total")]
    [InlineData("这礼拜仨村都没发案。反诈安装：云溪21", "云溪村 case.new=0; 云溪村 app_install.new=21", "three villages are no three cases")]
    [InlineData("上周漏报反诈安装6人，现予补报", "云溪村 app_install.new=6", "报反 is not said here")]
    [InlineData("本周接警3起，其中电诈1起，损失5600元", "云溪村 case.new=1; 云溪村 loss.new=5600", "only fraud is ours")]
    [InlineData("本周发案3起，其中电信诈骗2起、刷单1起", "云溪村 case.new=3", "kinds of fraud are parts of the cases")]
    [InlineData("本周劝阻6起，其中刷单诈骗2起，冒充客服诈骗4起", "云溪村 dissuade.new=6", "what people were kept from is no case")]
    [InlineData("今天给36村民装了反诈", "云溪村 app_install.new=36", "villagers are no villages")]
    [InlineData("今天反诈安装5个驾校司机，走访3户", "云溪村 app_install.new=5; 云溪村 household_visit.new=3", "a driver is no machine")]
    [InlineData("今天发了300份反诈传单剩下等明天再发", "云溪村 leaflet.new=300", "what was given out is given out")]
    [InlineData("走到三组装了5个反诈", "云溪村三组 app_install.new=5", "where they got to and what they did there")]
    [InlineData("听领导安排，今天反诈走访12户", "云溪村 household_visit.new=12", "who is listened to is no hearsay")]
    [InlineData("安装/注册\n11/22 云溪村 10/9", "云溪村 app_install.new=10; 云溪村 app_register.new=9", "a date at the head of the line")]
    [InlineData("反诈安装6个，宣传单没有，请镇里再送点", "云溪村 app_install.new=6", "leaflets run out")]
    [InlineData("电诈发案3起，其中冒充客服1起", "云溪村 case.new=3", "a kind of fraud is a part")]
    [InlineData("走访15户其中6户新装反诈", "云溪村 household_visit.new=15; 云溪村 app_install.new=6", "what was done in them is a figure of its own")]
    [InlineData("入户15户，其中安装6户、注册5户", "云溪村 household_visit.new=15; 云溪村 app_install.new=6; 云溪村 app_register.new=5", "so with the verb before it")]
    [InlineData("反诈走了15家，6家装好了，4家家里没人", "云溪村 household_visit.new=15; 云溪村 app_install.new=6", "households that have it now")]
    [InlineData("全校师生1200人全部接受反诈教育", "云溪村 people_reached.new=1200", "who was taught")]
    [InlineData("今天反诈安装数：云溪零新增，柳林+4", "云溪村 app_install.new=0; 柳林村 app_install.new=4", "none new of what the heading names")]
    [InlineData("项目：本周新增 / 累计\n安装：22 / 846\n注册：21 / 839", "云溪村 app_install.new=22; 云溪村 app_register.new=21; 云溪村 app_install.total=846; 云溪村 app_register.total=839", "gaps around the slash")]
    [InlineData("6个，今天新装的，注册也是6个", "云溪村 app_install.new=6; 云溪村 app_register.new=6", "the number, then what it was")]
    [InlineData("今天走访17户，安装0，都是以前装好的", "云溪村 household_visit.new=17; 云溪村 app_install.new=0", "the reason of a nought")]
    [InlineData("本周收到诈骗线索2条", "云溪村 tip.new=2", "what came in is the tip")]
    [InlineData("箐口昨天没报成，补一下昨天的：反诈装4个", "云溪村 app_install.new=4", "a report that failed is no correction")]
    [InlineData("今日走访出租房45户，宣传120人，安装反诈APP 37人", "云溪村 household_visit.new=45; 云溪村 people_reached.new=120; 云溪村 app_install.new=37", "where people live is no other work")]
    [InlineData("云溪：入户40户，装反诈12个\n柳林：入户36户，装9个\n合计：76户，21个", "云溪村 household_visit.new=40; 云溪村 app_install.new=12; 柳林村 household_visit.new=36; 柳林村 app_install.new=9", "a sum is of the metric whose parts make it up")]
    [InlineData("注册又补了4个，都是前头装了没实名的", "云溪村 app_register.new=4", "installed long ago")]
    [InlineData("反诈安装云溪21、柳林17，两村合计38", "云溪村 app_install.new=21; 柳林村 app_install.new=17", "the villages are named, the sum checks them")]
    [InlineData("反诈今天抓紧走了八家，装了两个", "云溪村 household_visit.new=8; 云溪村 app_install.new=2", "hurried and done is no plan")]
    [InlineData("APP+22，注册+21", "云溪村 app_install.new=22; 云溪村 app_register.new=21", "the app as the head of its number")]
    [InlineData("目前86名居民已安装注册", "云溪村 app_install.total=86; 云溪村 app_register.total=86", "目前 names no place in a list")]
    [InlineData("宣讲会后15名老人现场安装反诈APP", "云溪村 app_install.new=15", "会后 names no place in a list")]
    [InlineData("今天走访外省返乡人员15户，安装12，注册10", "云溪村 household_visit.new=15; 云溪村 app_install.new=12; 云溪村 app_register.new=10", "people from elsewhere are no hearsay")]
    [InlineData("反诈传单到货，今天发放200份、入户30户", "云溪村 leaflet.new=200; 云溪村 household_visit.new=30", "nothing is to be fetched")]
    [InlineData("6月14日累计安装161", "云溪村 app_install.total=161", "the state of a day")]
    [InlineData("上周累计安装201", "云溪村 app_install.total=201", "alone it is the report")]
    [InlineData("装了12个，1个没注册上", "云溪村 app_install.new=12", "one left over is no zero")]
    [InlineData("今天反诈单子发了63张，鱼款一共发出去41万", "云溪村 leaflet.new=63", "nobody hands out that many")]
    [InlineData("举办反诈活动1场，参与志愿者8名，入户22户", "云溪村 event.new=1; 云溪村 household_visit.new=22", "helpers are no audience")]
    public void Numbers_find_their_metric(string text, string expected, string because)
    {
        var shown = Show(Read(text));
        Assert.True(expected == shown, $"{because}: {shown}");
    }

    [Theory]
    [InlineData("村\t今日安装\t累计安装\n云溪村\t5\t305\n柳林村\t3\t288", "云溪村 app_install.new=5; 云溪村 app_install.total=305; 柳林村 app_install.new=3; 柳林村 app_install.total=288")]
    [InlineData("今日安装/注册：云溪12/11，柳林9/9", "云溪村 app_install.new=12; 云溪村 app_register.new=11; 柳林村 app_install.new=9; 柳林村 app_register.new=9")]
    [InlineData("指标｜云溪｜柳林\n安装｜12｜9\n注册｜11｜9", "云溪村 app_install.new=12; 云溪村 app_register.new=11; 柳林村 app_install.new=9; 柳林村 app_register.new=9")]
    [InlineData("村,安装,注册\n云溪村,14,13\n柳林村,9,9", "云溪村 app_install.new=14; 云溪村 app_register.new=13; 柳林村 app_install.new=9; 柳林村 app_register.new=9")]
    [InlineData("云溪村：14、13\n柳林村：9、9\n注：依次为反诈安装、注册", "云溪村 app_install.new=14; 云溪村 app_register.new=13; 柳林村 app_install.new=9; 柳林村 app_register.new=9")]
    [InlineData("以下单位安装均为10人：云溪村、柳林村", "云溪村 app_install.new=10; 柳林村 app_install.new=10")]
    [InlineData("【云溪】装5【柳林】装7", "云溪村 app_install.new=5; 柳林村 app_install.new=7")]
    [InlineData("云溪 12\n柳林 9\n今日安装，合计21", "云溪村 app_install.new=12; 柳林村 app_install.new=9")]
    [InlineData("云溪村、柳林村、百合社区今天安装分别为12、9、7", "云溪村 app_install.new=12; 柳林村 app_install.new=9; 百合社区 app_install.new=7")]
    public void Lists_and_tables_give_each_unit_its_own(string text, string expected) =>
        Assert.Equal(expected, Show(Read(text, Office)));

    [Theory]
    [InlineData("云溪 12\n柳林 9\n今日安装，合计22", DoubtKind.SumMismatch)]
    [InlineData("8个5个 反诈安装", DoubtKind.Other)]
    [InlineData("安装多报了2个", DoubtKind.Reference)]
    [InlineData("今年以来我村发案5起", DoubtKind.Other)]
    [InlineData("报早了，后面又装了两个，一共14个", DoubtKind.SumMismatch)]
    [InlineData("梅花村安装12", DoubtKind.UnknownUnit)]
    [InlineData("今天装了二三十个", DoubtKind.Vague)]
    [InlineData("安装12、13个", DoubtKind.Vague)]
    [InlineData("安装12+3", DoubtKind.Vague)]
    [InlineData("花园村安装12", DoubtKind.UnknownUnit)]
    [InlineData("云溪村等3个村共安装28人", DoubtKind.Other)]
    [InlineData("反诈安装要么十八要么十九", DoubtKind.Vague)]
    [InlineData("反诈安装率又提了5个百分点", DoubtKind.Reference)]
    [InlineData("还是上午那个数", DoubtKind.Reference)]
    [InlineData("安装应该是30或31", DoubtKind.Vague)]
    [InlineData("跟昨天一样", DoubtKind.Reference)]
    [InlineData("柳林村 +7", DoubtKind.MetricMissing)]
    [InlineData("零报告", DoubtKind.ZeroForm)]
    [InlineData("上周没装", DoubtKind.ZeroForm)]
    [InlineData("本周没得", DoubtKind.ZeroForm)]
    [InlineData("安装和注册写反了", DoubtKind.Reference)]
    [InlineData("刚才那个案子是误报", DoubtKind.Reference)]
    [InlineData("昨天发案1起撤销，核实不是诈骗", DoubtKind.Reference)]
    [InlineData("今天没数据", DoubtKind.ZeroForm)]
    [InlineData("三个村合计安装15", DoubtKind.Other)]
    [InlineData("装了得有小一百个", DoubtKind.Vague)]
    [InlineData("十几个", DoubtKind.Vague)]
    [InlineData("家长那边差不多装了一半了", DoubtKind.Vague)]
    [InlineData("安装12个，都是以前装好的", DoubtKind.Other)]
    [InlineData("反诈安装20多个，具体3点统计完再报", DoubtKind.Vague)]
    public void A_doubt_is_asked_back_and_never_booked(string text, DoubtKind kind)
    {
        var reading = Read(text, Office);

        Assert.Equal(Intent.Ambiguous, reading.Intent);
        Assert.Equal(kind, reading.Doubt?.Kind);
        Assert.Empty(reading.Rows);
    }

    [Theory]
    [InlineData("信用社新开户32户，手机银行注册20户")]
    [InlineData("网上国网APP推广：本周安装116户，注册109户，绑定98户。")]
    [InlineData("我校本学期新注册学生352人，食堂新装空调6台")]
    [InlineData("志愿者注册20人")]
    [InlineData("新装了2台炒茶机，明天试机")]
    [InlineData("反诈工作按三个步骤推进")]
    [InlineData("反诈承诺书按了12个手印")]
    [InlineData("常住人口1200人安装反诈APP")]
    [InlineData("取消了")]
    [InlineData("听说柳林应该是装了60个反诈")]
    [InlineData("据说隔壁村实际装了60个反诈")]
    [InlineData("领导说我们安装应该是50个")]
    [InlineData("今日下井218人，瓦斯检测正常，安全班前会3场")]
    [InlineData("文明创建今天走访二十六户发了一百份倡议书")]
    [InlineData("打印反诈海报30张花了96元，发票开好了")]
    [InlineData("本周新装POS机6台，激活社保卡47张")]
    [InlineData("智慧养老APP今天给家属装了15个")]
    [InlineData("打印机没墨了，500份传单要等明天才能印")]
    [InlineData("安装率低于80%的村，周一到我办公室说明情况")]
    [InlineData("听县里讲，坝洒乡上周装了四百多个，我们要加油")]
    [InlineData("文明实践活动1场")]
    [InlineData("10块钱一斤")]
    [InlineData("@所有人 今天6点前报数")]
    [InlineData("哪个村拖到9点还不报，明天会上点名")]
    [InlineData("主任，打印告知书200份的钱找谁签字")]
    [InlineData("今天办ETC安装5台，激活5台")]
    [InlineData("本周任务：安装50")]
    [InlineData("防校园欺凌主题班会18场，参加学生760人，签订承诺书760份。")]
    [InlineData("【两癌筛查】已登记：64人；注册小程序：59人")]
    [InlineData("林区防火宣传车广播20次，发一封信500份，劝阻野外用火3人")]
    [InlineData("今天开会15人参加")]
    [InlineData("宣传品到了，反诈传单2000份，各村来203室领")]
    [InlineData("争取这周装到100个")]
    public void A_number_that_something_else_owns_is_never_booked(string text) => Assert.Equal(Intent.None, Read(text).Intent);

    [Fact]
    public void A_misspelt_name_near_to_one_unit_is_that_unit()
    {
        var reader = new Reader(new UnitLexicon([new("大垭口村", "village", null, []), new("柳树湾村", "village", null, [])]));

        Assert.Equal("大垭口村 app_install.new=12; 柳树湾村 app_install.new=5", Show(reader.Read("大牙口村安装12，柳湾村安装5", Office)));
    }

    [Fact]
    public void A_misspelt_name_near_to_two_units_is_asked_back_with_both()
    {
        var reader = new Reader(new UnitLexicon([new("大垭口村", "village", null, []), new("大丫口村", "village", null, [])]));

        var doubt = reader.Read("大牙口村安装12", Office).Doubt;

        Assert.Equal(DoubtKind.AmbiguousUnit, doubt?.Kind);
        Assert.Equal(["大垭口村", "大丫口村"], doubt!.Candidates!);
    }

    [Fact]
    public void An_alias_of_two_units_is_asked_back_with_both_names()
    {
        var reader = new Reader(new UnitLexicon([new("新河村", "village", null, ["河边"]), new("老河村", "village", null, ["河边"])]));

        var reading = reader.Read("河边安装12", Office);

        Assert.Equal(DoubtKind.AmbiguousUnit, reading.Doubt?.Kind);
        Assert.Equal(["新河村", "老河村"], reading.Doubt!.Candidates!);
    }

    [Fact]
    public void A_part_is_its_village_where_units_have_no_parts()
    {
        var reader = new Reader(new UnitLexicon([new("云溪村", "village", null, [])], hasParts: false));

        Assert.Equal("云溪村 app_install.new=5", Show(reader.Read("3组安装5", Cadre)));
    }

    [Theory]
    [InlineData("今天又装上18个", Operation.Add)]
    [InlineData("今天装了18个", Operation.Set)]
    [InlineData("更正：安装18", Operation.Replace)]
    public void The_operation_is_kept_with_the_number(string text, Operation operation) =>
        Assert.Equal(operation, Assert.Single(Read(text).Rows).Operation);

    [Theory]
    [InlineData("不是35是53")]
    [InlineData("53不是35")]
    [InlineData("上面的35写错了，是53")]
    [InlineData("35写错了，是53")]
    public void A_correction_without_a_metric_keeps_both_values(string text)
    {
        var reading = Read(text);

        Assert.Equal((35m, 53m), (reading.BareOld, reading.BareNew));
        Assert.Empty(reading.Rows);
    }

    [Theory]
    [InlineData("刚才那个不对，注册是11", "云溪村 app_register.new=11")]
    [InlineData("刚报的安装改成12", "云溪村 app_install.new=12")]
    [InlineData("刚才报的10个里头有邻村的，我们今天安装应是7个", "云溪村 app_install.new=7")]
    [InlineData("前面说的反诈装11个多算了2个，应该是9个", "云溪村 app_install.new=9")]
    [InlineData("上面那个注册有问题，11才对", "云溪村 app_register.new=11")]
    [InlineData("注册少报了1个，11个", "云溪村 app_register.new=11")]
    [InlineData("不好意思注册是11", "云溪村 app_register.new=11")]
    [InlineData("上午报的走访数重了，实际28户", "云溪村 household_visit.new=28")]
    [InlineData("刚刚手快了，走访28", "云溪村 household_visit.new=28")]
    [InlineData("重发一遍，前面那条不算：装11，注册10", "云溪村 app_install.new=11; 云溪村 app_register.new=10")]
    [InlineData("昨天报的反诈装了十四个，里头有两个是重复的，应该是十二个", "云溪村 app_install.new=12")]
    [InlineData("三组装五个改成装六个刚才说错了", "云溪村三组 app_install.new=6")]
    [InlineData("累计安装多打了一个0，应为1254人", "云溪村 app_install.total=1254")]
    public void What_people_say_when_they_were_wrong_is_a_correction(string text, string expected)
    {
        var reading = Read(text);

        Assert.Equal(Intent.Correction, reading.Intent);
        Assert.Equal(expected, Show(reading));
    }

    [Theory]
    [InlineData("不好意思报晚了，上周装12")]
    [InlineData("昨天手机有问题，今天装了12")]
    [InlineData("安装少报了2个")]
    public void An_apology_for_something_else_corrects_nothing(string text) => Assert.Equal(Intent.Report, Read(text).Intent);

    [Theory]
    [InlineData("我们报了没")]
    [InlineData("我们还差什么没报")]
    [InlineData("我们登记上了吗")]
    public void A_cadre_who_asks_of_we_asks_of_the_own_unit(string text) => Assert.Equal((QueryKind.UnitDetail, "云溪村"), (Read(text).Query, Read(text).Target?.Unit));

    [Fact]
    public void A_correction_keeps_the_value_it_replaces() =>
        Assert.Equal(12, Assert.Single(Read("安装12改成21").Rows).Old);

    [Fact]
    public void An_answer_to_the_bots_question_needs_no_metric()
    {
        var reading = Township.Reader.Read("7", Cadre, new ReadContext(Metric.AppRegister, new PeriodPhrase.Yesterday()));

        Assert.Equal("云溪村 app_register.new=7", Show(reading));
        Assert.Equal(new PeriodPhrase.Yesterday(), reading.Rows[0].Period);
    }

    [Fact]
    public void A_question_names_its_unit_metric_and_period() =>
        Assert.Equal(new QueryTarget("柳林村", Metric.AppInstall, new PeriodPhrase.ThisWeek()), Read("柳林村这周装了好多个", Office).Target);

    [Theory]
    [InlineData("6月18日安装12", "Day { Month = 6, DayOfMonth = 18 }")]
    [InlineData("第24周安装12", "WeekNumber { Number = 24 }")]
    [InlineData("6.8—6.14安装12", "Range { From = Day { Month = 6, DayOfMonth = 8 }, To = Day { Month = 6, DayOfMonth = 14 } }")]
    [InlineData("12月第二周安装12", "WeekOfMonth { Month = 12, Number = 2 }")]
    [InlineData("周三安装12", "Weekday { IsoDay = 3 }")]
    [InlineData("反诈安装12人（今日）", "Today { }")]
    [InlineData("这周三个人安装", "ThisWeek { }")]
    [InlineData("上上周安装12", "WeekBeforeLast { }")]
    [InlineData("5月份安装12", "WholeMonth { Number = 5 }")]
    public void Calendar_phrases_are_kept_exactly(string text, string phrase) =>
        Assert.Equal(phrase, Assert.Single(Read(text).Rows).Period?.ToString());

    [Fact]
    public void A_resident_never_books() => Assert.Empty(Read("今天安装12", Resident).Rows);

    [Fact]
    public void A_group_of_the_grid_workers_own_village_is_named_in_full() =>
        Assert.Equal("云溪村三组 app_install.new=5", Show(Read("3组安装5", GridWorker)));

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("🎉🎉🎉")]
    [InlineData("\uD83D")]
    [InlineData("「")]
    [InlineData("@")]
    [InlineData("[")]
    [InlineData("提醒大家今天下班前报数")]
    public void Odd_texts_are_silence(string text) => Assert.Equal(Intent.None, Read(text).Intent);

    [Theory]
    [InlineData("安装12、")]
    [InlineData("被骗不要转账")]
    [InlineData("（（（（")]
    [InlineData("1")]
    public void Very_long_texts_are_asked_back_quickly(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));

        Assert.Equal("too-long", Read(text).Rule);
        Assert.NotNull(Read(text[..8000]));
    }
}
