using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>What people say about tasks, matched on the whole text so that no report is taken for one (rule W4).</summary>
public abstract partial record TaskWords
{
    /// <summary>完成 3, 完成 3、5 已贴好; 佐证 3 hands something in without closing.</summary>
    public sealed record Done(IReadOnlyList<int> Numbers, string Words, bool Closes) : TaskWords;

    /// <summary>延期 3 原因.</summary>
    public sealed record Later(int Number, string Reason) : TaskWords;

    /// <summary>任务 3.</summary>
    public sealed record Show(int Number) : TaskWords;

    /// <summary>任务台账, 任务进度.</summary>
    public sealed record Ledger : TaskWords;

    /// <summary>取消任务 3; until 8: 取消任务 3-8.</summary>
    public sealed record Cancel(int First, int Last) : TaskWords;

    /// <summary>改期 3 到 7月15日.</summary>
    public sealed record Postpone(int Number, string Day) : TaskWords;

    /// <summary>布置 6月26日前 各村（社区） 报联络员名单; a word is missing: what is understood is empty.</summary>
    public sealed record GiveOut(string Day, string Units, string What) : TaskWords;

    public static TaskWords? Read(string text)
    {
        if (text.Length > 400) return null;
        if (DonePattern().Match(text) is { Success: true } done)
        {
            List<int> numbers = [.. done.Groups["n"].Value.Split(['、', '，', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Int)];
            return new Done(numbers, done.Groups["words"].Value.Trim(), done.Groups["verb"].Value == "完成");
        }

        if (LaterPattern().Match(text) is { Success: true } later) return new Later(Int(later.Groups["n"].Value), later.Groups["why"].Value.Trim());
        if (ShowPattern().Match(text) is { Success: true } show) return new Show(Int(show.Groups["n"].Value));
        if (CancelPattern().Match(text) is { Success: true } cancel)
        {
            var first = Int(cancel.Groups["a"].Value);
            return new Cancel(first, cancel.Groups["b"].Success ? Int(cancel.Groups["b"].Value) : first);
        }

        if (PostponePattern().Match(text) is { Success: true } postpone) return new Postpone(Int(postpone.Groups["n"].Value), postpone.Groups["day"].Value);
        if (GivePattern().Match(text) is { Success: true } give) return new GiveOut(give.Groups["day"].Value, give.Groups["who"].Value, give.Groups["what"].Value.Trim());
        return text is "任务" or "任务台账" or "任务进度" or "任务分解表" or "任务完成情况" ? new Ledger() : null;
    }

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<verb>完成|佐证)\s*第?(?<n>[0-9]{1,4}([、，, ]+[0-9]{1,4})*)[号项]?(任务)?([\s，,：:。]+(?<words>\D(.|\n){0,300})?)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DonePattern();

    [GeneratedRegex(@"\A延期\s*第?(?<n>[0-9]{1,4})[号项]?(任务)?[\s，,：:]+(?<why>\D.{0,100})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"\A(看|查看)?任务\s*第?(?<n>[0-9]{1,4})[号项]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ShowPattern();

    [GeneratedRegex(@"\A(取消|撤销)任务\s*第?(?<a>[0-9]{1,4})[号项]?(\s*[-—到至~]\s*第?(?<b>[0-9]{1,4})[号项]?)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CancelPattern();

    [GeneratedRegex(@"\A(任务)?改期\s*第?(?<n>[0-9]{1,4})[号项]?(任务)?\s*[到至为]\s*(?<day>\S{1,14})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PostponePattern();

    [GeneratedRegex(@"\A布置(任务)?[\s：:]*(?<day>\S{0,14}?)[\s，,]+(?<who>\S{1,80}?)[\s，,：:]+(?<what>(.|\n){2,300})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GivePattern();
}
