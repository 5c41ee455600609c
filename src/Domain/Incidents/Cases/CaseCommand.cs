using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What police, office, leaders and villages say of cases. Form: the text after the number.</summary>
public abstract partial record CaseCommand
{
    public sealed record List : CaseCommand;

    public sealed record Form(string Number, string Text) : CaseCommand;

    public sealed record Refute(string Number) : CaseCommand;

    public sealed record Callback(string Number, string Text) : CaseCommand;

    public sealed record Talked(string Number, TalkPlace Place, int People) : CaseCommand;

    public sealed record Talks : CaseCommand;

    public sealed record Analysis : CaseCommand;

    public static CaseCommand? Read(string said)
    {
        var text = HalfWidth.Of(said).Trim();
        if (text is "案件" or "案件清单" or "未核案件") return new List();
        if (text is "三必讲" or "三必讲情况") return new Talks();
        if (AnalysisOf().IsMatch(text)) return new Analysis();
        if (RefuteOf().Match(text) is { Success: true } refute) return new Refute(NumberIn(refute));
        if (FormOf().Match(text) is { Success: true } form) return new Form(NumberIn(form), form.Groups["rest"].Value.Trim());
        if (CallbackOf().Match(text) is { Success: true } call) return new Callback(NumberIn(call), call.Groups["rest"].Value.Trim());
        return TalkedOf().Match(text) is { Success: true } talked && PlaceOf(talked.Groups["place"].Value) is { } place
            ? new Talked(NumberIn(talked), place, int.Parse(talked.Groups["people"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    private static TalkPlace? PlaceOf(string word) => word.Length == 0 ? null : word[0] switch
    {
        '会' => TalkPlace.Meeting,
        '群' => TalkPlace.Groups,
        _ => TalkPlace.Doors,
    };

    private static string NumberIn(Match match) => match.Groups["number"].Value.ToUpperInvariant();

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    [GeneratedRegex(@"\A案件\s*(?<number>[AaSs][0-9]{4}-[0-9]{2,4})(?<rest>(\z|[\s,:].*))\z", Linear)]
    private static partial Regex FormOf();

    [GeneratedRegex(@"\A(案件\s*(?<number>[AaSs][0-9]{4}-[0-9]{2,4})\s*(不属实|撤案|不是诈骗|误报)|撤案\s*(?<number>[AaSs][0-9]{4}-[0-9]{2,4}))\z", Linear)]
    private static partial Regex RefuteOf();

    [GeneratedRegex(@"\A回访\s*(?<number>[AaSs][0-9]{4}-[0-9]{2,4})(?<rest>(\z|[\s,:].*))\z", Linear)]
    private static partial Regex CallbackOf();

    [GeneratedRegex(@"\A已讲\s*(?<number>[AaSs][0-9]{4}-[0-9]{2,4})\s*(?<place>会上|会|群里|群|上门|入户)(讲了?)?[\s,:]*(?<people>[0-9]{1,5})\s*(人|人次|户)?\z", Linear)]
    private static partial Regex TalkedOf();

    [GeneratedRegex(@"\A([^，。,]{1,8})?(案件|发案)分析(\s*\S{1,8})?\z", Linear)]
    private static partial Regex AnalysisOf();
}
