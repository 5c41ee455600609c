using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What people say of tips and rewards. Number: T0618-01; the subject of a reward may be a warning's number too.</summary>
public abstract partial record TipCommand
{
    public sealed record List : TipCommand;

    public sealed record Show(string Number, bool Identity) : TipCommand;

    /// <summary>Pictures of the tip: with files these are added, without it asks to see them.</summary>
    public sealed record Files(string Number) : TipCommand;

    public sealed record Move(string Number, TipState To, decimal? Saved) : TipCommand;

    public sealed record Identify(string Number, string Name, string Phone) : TipCommand;

    public sealed record Approve(string Subject, decimal? Yuan) : TipCommand;

    public sealed record Pay(string Subject) : TipCommand;

    public sealed record Rewards : TipCommand;

    public sealed record Honour : TipCommand;

    public sealed record Hotline : TipCommand;

    public static TipCommand? Read(string said)
    {
        var text = HalfWidth.Of(said).Trim().TrimEnd('?', '。');
        if (text is "线索" or "线索清单") return new List();
        if (text is "奖励台账" or "奖励") return new Rewards();
        if (HonourOf().IsMatch(text)) return new Honour();
        if (HotlineOf().IsMatch(text)) return new Hotline();
        if (ShowOf().Match(text) is { Success: true } show) return new Show(Upper(show, "number"), show.Groups["who"].Success);
        if (FilesOf().Match(text) is { Success: true } files) return new Files(Upper(files, "number"));
        if (MoveOf().Match(text) is { Success: true } move) return Moved(Upper(move, "number"), move.Groups["verb"].Value, Yuan.In(move.Groups["sum"].Value));
        if (IdentifyOf().Match(text) is { Success: true } id) return new Identify(Upper(id, "number"), id.Groups["name"].Value, id.Groups["phone"].Value);
        if (ApproveOf().Match(text) is { Success: true } approve) return new Approve(Upper(approve, "subject"), Yuan.In(approve.Groups["sum"].Value));
        return PayOf().Match(text) is { Success: true } pay ? new Pay(Upper(pay, "subject")) : null;
    }

    private static Move Moved(string number, string verb, decimal? saved) => new(number, verb switch
    {
        "受理" => TipState.Accepted,
        "核查" => TipState.Checking,
        "属实" => TipState.Confirmed,
        _ => TipState.Unfounded,
    }, saved);

    private static string Upper(Match match, string group) => match.Groups[group].Value.ToUpperInvariant();

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\A(光荣榜|表扬名单)(\s*\S{1,8})?\z", Linear)]
    private static partial Regex HonourOf();

    [GeneratedRegex(@"\A(反诈|举报|报警|咨询)?(专线|热线|举报电话)(是)?(多少|什么|号码)?\z", Linear)]
    private static partial Regex HotlineOf();

    [GeneratedRegex(@"\A线索\s*(?<number>[Tt][0-9]{4}-[0-9]{2,4})(\s*(?<who>身份|举报人|是谁))?\z", Linear)]
    private static partial Regex ShowOf();

    [GeneratedRegex(@"\A(线索\s*(?<number>[Tt][0-9]{4}-[0-9]{2,4})\s*(的)?(图片|照片|附件|截图|看图)|(补图|附图)\s*(?<number>[Tt][0-9]{4}-[0-9]{2,4}))\z", Linear)]
    private static partial Regex FilesOf();

    [GeneratedRegex(@"\A(?<verb>受理|核查|属实|不属实)\s*(?<number>[Tt][0-9]{4}-[0-9]{2,4})[\s,]*((挽损|挽回|避免损失|避免)(?<sum>[^,]{1,12}))?\z", Linear)]
    private static partial Regex MoveOf();

    [GeneratedRegex(@"\A实名\s*(?<number>[Tt][0-9]{4}-[0-9]{2,4})[\s,:]*(?<name>[\u4e00-\u9fff·]{2,10})[\s,:]*(?<phone>1[0-9]{10})\z", Linear)]
    private static partial Regex IdentifyOf();

    [GeneratedRegex(@"\A奖励\s*(?<subject>([Tt])?[0-9]{4}-[0-9]{2,4})(\s+(?<sum>[0-9一二三四五六七八九十百千万.]{1,8}\s*(元|块)?))?\z", Linear)]
    private static partial Regex ApproveOf();

    [GeneratedRegex(@"\A兑现\s*(?<subject>([Tt])?[0-9]{4}-[0-9]{2,4})\z", Linear)]
    private static partial Regex PayOf();
}
