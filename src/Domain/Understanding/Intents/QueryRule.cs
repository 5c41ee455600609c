using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R22: a question to the books. The first kind that fits, from the most particular to 进度.</summary>
internal static partial class QueryRule
{
    public static Reading? Examine(Utterance message)
    {
        if (message.IsResident || message.HasFigures || (message.Harvest.SetAside > 0 && !message.Text.Contains('?', StringComparison.Ordinal)) || (message.Says(Statement()) && !message.Says(MaterialWanted()) && !message.Says(AsksTheCount()) && !message.Says(Ordered())))
            return null;
        return Kind(message) is { } kind ? new Reading(Intent.Query, "query-" + Code(kind)) { Query = kind, Target = Target(message) } : null;
    }

    private static string Code(QueryKind kind) => kind.Word().Replace('_', '-');

    private static QueryKind? Kind(Utterance message)
    {
        var unit = AskedUnit(message);
        if (message.Says(Deadline()))
            return QueryKind.Deadline;
        if (message.Speaker.Level is "village" or "grid" && message.Says(OwnState()))
            return QueryKind.UnitDetail;
        if (message.Says(Export()))
            return QueryKind.Export;
        if (message.Says(Bulletin()))
            return QueryKind.Bulletin;
        if (message.Says(Missing()) && unit is null && !(message.Says(Materials()) && !message.Says(NotDone())))
            return QueryKind.Missing;
        if (message.Says(Ranking()))
            return QueryKind.Ranking;
        if (message.Says(Trend()))
            return QueryKind.Trend;
        if (message.Says(Materials()) || message.Says(MaterialWanted()))
            return QueryKind.Materials;
        if (!message.Says(Progress()) && !(unit is not null && message.Says(OfUnit())))
            return null;
        return unit is not null ? QueryKind.UnitDetail : QueryKind.Progress;
    }

    // A township asking of itself asks for the whole.
    private static string? AskedUnit(Utterance message)
    {
        foreach (var token in message.Tokens)
            switch (token)
            {
                case Token.Unit unit when unit.Candidates[0].Name != message.Speaker.Unit || message.Speaker.Level is "village" or "grid":
                    return unit.Candidates[0].Name;
                case Token.OwnUnit when message.Speaker.Level is "village" or "grid" && message.Text[token.Start] != '全':
                    return message.Speaker.Unit;
            }
        return message.Speaker.Level is "village" or "grid" && message.Says(OwnState()) ? message.Speaker.Unit : null;
    }

    private static QueryTarget Target(Utterance message) => new(
        AskedUnit(message),
        message.Tokens.OfType<Token.Named>().Select(n => (Metric?)n.Metrics[0]).FirstOrDefault(m => m is not (Metric.PushPeople or Metric.PeopleReached)),
        message.Tokens.OfType<Token.Time>().FirstOrDefault(t => t.Phrase is not null)?.Phrase);

    [GeneratedRegex("(什么时候|啥时候|啥时|什么时间|几点|几号|哪天|星期几|周几|礼拜几|多久|何时|哪日|几时|么时候|嘛时候).{0,8}(交|报|截止|上报|前|之前|要|到期|收|提交|止|汇总)|(报|交|截止|提交|上报|花名册|周报|材料|表).{0,10}(什么时候|啥时候|几点|几号|哪天|星期几|周几|礼拜几|何时|几时|多晚|最晚|到好久)|截止(时间|日期)?.{0,6}(是|几|啥|什么|多少|\\?|呢|吗)|(最迟|最晚).{0,8}(几|啥|什么|哪|多)|好久(交|报|截止)|还有多(久|长时间).{0,6}截止|截止(呀|吗|么|呢|\\?|不|吧|没)|是不是.{0,8}截止|来得及(报|交|吗)|(报|交|截止|截|统计|算|止|汇总|收)(到|至).{0,8}(还是|哪|几|什么时候|多久|啥时)|(报|交|截|收|止|汇总).{0,12}(周|星期|礼拜)[一二三四五六日天].{0,3}(还是|或者?|或是)|((周|星期|礼拜)[一二三四五六日天]|今天|明天|今晚|明早|月底|月初|下班前|[0-9]+[号点日]).{0,4}还是.{0,14}(报|交|截|收|止)|能(不能|否)?(晚|延|宽限).{0,6}(交|报|天|吗)", Lexicon.Linear)]
    private static partial Regex Deadline();

    [GeneratedRegex("(台账|报表|表格|总表|数据表|汇总表|花名册|明细)(发|导|打包|下载|拉|传)|(下载|拉|导|打包).{0,8}(报表|台账|表格|数据|明细)|导出|(要|给我|发我|来)(一)?(份|个|张).{0,8}(花名册|汇总|台账|明细)|(整|做|弄|汇总|搞)成.{0,4}(excel|表)|导一下|导个|导一?份|导.{0,6}表|汇总.{0,6}(excel|表格|表)|(excel|表格|电子表|汇总表|花名册|台账|明细|明细表|统计表).{0,8}(发我|给我|发一|发来|发下|下载|生成|打包|发给|要一份|有吗|出一)|(生成|做|出|给我|发我|要|打包|下载|拉)(一)?(个|份|张)?.{0,10}(excel|表格|汇总表|统计表|台账|明细表|电子表)|打包(下载|发)", Lexicon.Linear)]
    private static partial Regex Export();

    [GeneratedRegex("^(出|看看?|要)?(本周|上周|本月|今日|昨日|这周|这个月|这月|上个月|上月|当月|[0-9]{1,2}月份?)?的?(反诈)?(工作)?(情况)?(通报|简报|周报|月报)(呢|稿)?$|(通报|简报|周报|月报).{0,6}生成|(通报|简报|周报|月报).{0,6}(写|出|弄|拟|起草|来|整)(一|个|份|下)|(通报|简报|周报|月报)(还)?((没|未)(有)?(出|写|发|弄|好|拟|做|整|定|见|看到|来)|没(呢|有|啊|吗|\\?)?$|发了没|发了吗|发没发|没发|写了没|出没出)|(出|写|起草|生成|发|拟|弄|做|整|拿).{0,10}(通报|简报|周报|月报|通报稿|情况报告)|(通报|简报|周报|月报).{0,10}(出来|出炉|成文|定稿|到哪|在哪里|在不在|好没|写好|弄好|发我|发一下|发下|看看|看下|稿|初稿|好了没|好了吗|出了没|出了吗|在哪|呢|给我)", Lexicon.Linear)]
    private static partial Regex Bulletin();

    // 录音还有没有 asks for the thing, not for who is late.
    [GeneratedRegex("(没|未|冇|莫|缺|漏|欠|差|冒|拖).{0,4}(报|交|填|转|反馈|提交|完成|回|动|数)|名单|谁|哪", Lexicon.Linear)]
    private static partial Regex NotDone();

    [GeneratedRegex("各村.{0,6}(报|交|转)(了|齐|完|全)?(没有|没|吗)|(谁|哪些|哪几|哪个|哪家|还有|有哪些|几个|几家|多少个?|有几|名单|那些|哪里|边个|啥村|边条村).{0,10}(没|未|冇|还没|莫|欠|差|冒|毋|漏|缺)(有)?.{0,2}(报|交|填|转|反馈|上报|提交|动|回|完成|发)|(没|未|冇|还没|缺|冒|漏)(有)?(报|交|填|转发|反馈|上报|提交|回复|完成)(的|数据)?.{0,6}(哪|谁|有|名单|单位|列|几|多少|村|边个|社区)|(还)?(差|缺|欠|剩)(下)?(哪|谁|几个|几家).{0,8}(没|未|交|报|村|家|单位|个)?|(未报|没报|缺报|漏报|未交|没交|未反馈|未转发|没转发|未转|欠报)(的)?(名单|单位|情况|村|清单|有谁)|(都|全|全部|是不是都)?(报|交|转)(齐|全|完|够)(了)?(没|吗|冇|未)|谁没|催(报|办|交|转)|待报|(没|未|冇|还没)(有)?(上)?(报|交|转|填|反馈)(的|嘅)?.{0,4}(拉|列|理|排|整|出|拎|给|发|报)(个|一个|一下|一份|份|张|下)?(单子|名单|清单|表|名字|出来|上来|我看|给我)|(哪些|哪几|哪个|谁)[^，。;\\n]{0,12}(没|未)(有)?(上)?(交|报|填|转|反馈)|(没|未|冇)(有)?(按时|及时|按要求)(上)?(报|交|转|送)的?|(没|未|冇|还没)(有)?(报|交|转|填|反馈)(的|嘅|个)?.{0,4}(点名|点个名|点一下名|催|催一催|催一下|晒|列|挂|通报一下|亮一下|说一声)|(还有|有没有|有冇|有无).{0,6}(村|单位|社区|哪个|谁).{0,8}(没|未|不|冇|拖)(着不)?(报|交|转|动|动静)|拖着(不|没)(报|交|转)|点(一下|个|下)?名|谁.{0,4}(拖后腿|掉队)|催(一下|催)?(没|未)|缺(了)?谁|差谁|少(了)?谁|谁(还|到现在)?(没|未|不)|还有(谁|几家|哪家|几个).{0,4}没", Lexicon.Linear)]
    private static partial Regex Missing();

    [GeneratedRegex("排名|排行|名次|红黑榜|红榜|黑榜|倒数|第一(名)?(是|谁|\\?|，|呢)|(^|[^目以之会课])前[三五十几3510]|(^|[^会课之以今])后[三五3510]|排(一下|下|个|个序|序|位|榜|列)|垫底|谁.{0,6}(最|第一|领先)|哪.{0,8}(最多|最少|最高|最低|最差|最好|最快|最慢|落后|领先|靠前|靠后)|(哪些|哪几|哪个|哪家|哪里|谁|啥|边个|边条).{0,3}(村|社区|单位|组|网格|乡镇|家)?.{0,10}(慢|快|落后|滞后|拖着(不动)?|不动|不行|靠后|靠前|偏低|偏慢|较慢|较差|较低|上不去|跟不上|上不来|不理想|不力|差劲|掉队)(一?[点些]|的|了)*(啊|呢|呀|哦|嘛|哈)?\\??$|最(多|少|高|低|差|好|快|慢|落后)的?(是|村|有|几|哪)|第几(名|位)?|榜单|末位|名列|座次|龙虎榜|排(在)?第|排一排|排个队|排排|比一比|晒一晒|从高到低|从多到少|从低到高|从少到多|由高到低|由多到少|按.{0,10}(排|列)|谁在前|谁.{0,4}(在前头|在后头|落后|领跑|冒尖|打头)|高低(名次|排)|头三名|头名|末尾|吊车尾|拖后腿|(头|前)几名|后几名|排座|榜上|上榜|比一比谁|谁家?(装|做|完成|报)?得?最", Lexicon.Linear)]
    private static partial Regex Ranking();

    [GeneratedRegex("(比|较|跟)(上周|上月|昨天|上个月|上个礼拜|上星期|前天|昨日).{0,6}(涨|升|降|跌|多|少|增|减|高|低)(加|了|出)*(多少|几|没|吗|还是)|(比|较|跟)(上周|上月|昨天|上个月|去年).{0,6}(多|少|高|低|升|降)(没|吗|了没|不|还是|多少)|趋势|环比|同比|走势|(跟|和|与|同|对比|较|比)(上周|上月|上个月|昨天|去年|上个礼拜|上星期|前).{0,4}(比|对比|相比)|(跟|和|与)?(上周|上月|昨天|上个礼拜).{0,2}(比|相比|对比).{0,6}(怎么|如何|咋|多|高|低|少|情况|升|降|啥)|(往|朝|向)(上|高)(走|涨|升)?还是(往|朝|向)?(下|低)|(上升|上涨|增加|增长|变多|变高)了?还是(下降|下跌|减少|降低|变少|变低)|是(涨|升|多|增|高)(了)?(还)?是(跌|降|少|减|低)|升(了)?还是(降|跌)|降(了)?还是(升|涨)|涨(了)?还是(跌|降)|多(了)?还是少|增(加)?(了)?还是减|变化(情况|如何|怎么|大|趋|曲|看|多|咋)|曲线|(这几|近|最近).{0,3}(周|天|月|个月|日)(的)?.{0,10}(情况|变化|数据|对比|走|看)|逐(周|日|月)|对比(一下|下|情况|图|看)", Lexicon.Linear)]
    private static partial Regex Trend();

    [GeneratedRegex("稿子.{0,6}(哪|有|发)|(发|给|推|要|来).{0,10}(转发|推送|要转|宣传)的?.{0,4}(内容|稿子|稿|东西)|(素材|海报|宣传资料|材料|录音|喇叭内容|广播内容|转发内容|宣传内容|视频|小视频|语音|喇叭词|顺口溜|口播|话术|文案|图片|折页|电子版|推送内容|推送稿|广播词|喊话词|宣传词|解说词|讲稿|宣讲稿|宣传单|课件|ppt|宣传片|短片|音频|录音|横幅内容|标语内容|宣传图|宣传语|动画片|动画|漫画|长图|挂图|快板|小品|情景剧|案例|推文|资料|宣传稿|广播稿|宣传册|一封信|告知书|承诺书).{0,14}(发|有没有|有冇|再发|给|要|来一|在哪|冇|有吗|有没|哪里|找|下载|传|领|有不|还有|链接|拿|推)|(发|给|要|来|求|找|传|推|有没有|有无|哪里有|上哪|咋领|再推).{0,10}(素材|海报|宣传资料|录音|小视频|顺口溜|口播|话术|喇叭词|视频|文案|图片|折页|电子版|推送内容|推送稿|课件|ppt|宣传片|短片|音频|录音|宣传图|宣传语|推文|宣传稿|广播稿)|本周素材|(材料|素材|资料|宣传内容)(是|有)(什么|啥|哪些)|(海报|传单|宣传单|折页|展板|标语|横幅|手册|课件|宣传画|宣传册).{0,3}(有|出)(没有)?.{0,3}(电子版|电子档|图片|原图|源文件|链接|模板)|(有|求)(没有)?.{0,14}(材料|素材|资料|视频|海报|文案|课件|折页|录音|案例)(吗|么|没|不|没有)|(标语|横幅|广播|喇叭|海报|课)(写|播|贴|讲|念|放)(什么|啥|哪些)|(要|该|得)(转|发|推|放|播|贴)(什么|啥|哪个|哪条|哪些)|(本周|这周|今天)(推|发|转)(什么|啥)", Lexicon.Linear)]
    private static partial Regex Materials();

    // 谁有反诈的PPT模板: the thing, not how to fill a form.
    [GeneratedRegex("(谁|哪个|哪位|哪里|哪家|有没有人|群里|求|要|给|发).{0,12}(反诈|防诈|防骗|诈骗|宣传).{0,6}(ppt|课件|素材|海报|视频|折页|文案|图片|展板|板报|讲稿|宣讲稿|标语|录音|短片|模板|手册)|(反诈|防诈|防骗|诈骗).{0,6}(ppt|课件|海报|视频|折页|展板|板报|讲稿|宣讲稿|标语|横幅)(的)?(模板|样式|范本|样板).{0,8}(发|有|给|求|要)", Lexicon.Linear)]
    internal static partial Regex MaterialWanted();

    [GeneratedRegex("(安装|注册|入户|走访|劝阻|发案|完成|预警|转发)(数|量|率|情况|人数|户数)?(都)?(发|报|列|说|亮)(一下|下|出来|上来|给我|我看)|(^|[^十好百千数])(几|多少|好多)(起|个|户|人|家|场|次|条|台|份|例)|整体情况|总盘子|大盘|总的(情况|数|怎么样)|什么水平|啥水平|处于.{0,4}水平|总体(咋样|怎么样|数据|数)|(情况|数据|数字|进度|盘子).{0,6}(报|给|发|讲|说|跟)(一下|下|一声|个)?(我|俺|给我|我一下|我听听|一下)|(报|讲|说|汇报|念)(一下|下|一声|个)?.{0,6}(数|情况|进度|盘子)(给我|听听|来)?$|(搞|做|推|弄|干|装)(得|的)(怎|咋|如何|点|哪)|差多少|到哪一步|哪一步|离.{0,10}(多少|多远)|进度|进展|完成(情况|得|率|了|到)?.{0,4}(情况|咋样|怎么样|多少|如何|吗|没|几成)|完成情况|多少|好多|几多|几何|总体情况|总体上|汇总(一下|下|情况)|情况.{0,6}(汇报|怎么样|如何|咋样|说一下|说说|报一下|看看|看下|发一下|咋|点样|哪能)|怎么样了?|咋样|点样|如何了|(装|注册|报|转|完成|入户)了?(多少|几|好多|几多)|(看|查|报|说|汇总|统计).{0,4}(数据|总数|情况|完成|进度)|(今天|今日|本周|这周|目前|现在|全乡|全镇|全县).{0,8}(情况|数据|总数)(\\?|呢|$|怎|如|多|咋|啥|有)|到(哪|什么|啥|哪个)(步|程度|地步|份上|份儿上|了)|几个村报了|多少(个)?村报了|啥(子)?(情况|进度)|总数|几成|百分之(几|多少)", Lexicon.Linear)]
    private static partial Regex Progress();

    [GeneratedRegex("(报|交|转|填|装|完成|反馈|上报|发)(上去|上来|过来|进来|上)?(了|完|齐|上来)?(没|吗|未|冇|没有|了吗|不)|有没有(报|交|转)|是否(报|交|转|已)|查(一下|下|询|看)?|(调|拉|翻)(一下|下|出|取|阅)|数据|累计数|的数|情况|明细|看(看|下|一下)|呢\\?|多少|几|怎么样|咋样|什么(情况|数)|啥情况|历史|记录|报没|交没|转没", Lexicon.Linear)]
    private static partial Regex OfUnit();

    // 我去县里开会，先给我个数，全镇反诈装了多少: whatever stands around it.
    [GeneratedRegex("(全[县乡镇村]|反诈|本周|上周|今天)[^，。;\\n]{0,6}(装|注册|走访|入户|报|完成)了?(多少|几个|几户|几家)(了|个|户|人)?\\??$", Lexicon.Linear)]
    private static partial Regex AsksTheCount();

    // 开会要用，整一份本周反诈通报: asked for, whatever stands around it.
    [GeneratedRegex("(整|出|写|弄|给我|来|要|发我|拟|做|拿)(一下|下|一?个|一?份|一?张)[^，。;\\n0-9]{0,10}(通报|简报|周报|月报|汇总表|统计表|excel|排名|排行榜)|各村.{0,6}(报|交|转)(了|齐|完|全)?(没有|没|吗)|损失(了)?多少钱", Lexicon.Linear)]
    private static partial Regex Ordered();

    // 我们报了没, 我们还差什么没报.
    [GeneratedRegex("(我们|俺们|咱们|我这|我们这|咱这|俺这)(边|里|个)?(的)?[^，。;0-9\\n]{0,6}((报|交|填|转|登记|记|算|收)(上|到|进|过)?了?(没|吗|没有|没得)|(还)?(差|欠|缺|剩|漏)(了)?(什么|啥|哪些|哪样|哪项|几项)|(有没有|是不是|是否)(报|交|记|登|算))", Lexicon.Linear)]
    private static partial Regex OwnState();

    [GeneratedRegex("(明天|后天|会上|大会|下次).{0,6}(点名|通报批评)|打印.{0,14}(的)?钱|([0-9一二三四五六七八九十两]+点(半|整)?|下班|中午|今晚|晚上)(之|以)?前(把数|把数据|统一|必须|务必)?(报数|报上来|报齐|报来|反馈|交齐|交上来)(哈|啊|哦|一下|了)*[。!]?$|提醒(大家|各|一下)|(请|让)大家|大家(记得|抓紧|尽快|注意|按时)|别忘了?(报|交|转)|记得(报|交|转)|已(经)?把|已将|已(经)?.{0,6}(发到|转到|推送到|发至|转至)|具体(多少|几个)(得|要|还|我|等)|没有数据|无数据|没去|请各|各村(请|要|务必|于|抓紧)|^请.{0,30}(前|务必|尽快|抓紧|及时).{0,12}(反馈|上报|报送|完成|核实|处置|办结|报来)|【通知】|^通知|不知道多少|不晓得多少|没多少|多少钱|好多钱|花了多少|报销|报账|谁有|谁能|谁家(有|在|里|的|能)|谁在(家|村|办|值|吗|哪|单位|群|\\?|$)|谁知道|谁认识|谁去|打印机|收到|老师说|能装多少装多少|有多少(装|报|算)多少|一样|一个样|照旧|同上|老样子|记不清|记不得|(没|冇|未|没有|还没)(来得及|时间|空|得空|顾得上|顾上|细|仔细|去)?(数|清点|点数|点清|统计出来|算出来|算清)(过|完|清|呢|了)*$|数不(清|过来)|不多少|吃|天气|开会|会议室|快递|值班|怎么走|多少岁|多少斤|多少号|多少人(吃|参加|来开)|几点开会|工资|补助", Lexicon.Linear)]
    private static partial Regex Statement();
}
