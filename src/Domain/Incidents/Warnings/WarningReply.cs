using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What a receiver reports of a warning. The digits 1–7 in the order of the ticket's last line, and 已见面 without an outcome.</summary>
public enum WarningStep { Accept, Contacted, Unharmed, Defrauded, NotFound, FalseAlarm, HandOver, Met }

/// <summary>A step said by digit or in words (rule I4). Number is the ticket's, when it was given; money in yuan.</summary>
public sealed partial record WarningReply(string? Number, WarningStep Step, decimal? Lost = null, decimal? Saved = null)
{
    private const int Longest = 120;

    /// <summary>Null when the text is no step. Words about several people (劝阻3人) are a report and no step of one ticket.</summary>
    public static WarningReply? Read(string said)
    {
        if (said.Length > Longest) return null;
        var text = HalfWidth.Of(said).Trim();
        var number = NumberIn(text);
        if (number is not null) text = Ticket().Replace(text, " ", 1);
        text = Lead().Replace(text, "").Trim(' ', ',', '。', '.', '!', ':', ';', '、');
        if (Digit().Match(text) is { Success: true } digit) return ByDigit(number, digit);
        if (Counts().IsMatch(text)) return null;
        return ByWords(number, text);
    }

    /// <summary>The number of a ticket in the text, or null.</summary>
    public static string? NumberIn(string text) => Ticket().Match(HalfWidth.Of(text)) is { Success: true } found ? found.Groups["number"].Value : null;

    private static WarningReply ByDigit(string? number, Match digit)
    {
        var step = (WarningStep)(digit.Groups["step"].Value[0] - '1');
        var rest = digit.Groups["rest"].Value;
        return step switch
        {
            WarningStep.Unharmed => new(number, step, Saved: Yuan.In(rest)),
            WarningStep.Defrauded => new(number, step, Lost: Yuan.In(rest)),
            _ => new(number, step),
        };
    }

    private static WarningReply? ByWords(string? number, string text)
    {
        var saved = Kept().Match(text) is { Success: true } kept ? Yuan.In(kept.Groups["sum"].Value) : null;
        var rest = Kept().Replace(text, "");
        var (harmless, met, reached) = (Harmless().IsMatch(rest) || saved is not null, Meets().IsMatch(rest), Reaches().IsMatch(rest));
        if (HandsOver().IsMatch(rest)) return new(number, WarningStep.HandOver);
        if (False().IsMatch(rest)) return new(number, WarningStep.FalseAlarm);
        if (!harmless && Loses().IsMatch(rest)) return met || reached || number is not null ? new(number, WarningStep.Defrauded, Lost: Yuan.In(rest)) : null;
        if (Misses().IsMatch(rest)) return new(number, WarningStep.NotFound);
        if (met) return new(number, harmless ? WarningStep.Unharmed : WarningStep.Met, Saved: saved);
        if (reached || (harmless && Persuades().IsMatch(rest))) return new(number, WarningStep.Contacted);
        return Accepts().IsMatch(rest) ? new(number, WarningStep.Accept) : null;
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<number>[01][0-9][0-3][0-9]-[0-9]{2,4})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Ticket();

    [GeneratedRegex(@"^(预警|编号|反馈|回复|：|:|\s)+", Linear)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?<step>[1-7])(\s*$|[\s,、:;(]+(?<rest>[^0-9]{0,8}[0-9一二两三四五六七八九十百千万.,]*\s*(万|千|百|元|块|万元|块钱|w|k)*\s*\)?)$|(?<rest>(接单|已接单|已联系|已见面|未受骗|找不到人?|误报|移交|已转账)[^0-9]{0,12}[0-9.]*(万|千|元|块)*)$)", Linear)]
    private static partial Regex Digit();

    [GeneratedRegex(@"[0-9一二两三四五六七八九十](人|名|起|户|次|条|场|个人|位)|安装|注册|入户|宣传|发案|本周|上周|本月", Linear)]
    private static partial Regex Counts();

    [GeneratedRegex(@"(避免|挽回|止住|保住|挽损)(了|经济)*(损失)?(?<sum>[^,，。;；]{0,14})", Linear)]
    private static partial Regex Kept();

    [GeneratedRegex(@"(没|没有|未|并未|尚未|还没|无)(有|任何|资金|经济|给他|给对方|往外)*(转|受骗|被骗|上当|损失|汇|打钱|打款|付钱)|劝住|劝下|劝停|劝阻(了|成功|住|到位|$)|拦下|拦住|止付成功|已止付", Linear)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"劝", Linear)]
    private static partial Regex Persuades();

    [GeneratedRegex(@"见面|见到(了)?(人|他|她|本人|对象)|见着|见了|上门|当面|到(他|她|对象|本人)?家|找到(了)?(他|她|人|本人|对象)", Linear)]
    private static partial Regex Meets();

    [GeneratedRegex(@"已联系|联系上|联系到|联系了|打通|通上话|接通|电话(里|中)?(已|联系|劝|核实|说|沟通|讲)", Linear)]
    private static partial Regex Reaches();

    [GeneratedRegex(@"转了|转走|转出|转过去|已转|已经转|汇了|打了钱|打款了|被骗|受骗|骗走|骗了|骗去", Linear)]
    private static partial Regex Loses();

    [GeneratedRegex(@"找不到|没找到|联系不上|联系不到|没联系上|未联系上|没有联系上|打不通|没打通|不接|没人接|无人接|关机|停机|空号|拒接|占线|不在家|没人在家|家里没人|没见到|未见到|敲门(没人|不)应|失联", Linear)]
    private static partial Regex Misses();

    [GeneratedRegex(@"误报|不是诈骗|虚惊|本人操作|正常(交易|消费|转账|通话)", Linear)]
    private static partial Regex False();

    [GeneratedRegex(@"移交", Linear)]
    private static partial Regex HandsOver();

    [GeneratedRegex(@"^(我)?(接单|来接|接了|来处理|去处理|马上去|去|来|马上联系|这就去|这就联系)(了|吧)?$|^收到[, ]?(接单|马上去|马上联系|我去|我来)$", Linear)]
    private static partial Regex Accepts();
}
