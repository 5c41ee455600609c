using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R26: turns of speech and dialect in the one form the word tables know: 装咗 is 装了, 十八名护理员全部装好 is a total.</summary>
internal static partial class Colloquial
{
    private const string Number = "(?<n>[0-9]{1,9}|[零一二三四五六七八九十百两廿]{1,9})";
    private const string StaffWords = "(?:干部职工|教职员工|教职工|职工|员工|工作人员|护理人员|护理员|医护人员|管理人员|从业人员|教师|老师|民警|辅警|村干部|镇干部|干部|党员|网格员|医生|护士|保安|工人|营业员|柜员|后勤人员|护工|保洁员|厨师|医师|药师|列车员|乘务员|投递员|快递员|邮递员|水工|抄表员|电工|协管员|安全员|法官|检察官|战士|队员|在岗人员|在编人员|人员)";

    private static readonly (string From, string To)[] Dialect =
    [
        ("今个礼拜", "这个礼拜"), ("今只礼拜", "这个礼拜"), ("迭个礼拜", "这个礼拜"), ("依个礼拜", "这个礼拜"), ("今个星期", "这个星期"), ("今个月", "这个月"), ("今晡日", "今天"), ("今晡", "今天"), ("今阿日", "今天"), ("昨晡日", "昨天"), ("昨晡", "昨天"), ("秋晡日", "昨天"), ("琴晚", "昨晚"), ("寻晚", "昨晚"), ("昨儿个", "昨天"), ("今儿个", "今天"), ("前儿个", "前天"),
        ("冇畀人呃到", "没被骗"), ("冇畀人呃", "没被骗"), ("冇被人呃", "没被骗"), ("畀人呃咗", "被骗了"), ("俾人呃咗", "被骗了"), ("俾人呃", "被骗"), ("行咗", "走访了"), ("派咗", "发了"), ("唔使", "不用"), ("几多", "多少"), ("搞掂", "完成"),
    ];

    public static string Plain(string text)
    {
        foreach (var (from, to) in Dialect)
            text = text.Replace(from, to, StringComparison.Ordinal);
        text = Where(text, "队", Brigade(), "${n}组");
        text = SpacedMeasure().Replace(text, "");
        text = Where(text, "屏", OnTheScreen(), "反诈");
        text = Where(text, "p", AppItself(), "安装");
        text = Where(text, "警", AlertToo(), "全部预警开了");
        text = Where(text, "警", AlertOpened(), "预警开了");
        text = Where(text, "警", AlertsCounted(), "开启预警${n}个");
        text = Where(text, "会讲", OneGathering(), "开了1场");
        text = Where(text, "来到派", Visitors(), "${who}");
        text = Particle().Replace(text, "${verb}了");
        text = TimesOfDay().Replace(text, "${how}${when}各");
        text = EitherOr().Replace(text, "${n}或${m}${unit}");
        text = InBrackets().Replace(text, "${n}${unit}，");
        text = JustThese().Replace(text, "共");
        text = ZeroDigit().Replace(text, "零");
        text = Where(Where(text, "宣", ShortSpread(), "宣传"), "弄搞整办", DoneToTheApp(), "${app}安装");
        text = SpokenCounts.Plain(ShortInstall().Replace(ShortTotal().Replace(ShortToday().Replace(ShortYesterday().Replace(text, "昨日"), "今日"), "累计"), "安装"));
        text = Houses().Replace(text, "户");
        text = SpacedSlash().Replace(text, "/");
        text = NumberThenWhat().Replace(text, "${when}${what}${n}个");
        if (text.Contains("反诈", StringComparison.Ordinal))
            text = Pressed().Replace(text, "装");
        text = NumbersFirst().Replace(text, m => string.Concat(m.Groups["name"].Captures.Zip(m.Groups["n"].Captures, (name, n) => $"{name.Value}{n.Value} ")));
        text = Difference().Replace(text, "");
        text = TheRest().Replace(text, "");
        text = AppDone().Replace(text, "安装${n}个反诈app");
        if (NotCounted().Replace(text, "") is var counted && counted.Any(ChineseNumerals.IsNumeralChar))
            text = counted;
        text = AskedFor().Replace(text, "${verb}${thing}一下");
        text = Where(text, "全都均百落", WholeHouse(), WholeStaff);
        return StaffFirst().Replace(StaffLast().Replace(text, WholeStaff), WholeStaff);
    }

    // A pattern is only tried where one of its signs stands; most messages have none of them.
    private static string Where(string text, string signs, Regex turn, string plain) =>
        text.AsSpan().ContainsAny(signs) ? turn.Replace(text, plain) : text;

    private static string Where(string text, string signs, Regex turn, MatchEvaluator plain) =>
        text.AsSpan().ContainsAny(signs) ? turn.Replace(text, plain) : text;

    // 护理人员15名已全部安装注册: a state, not a day's work; each step has the number.
    private static string WholeStaff(Match match)
    {
        var number = match.Groups["n"].Value;
        var steps = new List<string>();
        foreach (var (word, name) in (ReadOnlySpan<(string, string)>)[("装", "安装"), ("下载", "安装"), ("注册", "注册"), ("实名", "注册"), ("激活", "注册"), ("预警", "开启预警")])
            if (match.Groups["did"].Value.Contains(word, StringComparison.Ordinal) && !steps.Exists(s => s.Contains(name, StringComparison.Ordinal)))
                steps.Add($"累计{name}{number}人");
        return steps.Count == 0 ? match.Value : '，' + string.Join('、', steps);
    }

    [GeneratedRegex("(?<verb>安装|注册|走访|入户|激活|开启|下载|转发|劝阻|劝返|[装册发贴挂签转播跑访派])(?:多|埋|翻|好)?[咗欸嘅哒撇](?=[0-9零一二三四五六七八九十百两廿俩仨])")]
    private static partial Regex Particle();

    // 6家装好了: households.
    [GeneratedRegex("(?<=[0-9二三四五六七八九十两])家(?=(?:新装|装好了?|装上了?|装了|安装好?了?)(?:[，,。;、\\s]|$))")]
    private static partial Regex Houses();

    // 安装：22 / 846.
    [GeneratedRegex("(?<=[0-9\\u4e00-\\u9fff]) ?/ (?=[0-9\\u4e00-\\u9fff])|(?<=[0-9\\u4e00-\\u9fff]) /(?=[0-9\\u4e00-\\u9fff])")]
    private static partial Regex SpacedSlash();

    // 6个，今天新装的，注册也是6个.
    [GeneratedRegex("(?<=^|[，,。;\\n])(?<n>[0-9]{1,4}|[一二三四五六七八九十两]{1,3})(?:个|人|户)[，,](?<when>今天|今日|昨天|上午|下午|本周|这周|上周)?(?<what>新装|安装|装|注册|下载)的(?=[，,。;\\n]|$)")]
    private static partial Regex NumberThenWhat();

    // 反诈按了七个: 装 by voice.
    [GeneratedRegex("(?<=[0-9一二三四五六七八九十]组)按(?=了?(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,3})个)|按(?=了(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,3})个(?:[，,。;\\s]|$))")]
    private static partial Regex Pressed();

    // 一队走18户: what villages in the north call a 组.
    [GeneratedRegex("(?<=^|[，,。;:、\\s村屯庄营堡])(?:第)?(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:小|生产)?队(?![员伍长部])")]
    private static partial Regex Brigade();

    // 15 名: the measure word belongs to its number; 装 5 册 5 is two figures.
    [GeneratedRegex("(?<=[0-9]) (?=(?:人次|场次|名|人|户|个|张|份|条|场|次|起|位|台|部|块|家|元|万元|%)(?![ :+]{0,2}[0-9]))")]
    private static partial Regex SpacedMeasure();

    // 宣150 behind other short words.
    [GeneratedRegex("(?<=[0-9户人个份][，、/| ]{0,2})宣(?=[:+]?[0-9])")]
    private static partial Regex ShortSpread();

    // 帮老人弄那个反诈，弄好8个.
    [GeneratedRegex("(?<app>反诈(?:app|软件|中心)?(?:的)?[^，,。;0-9\\n]{0,6}[，, ]?[^，,。;0-9\\n]{0,4}?)(?:弄好|弄了|弄成|弄起|弄|搞好|搞定|搞了|搞起|整好|整了|办好)了?(?=[0-9一二三四五六七八九十两廿]{1,5}(?:个|台|部|户|人|名|位))")]
    private static partial Regex DoneToTheApp();

    // LED屏滚动播放反诈标语: what it shows is no banner and no broadcast.
    [GeneratedRegex("(?<=屏[^，。;\\n]{0,12})(?:滚动播放|循环播放|滚动|循环|播放|播出|显示|展示)(?:了)?(?:反诈|防骗)?(?:宣传|提示|警示)?(?:标语|口号|短片|视频|提示|内容|字幕|信息|宣传语)")]
    private static partial Regex OnTheScreen();

    // APP+22，注册+21: the app as the head of its number.
    [GeneratedRegex("(?<![a-z0-9\\u4e00-\\u9fff] ?)app(?:数)?[ :+]{1,3}(?=[0-9]{1,5}(?![0-9.]))")]
    private static partial Regex AppItself();

    // 预警全给人家打开了; 预警也都开了.
    [GeneratedRegex("(?<=[，,。; ])(?:来电)?预警(?:功能)?(?<all>也都|也全|全都|都|也全部|全部|也)(?:已经|已)?(?:打开|开启|开通|开)(?:了|好|通|齐)*(?=[，,。;\\n]|$)")]
    private static partial Regex AlertToo();

    [GeneratedRegex("预警(?:功能)?(?:全|都|也|全都|全部)?(?:给|帮)(?:人家|他们|大家|他|她|老人|群众|大伙)?(?:全|都)?(?:打开|开启|开|开通|弄好|设好)了?")]
    private static partial Regex AlertOpened();

    // 开了7个预警.
    [GeneratedRegex("(?:开|开启|开通|打开)了?" + Number + "(?:个|人|户|台|部)(?:人)?的?(?:来电|短信)?预警(?:功能)?(?![单对人信线])")]
    private static partial Regex AlertsCounted();

    // 开了个坝坝会.
    [GeneratedRegex("(?:开|召开|办|举办|组织|搞|举行|弄)了?一?个(?=[^，。;0-9\\n]{0,6}(?:坝坝会|院坝会|板凳会|屋场会|院落会|坝会|宣讲会|反诈讲座|反诈宣讲|反诈班会|反诈夜话))")]
    private static partial Regex OneGathering();

    // 反诈中心来了3个人检查: visitors, not an audience.
    [GeneratedRegex("(?<who>(?:反诈中心|公安局|派出所|县局|市局|分局|县里|市里|区里|镇里|乡里|镇上|上级|上面|领导|刑侦|检查组|督导组|督查组|专班|宣讲团|政法委|平安办|综治办|检察院|法院|司法所|银行|电视台|记者|县上)[^，。;0-9\n]{0,6}(?:下来了?|来了?|到了?|派了?|派来了?))" + Number + "(?:个人|个(?![群村组户单小社学微])|名|位|人)(?:领导|民警|警官|辅警|干部|同志|工作人员|律师|专家|老师|记者|人)?")]
    private static partial Regex Visitors();

    [GeneratedRegex("(?<when>早中晚|早、中、晚|早晚|早、晚|上午下午|上下午)(?<how>[^0-9，。;各都\\n]{1,12})各")]
    private static partial Regex TimesOfDay();

    // 另有9人早装过，没算进去.
    [GeneratedRegex("[，,;。(]?[^，,;。()\\n]{0,16}[0-9一二三四五六七八九十百两][^，,;。()\\n]{0,16}[，,]?[^，,;。()0-9\\n]{0,6}(?:没算进|没算在|没有算进|未计入|不计入|没计入|未算入|不算在|没统计进|未统计在|未纳入|没报进|另算|另外算|单独算|单算|另计|不在其中|不在里面)[^，,;。()\\n]*[)]?")]
    private static partial Regex NotCounted();

    // 不是11个就是12个.
    [GeneratedRegex("(?:不是|不系|弗是)" + Number + "(?:个|人|户|张|份)?[，,]?(?:就是|便是|就系)(?<m>[0-9]{1,9}|[零一二三四五六七八九十百两廿]{1,9})(?<unit>个|人|户|张|份)?")]
    private static partial Regex EitherOr();

    // 安装（6）注册（6）.
    [GeneratedRegex("(?<=[装册访户实名数警单报幅群会场屏播书签])\\((?<n>[0-9]{1,5})(?<unit>人|户|个|份|张|条|场|次|块)?\\)(?!号)")]
    private static partial Regex InBrackets();

    // 今天就这11个了.
    [GeneratedRegex("就这(?=[0-9一二三四五六七八九十百两]{1,9}(?:个|人|户|份|张)了?(?:$|[，。;\\n]))")]
    private static partial Regex JustThese();

    // 0发案0损失.
    [GeneratedRegex("(?<![0-9.])0(?=发案|损失|案件|新增|被骗|警情)")]
    private static partial Regex ZeroDigit();

    // 安12，注11，预警9.
    [GeneratedRegex("(?<=^|[^\\u4e00-\\u9fff]|[日天周月今昨])安(?=[:+]?[0-9])")]
    private static partial Regex ShortInstall();

    // 今12 累412.
    [GeneratedRegex("(?<![\\u4e00-\\u9fff])今(?=[:+，, ]{0,2}(?:[0-9]|装|注|走|入|安))")]
    private static partial Regex ShortToday();

    [GeneratedRegex("(?<![\\u4e00-\\u9fff])昨(?=[:+，, ]{0,2}(?:[0-9]|装|注|走|入|安))")]
    private static partial Regex ShortYesterday();

    [GeneratedRegex("(?<![\\u4e00-\\u9fff])累(?=[:+]?(?:[0-9]|装|注|走|入|安|发))")]
    private static partial Regex ShortTotal();

    // 12装11注.
    [GeneratedRegex("(?<![0-9.\\u4e00-\\u9fff])(?:(?<n>[0-9]{1,9})(?<name>装|注|走访|走|访)(?:了)?[，,、/ ]?){2,}(?=$|[\\n。;])")]
    private static partial Regex NumbersFirst();

    // 注册比安装少2个: no figure of its own.
    [GeneratedRegex("[，,]?(?:注册|安装|实名|激活|预警)(?:数|人数)?(?:比|较)(?:注册|安装|实名|激活|走访|下载)(?:数|的|人数)?(?:还)?(?:多|少|差)(?:了)?[0-9一二三四五六七八九十两俩仨]{1,9}(?:个|人|名)?")]
    private static partial Regex Difference();

    // 其余各村零发案: nobody in particular.
    [GeneratedRegex("[，,;。]?其[余它他](?:各)?(?:村|社区|单位|村（社区）|村\\(社区\\)|组|网格)[^0-9，,;。\\n]*(?:零|无|没有|未)[^0-9，,;。\\n]*")]
    private static partial Regex TheRest();

    // 搞定9个反诈app.
    [GeneratedRegex("(?:搞定|拿下|弄好|整好|完成|整|弄|搞|推广|落实|教会|帮忙弄)了?" + Number + "(?:个|台|部|户|人|名|位)?(?:手机)?(?:的)?(?:国家)?反诈(?:中心)?(?:app|软件)")]
    private static partial Regex AppDone();

    // 发一个我转群里, 来份海报: one thing asked for.
    [GeneratedRegex("(?<verb>再?(?:发|给|来|整|弄|搞|拿|要|求|推|传|拟|写|起草|生成))(?<thing>我|俺|给我|给俺)?[一1](?:个|份|张|版|条|套|篇|段)(?=$|[我俺给呗吧啊呀哈看来，。?！\\s]|[^，,。;\\n0-9]{0,10}(?:通报|简报|周报|月报)|海报|视频|素材|稿|通报|表|图|短片|文案|录音|模板)")]
    private static partial Regex AskedFor();

    // 供电所28人全部安装并注册: the people of a house are its staff.
    [GeneratedRegex("(?<=所|学校|中学|小学|幼儿园|卫生院|医院|福利院|敬老院|银行|支行|农行|信用社|农商行|邮政|分局|局|工作站|站|厂|公司|企业|单位|法庭|中心)(?:现|现有|共|共有|一共)?" + Number + "(?:名|个人|人)(?:，|,)?(?:现|目前|现在|也)?(?:手机)?(?:的)?(?:国家)?(?:反诈|国反)?(?:中心)?(?:app|软件)?(?:都已经|已经全部|已全部|全部已经|全部已|全部都|均已|都已|全部|全都|全员|一个不落|百分之百|100%|都|全)(?<did>[^，。;0-9\\n]{0,12}(?:装|下载|注册|实名|激活|预警)[^，。;0-9\\n]*)")]
    private static partial Regex WholeHouse();

    [GeneratedRegex(StaffWords + "(?:共|共有|总共|有|一共)?" + Number + "(?:名|人|个|位)?(?:同志)?(?:，|,)?(?:现|目前|现在|也)?(?:手机)?(?:的)?(?:国家)?(?:反诈|国反)?(?:中心)?(?:app|软件)?(?:都已经|已经全部|已全部|全部已经|全部已|全部都|均已|都已|全部|全都|全员|一个不落|百分之百|100%|都|全)(?<did>[^，。;0-9\\n]{0,12}(?:装|下载|注册|实名|激活|预警)[^，。;0-9\\n]*)")]
    private static partial Regex StaffLast();

    [GeneratedRegex(Number + "(?:名|人|个|位)(?<who>[^，。;0-9\\n]{0,6})" + StaffWords + "(?:和[^，。;0-9\\n]{1,6}" + StaffWords + ")?(?:，|,)?(?:现|目前|现在|也)?(?:手机)?(?:的)?(?:国家)?(?:反诈|国反)?(?:中心)?(?:app|软件)?(?:都已经|已经全部|已全部|全部已经|全部已|全部都|均已|都已|全部|全都|全员|一个不落|百分之百|都|全)(?<did>[^，。;0-9\\n]{0,12}(?:装|下载|注册|实名|激活|预警)[^，。;0-9\\n]*)")]
    private static partial Regex StaffFirst();
}
