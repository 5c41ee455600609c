using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Burden;

/// <summary>A rule of 减负 that words to the villages would break. Code is stable, Words is for the office.</summary>
public sealed record BurdenWarning(string Code, string Words);

/// <summary>
/// Looks over what an office is about to ask of people (rule W14): it warns and asks for the superior's document, it never forbids. What
/// the ledger has already must not be asked for again; the campaign's own plans are older than the rules against formalism.
/// </summary>
public static partial class BurdenLint
{
    private const string Marks = "，。；、！!？?\n\r";

    /// <summary>What the words break, each rule once. Due, with today and the next workday: a task that is due sooner leaves no time.</summary>
    public static IReadOnlyList<BurdenWarning> Of(string text, DateOnly? due = null, DateOnly? nextWorkday = null)
    {
        var warnings = new List<BurdenWarning>();
        // Clause by clause, so that a rule's two words belong together.
        var clauses = text.Split(Marks.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        foreach (var clause in clauses) warnings.AddRange(OfClause(clause));
        // 报安装率，纳入考核: the second clause says what the first is for.
        foreach (var (first, second) in clauses.Zip(clauses.Skip(1)).Where(p => GoesOn().IsMatch(p.Second))) warnings.AddRange(OfClause(first + second));
        if (due < nextWorkday) warnings.Add(new("too-short", "时限不到一个工作日，基层来不及办"));
        return [.. warnings.DistinctBy(w => w.Code)];
    }

    /// <summary>The lines for the office, ready to show; empty when nothing is broken.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<BurdenWarning> warnings) =>
        warnings.Count == 0 ? [] : [$"减负提醒：{string.Join('；', warnings.Select(w => w.Words))}。"];

    /// <summary>云平安发〔2026〕3号 as it stands in the text, or null.</summary>
    public static string? DocumentIn(string text) => Document().Match(text) is { Success: true } found ? found.Value.Replace('[', '〔').Replace(']', '〕') : null;

    private static IEnumerable<BurdenWarning> OfClause(string clause)
    {
        if (Negated().IsMatch(clause)) yield break;
        if (EachScreenshot().IsMatch(clause)) yield return new("each-screenshot", "要求逐人逐户截图、照片，只宜抽查");
        if (Trace().IsMatch(clause)) yield return new("trace-keeping", "要求拍照留痕，没有必要的照片不收");
        if (CheckIn().IsMatch(clause)) yield return new("check-in", "要求打卡、签到、接龙，工作群里不得强制");
        if (AtOnce().IsMatch(clause)) yield return new("at-once", "要求即时回复，除应急外不得限时回复");
        if (Install().IsMatch(clause)) yield return new("install-assessed", "把安装、使用率拿来考核通报或强制安装，没有上级文件不得这样做");
        if (Daily().IsMatch(clause)) yield return new("daily-report", "要求天天报送，非应急时期不宜");
        if (Again().IsMatch(clause)) yield return new("asked-again", "这些数台账里已有，发“导出上周汇总表”就能拿到，不用基层再报");
        if (OffHours().IsMatch(clause)) yield return new("off-hours", "安排在晚上或休息日报送");
    }

    [GeneratedRegex(@"\A(并|且|结果|将)?(纳入|列入|计入|作为|与|和|按|进行|予以|定期|每周|每月)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoesOn();

    // 不要求截图 and 不得打卡 ask nothing of anybody.
    [GeneratedRegex(@"(不|勿|免|严禁|禁止|无需|不得|不用).{0,4}(截图|照片|拍照|留痕|打卡|签到|接龙|回复|报送|上报|强制|考核)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(每人|逐人|人人|每户|逐户|全员|一人一).{0,10}(截图|截屏|照片|拍照|视频)|(截图|截屏|照片|拍照|视频).{0,6}(每人|逐人|每户|逐户)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EachScreenshot();

    [GeneratedRegex(@"留痕|痕迹|(必须|一律|务必|都要).{0,6}(拍照|照片|截图|视频)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Trace();

    [GeneratedRegex(@"打卡|签到|接龙", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CheckIn();

    [GeneratedRegex(@"(立即|马上|立刻|秒|分钟内|小时内|第一时间|随时).{0,3}(回复|反馈|回应|在线)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AtOnce();

    [GeneratedRegex(@"(安装|装机|注册|使用|下载|激活)(率|数|量).{0,10}(排名|排位|考核|通报|评比|扣分|倒数|挂钩)|(排名|考核|通报|评比|扣分).{0,10}(安装|装机|注册|使用|下载|激活)(率|数|量)|(必须|强制|一律|全员).{0,6}(安装|下载|注册|关注)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Install();

    [GeneratedRegex(@"(每天|每日|天天|每晚|一日一).{0,10}(报|通报|反馈)|日报", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Daily();

    [GeneratedRegex(@"(报|上报|报送|填报|统计|汇总|填写).{0,10}(安装|注册|入户|走访|转发)(率|数|人数|户数|情况|统计|台账|表)|(安装|注册|入户|走访|转发)(率|数|人数|户数|情况|统计|台账|表).{0,6}(报|填|汇总)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Again();

    [GeneratedRegex(@"(周末|周六|周日|星期天|晚上|今晚|夜间|节假日).{0,10}(报|填|交|反馈|回复)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OffHours();

    [GeneratedRegex(@"\p{L}{1,12}[〔\[（(]20[0-9]{2}[〕\]）)][0-9]{1,4}号", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Document();
}
