using System.Globalization;
using AntiFraudBot.Bot.Tests.Oracle;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>
/// What the township says in each of its weeks: nearly everybody on time, somebody late, somebody not at all, numbers corrected before and
/// after the freeze, cases of the police, one that waits for them. From the fifth week on it is told again from the start.
/// </summary>
internal sealed class MonthStory(SandboxHost host, Sample sample)
{
    public const int Weeks = 4;
    private static readonly string _police = Qingxi.Chat(Qingxi.Police);
    private readonly Dictionary<string, string[]> _usual = Sample.Rows("reports.csv").Where(c => c[0] == "-2").ToDictionary(c => c[1]);

    /// <summary>延期 was said for these, by week and unit.</summary>
    public HashSet<(int Week, string Unit)> Extended { get; } = [];

    /// <summary>Message that told of a case, and the type police gave it.</summary>
    public Dictionary<string, string> Types { get; } = [];

    /// <summary>Who says nothing on the day it is due, by the week of the story.</summary>
    private static IReadOnlyList<string> SilentIn(int tale) => tale switch
    {
        0 => ["高岭村", "新街社区", "龙口村"],
        1 => ["高岭村", "双河村", "龙口村"],
        2 => ["新街社区", "下坪村"],
        _ => ["大坳村"],
    };

    /// <summary>The Monday: reports until noon, police, a correction in time, a report after the deadline.</summary>
    public async Task MondayAsync(DataWeek week, int number)
    {
        var tale = number % Weeks;
        await ReachAsync(week.At(0, "09:20"));
        foreach (var (unit, i) in sample.Units.Select((u, i) => (u, i)).Where(x => !SilentIn(tale).Contains(x.u.Name))) await PostAsync(unit, Report(unit, i, number));
        await host.IdleAsync();
        await ReachAsync(week.At(0, "10:10"));
        foreach (var name in (string[])["上坪村", "石桥村", "清溪中学"]) await PostAsync(sample.Named(name), $"已转发到{2 + tale}个群，覆盖{180 + (10 * number)}人");
        await IncidentsAsync(week, tale);
        await ReachAsync(week.At(0, "11:30"));
        if (tale == 0) await SayAsync("石桥村", $"更正：上周安装{Usual("石桥村", 4) + 5}");
        if (tale == 1) await ExtendAsync(week);
        await ReachAsync(week.At(0, "20:00"));
        if (tale == 0) await SayAsync("龙口村", $"上周安装{Usual("龙口村", 4)}，注册{Usual("龙口村", 5)}，入户20户");
        if (tale == 2) await SayAsync("下坪村", "上周安装9，注册8，入户31户");
        if (tale == 3) await SayAsync("大坳村", "上周安装7，注册7");
    }

    /// <summary>After the freeze: belongs to the next issue.</summary>
    public async Task AfterFreezeAsync(DataWeek week, int number)
    {
        if (number % Weeks != 1) return;
        await ReachAsync(week.At(1, "12:40"));
        await SayAsync("双河村", $"第{week.Number}周安装14，注册13，入户25户");
        await SayAsync("上坪村", $"更正：上周安装{Usual("上坪村", 4) + 9}");
    }

    private async Task IncidentsAsync(DataWeek week, int tale)
    {
        string[] said = tale switch
        {
            0 => ["上周发案：上坪村1起、损失2.3万元", "上周劝阻3人，避免损失5万元"],
            1 => ["上周发案：石桥村1起、损失12万元", "上周劝返1人"],
            2 => ["上周发案：圩镇社区1起、损失8000元", "上周劝阻1人，避免损失1.5万元"],
            _ => ["上周劝阻2人，避免损失3万元"],
        };
        foreach (var text in said) await host.SayAsync(_police, Qingxi.Police, text);
        if (tale != 2) return;
        await SayAsync("长塘村", "我村有个村民被骗了1.2万元，还没报警");
        var told = await host.SayAsync("g-xuzhen-work", sample.Named("圩镇社区").Liaison, "我社区有个居民被骗了3000元，已经报警");
        var answer = (await host.MessagesAsync("g-xuzhen-work")).Last(m => m.FromBot && m.Text.Contains("A0", StringComparison.Ordinal)).Text;
        var number = answer[answer.IndexOf("A0", StringComparison.Ordinal)..][..8];
        await host.SayAsync(_police, Qingxi.Police, $"案件 {number} 类型刷单 损失3000元 时间{week.Due.Month}月{week.Due.Day}日 职工否 家属否 宣传是 APP否");
        Types[told] = "刷单返利";
    }

    private async Task ExtendAsync(DataWeek week)
    {
        await SayAsync("龙口村", "延期 联络员住院");
        Extended.Add((week.Number, sample.Named("龙口村").Id));
    }

    private string Report(Place unit, int i, int number)
    {
        var more = unit.IsVillage ? (i + number) % 4 : 0;
        var text = $"上周安装{Usual(unit.Name, 4) + more}，注册{Usual(unit.Name, 5) + more}";
        if (!unit.IsVillage) return text;
        text += $"，入户{Usual(unit.Name, 6) + (((3 * i) + number) % 5)}户，宣传{100 + (7 * i) + (3 * number)}人，发放资料{50 + (5 * i) + number}份";
        return (i + number) % 3 == 0 ? text + $"，签承诺书{10 + i}份" : text;
    }

    private int Usual(string unit, int column) => Sample.Number(_usual[unit][column]) ?? 0;

    private Task<string> SayAsync(string unit, string text) => host.SayAsync(sample.Named(unit).WorkGroup, sample.Named(unit).Liaison, text);

    private Task<string> PostAsync(Place unit, string text) => host.PostAsync(unit.WorkGroup, unit.Liaison, text);

    private Task ReachAsync(DateTimeOffset at) => host.ReachAsync(at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
}
