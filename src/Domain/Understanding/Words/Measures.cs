using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>Measure words: which metrics a number with this word can be (R5), and which words make it no value at all (R4).</summary>
internal static class Measures
{
    /// <summary>Longest first. 群 stands for 个群, 个微信群, 个组群.</summary>
    public static readonly string[] Words =
    [
        "块钱", "万元", "元钱", "场次", "户次", "人次", "台次", "户人家", "户群众", "户家庭", "个人", "份子", "大张",
        "人", "名", "位", "户", "家", "个", "台", "部", "份", "张", "本", "册", "页", "条", "幅", "块", "处", "场", "次", "遍", "起", "宗", "件", "例", "元", "回", "期", "堂", "只", "支", "面", "则", "批", "班", "轮", "笔", "桩", "單", "单",
    ];

    /// <summary>A number before one of these is an age, a time, a room, a weight …</summary>
    public static readonly string[] NotCounting =
    [
        "个小时", "个钟", "个月", "个星期", "个礼拜", "个百分点", "个点", "个工作日", "个单位", "个村", "个组", "个网格", "个社区", "个小组", "个自然村", "个部门", "个支部", "个乡镇", "个班级", "个年级", "个企业", "个学校", "个路口", "个点位", "个宣传点", "个卡口", "个集市", "个小区", "个寨子", "个片区", "个方面", "个步骤", "个环节", "个要求", "个阶段", "个专题", "个手印", "个名额", "个月份",
        "亿", "百分点", "岁", "周岁", "点半", "点钟", "点", "时许", "时前", "时", "分钟", "分", "秒", "号楼", "号线", "号", "楼", "栋", "幢", "单元", "室", "层", "周", "天", "小时", "钟头", "年", "月", "日", "级", "度", "℃", "斤", "公斤", "吨", "亩", "公里", "里路", "米", "支笔", "瓶", "箱", "包", "袋", "倍", "版", "课时", "学分", "分钱", "角", "毛", "只鸡", "头", "桌", "杯", "楼层", "排", "座", "人份", "辆", "艘", "股", "季度", "学期", "代", "台次", "车次", "车", "公顷", "毫米", "厘米", "kg", "km", "gb", "mb", "g网", "趟", "口人", "口之家", "口", "个多小时", "多小时", "多天", "多年", "个多月", "进", "防", "诈", "卡", "级响应", "不漏", "必", "步",
    ];

    public static bool IsMoney(string measure) => measure is "元" or "块" or "块钱" or "万元" or "万" or "元钱";

    public static bool Fits(Metric metric, string measure) => metric switch
    {
        Metric.AppInstall => measure is "" or "人" or "个" or "户" or "户人家" or "户家庭" or "户群众" or "台" or "部" or "名" or "位" or "个人" or "万" or "只",
        Metric.AppRegister or Metric.AppAlert => measure is "" or "人" or "个" or "户" or "名" or "位" or "个人" or "万" or "台" or "部",
        Metric.InstallRate => measure is "%",
        Metric.HouseholdVisit => measure is "" or "户" or "家" or "户次" or "户人家" or "户群众" or "户家庭" or "万",
        Metric.PeopleReached => measure is "" or "人" or "人次" or "名" or "位" or "个人" or "万" or "个",
        Metric.Leaflet => measure is "" or "份" or "张" or "本" or "册" or "页" or "万" or "份子" or "封",
        Metric.Poster => measure is "" or "张" or "份" or "幅" or "个" or "大张" or "处",
        Metric.Banner => measure is "" or "条" or "幅" or "块" or "处" or "个" or "面",
        Metric.Event => measure is "" or "场" or "次" or "场次" or "期" or "堂" or "个" or "处" or "节",
        Metric.Broadcast => measure is "" or "次" or "遍" or "条" or "回" or "轮",
        Metric.Screen => measure is "" or "块" or "处" or "个" or "台" or "面",
        Metric.Pledge => measure is "" or "份" or "户" or "人" or "张" or "名" or "份子",
        Metric.PushGroup => measure is "群" or "个" or "",
        Metric.PushPeople => measure is "" or "人" or "人次" or "名" or "个人" or "位" or "万",
        Metric.Case => measure is "" or "起" or "宗" or "件" or "例" or "单" or "人" or "个" or "桩" or "名",
        Metric.Loss or Metric.LossAvoided => measure is "" || IsMoney(measure),
        Metric.Dissuade => measure is "" or "人" or "起" or "名" or "例" or "次" or "个" or "位" or "件" or "单" or "宗" or "个人" or "人次" or "笔",
        Metric.Repatriate => measure is "" or "人" or "名" or "个" or "位" or "个人",
        Metric.Tip => measure is "" or "条" or "件" or "个" or "起" or "则",
        _ => false,
    };

    /// <summary>What a number can only be when no metric is named near it: 场 an event, 群 a push.</summary>
    public static Metric? Implied(string measure) => measure switch
    {
        "场" or "场次" => Metric.Event,
        "群" => Metric.PushGroup,
        _ => null,
    };
}
