using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Papers;

/// <summary>What an office asks to have drafted. The whole message is the command: a report or a letter that merely speaks of a 通报 is none (rule N6).</summary>
public abstract partial record PaperRequest
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>工作通报, 工作通报 第24周. Week null = the newest.</summary>
    public sealed record Bulletin(int? Week) : PaperRequest;

    /// <summary>情况通报, 情况通报 6月 红头. Month null = the newest whole month.</summary>
    public sealed record Report(int? Year, int? Month, bool Red) : PaperRequest;

    /// <summary>督办单 石桥村 限6月25日 事由. The words after the kind as they were typed; empty = none.</summary>
    public sealed record Notice(PaperKind Kind, string Words) : PaperRequest;

    /// <summary>督办单 3号: printed again.</summary>
    public sealed record Reprint(PaperKind Kind, int Number) : PaperRequest;

    /// <summary>台账 石桥村.</summary>
    public sealed record Dossier(string Unit) : PaperRequest;

    /// <summary>Null when the text asks for no paper.</summary>
    public static PaperRequest? Read(string text)
    {
        if (text.Length > 400) return null;
        var clean = Normaliser.Clean(text).TrimEnd('。', '.', '!', ' ');
        if (Weekly().Match(clean) is { Success: true } weekly) return new Bulletin(Digits(weekly, "week"));
        if (Monthly().Match(clean) is { Success: true } monthly) return new Report(Digits(monthly, "year"), Digits(monthly, "month"), monthly.Groups["red"].Success);
        if (Ledger().Match(clean) is { Success: true } ledger) return new Dossier(ledger.Groups["unit"].Value);
        if (Numbered().Match(clean) is { Success: true } again) return new Reprint(PaperKinds.Find(again.Groups["kind"].Value)!.Value, Digits(again, "number")!.Value);
        return ToUnit().Match(text.Trim()) is { Success: true } notice ? new Notice(PaperKinds.Find(notice.Groups["kind"].Value)!.Value, notice.Groups["words"].Value.Trim()) : null;
    }

    private static int? Digits(Match match, string group) =>
        match.Groups[group] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(反诈)?工作通报( *第?(?<week>[0-9]{1,2})[周期])?$", Plain)]
    private static partial Regex Weekly();

    [GeneratedRegex("^(反诈)?情况通报( *((?<year>20[0-9]{2})年)?(?<month>[0-9]{1,2})月份?)?(?<red> *红头)?$", Plain)]
    private static partial Regex Monthly();

    [GeneratedRegex("^台账 +(?<unit>[^ ,，。]{2,20})$", Plain)]
    private static partial Regex Ledger();

    [GeneratedRegex("^(?<kind>督办单|约谈通知|整改单) *第?(?<number>[0-9]{1,4})号?$", Plain)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\A(?<kind>督办单|约谈通知|整改单)(?<words>\z|[ 　：:]+(?s:.{2,380})\z)", Plain)]
    private static partial Regex ToUnit();
}
