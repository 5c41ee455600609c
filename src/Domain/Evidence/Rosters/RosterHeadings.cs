using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>
/// Headings as villages write them → what the column means (rule E1). The first line that fits decides: what must not be taken over comes first,
/// and 安装注册 is one column with one tick.
/// </summary>
public static partial class RosterHeadings
{
    /// <summary>Longer than any heading: a title or a sentence.</summary>
    private const int Longest = 24;

    /// <summary>A heading without blanks and with ordinary digits and brackets: how it is remembered.</summary>
    public static string Normal(string text) => Blank().Replace(RosterWords.Fold(text), "").TrimEnd('：', ':');

    /// <summary>What the heading means by itself; null when its words say nothing.</summary>
    public static RosterColumn? Meaning(string text)
    {
        var heading = Normal(text);
        if (heading.Length is 0 or > Longest) return null;
        if (Identity().IsMatch(heading)) return RosterColumn.Identity;
        if (Address().IsMatch(heading)) return RosterColumn.Address;
        if (Bank().IsMatch(heading)) return RosterColumn.Bank;
        if (Useless().IsMatch(heading)) return RosterColumn.Other;
        return Person(heading) ?? Progress(heading) ?? Place(heading);
    }

    private static RosterColumn? Person(string heading)
    {
        if (Number().IsMatch(heading)) return RosterColumn.Number;
        var sponsor = Sponsor().IsMatch(heading);
        if (Phone().IsMatch(heading)) return sponsor ? RosterColumn.Other : RosterColumn.Phone;
        if (sponsor) return RosterColumn.Sponsor;
        return Name().IsMatch(heading) ? RosterColumn.Name : null;
    }

    private static RosterColumn? Progress(string heading)
    {
        var (installed, registered) = (Installed().IsMatch(heading), Registered().IsMatch(heading));
        if (Date().IsMatch(heading)) return registered && !installed ? RosterColumn.Other : RosterColumn.Date;
        if (heading.Contains("短信", StringComparison.Ordinal)) return RosterColumn.SmsAlert;
        if (heading.Contains("来电", StringComparison.Ordinal) || heading.Contains("预警", StringComparison.Ordinal)) return RosterColumn.CallAlert;
        if (installed && registered) return RosterColumn.InstalledAndRegistered;
        return installed ? RosterColumn.Installed : registered ? RosterColumn.Registered : null;
    }

    private static RosterColumn? Place(string heading)
    {
        if (Aged().IsMatch(heading)) return RosterColumn.Aged;
        if (Reached().IsMatch(heading)) return RosterColumn.Reached;
        if (heading.Contains("承诺", StringComparison.Ordinal)) return RosterColumn.Pledge;
        if (heading.Contains("抽查", StringComparison.Ordinal)) return RosterColumn.Checked;
        if (Grid().IsMatch(heading)) return RosterColumn.Grid;
        if (Remark().IsMatch(heading)) return RosterColumn.Remark;
        return Unit().IsMatch(heading) ? RosterColumn.Unit : null;
    }

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[\s\u3000*]+", Plain)]
    private static partial Regex Blank();

    [GeneratedRegex("身份证|证件|公民身份|护照|户口簿", Plain)]
    private static partial Regex Identity();

    [GeneratedRegex("住址|地址|门牌|居住地|户籍地|楼栋|房号", Plain)]
    private static partial Regex Address();

    [GeneratedRegex("银行|卡号|账号|帐号|账户|开户", Plain)]
    private static partial Regex Bank();

    [GeneratedRegex("性别|年龄|民族|出生|学历|职业|政治面貌|关系|微信|邮箱|签字|签名|照片|截图|品牌|型号|机型", Plain)]
    private static partial Regex Useless();

    [GeneratedRegex("^(序号?|编号|序列号?|号|行号|no[.]?)$", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex("包干|包保|推广[)]?人|推广员|推广者|推广干部|责任人|责任干部|挂点|包片|包联|帮扶|联系干部|劝装人|网格员|经办|指导人|包户|负责人", Plain)]
    private static partial Regex Sponsor();

    [GeneratedRegex("电话|手机|号码|联系方式|联系号|tel", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex("姓名|名字|户主|^人员$|^居民$|^村民$|^职工$|^家长$|安装人$|机主", Plain)]
    private static partial Regex Name();

    [GeneratedRegex("日期|时间|日子|年月日", Plain)]
    private static partial Regex Date();

    [GeneratedRegex("安装|下载|装机|已装|是否装|按装", Plain)]
    private static partial Regex Installed();

    [GeneratedRegex("注册|实名|激活|认证", Plain)]
    private static partial Regex Registered();

    [GeneratedRegex("16|18|岁", Plain)]
    private static partial Regex Aged();

    [GeneratedRegex("宣传|知晓", Plain)]
    private static partial Regex Reached();

    [GeneratedRegex("网格|小组|组别|组名|^组$|片区|楼组", Plain)]
    private static partial Regex Grid();

    [GeneratedRegex("备注|说明|备考", Plain)]
    private static partial Regex Remark();

    [GeneratedRegex("村|社区|单位|乡镇|部门|班级", Plain)]
    private static partial Regex Unit();
}
