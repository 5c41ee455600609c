using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Three lines, one copyable example each, by who asks.</summary>
public static class HelpText
{
    public static string For(Role? role) => role switch
    {
        Role.Office or Role.Admin => """
            报送：哪些村还没报 ／ 进度怎么样 ／ 排名 ／ 导出上周汇总表 ／ 待核
            素材（私聊）：新建素材 本周反诈宣传 ／ 预览 ／ 批准 第2期 ／ 转发情况
            紧急：紧急提醒 今天出现冒充客服诈骗，请立即转发
            """,
        Role.Commander => """
            看进度：进度怎么样
            看单位：上坪村多少了（换成您要问的单位）
            看未报：哪些村还没报 ／ 看走势：近一个月安装趋势 ／ 要表：导出上周汇总表
            """,
        Role.Police => """
            报案情：本周发案：上坪村1起、损失2.3万元
            报劝阻：本周劝阻3人，避免损失5万元
            看进度：进度怎么样
            """,
        Role.Cadre => """
            报数：安装12，注册10，入户30户（没有新增就发：新增0）
            改数：更正：安装15
            转发：已转发到8个组群，覆盖420人
            """,
        _ => """
            正在转账请立即拨打110，拿不准拨打反诈专线96110。
            装APP：应用商店搜“国家反诈中心”，下载、注册、实名认证、打开来电和短信预警。
            收不到验证码：检查手机信号和拦截短信，过几分钟再试，或请村里网格员帮忙。
            """,
    };

    private const string ForResidents = "工作数据只对工作人员提供。群众咨询拨打96110，正在转账请立即拨打110。要学怎么装APP请回复：帮助";

    /// <summary>A known resident and an unknown speaker both get help, never data.</summary>
    public static string Refusal(Turn turn) => turn.Speaker is null ? NoData : ForResidents;

    private const string NoData = "我还不认识您，不能提供数据。请联系本单位联络员或平安办登记。群众咨询拨打96110，正在转账请立即拨打110。";
}
