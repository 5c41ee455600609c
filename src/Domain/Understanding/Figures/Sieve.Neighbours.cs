using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

// What stands beside a number; the decisions are in Sieve.cs.
internal sealed partial class Sieve
{
    // Words further off than this many tokens belong to something else; it also keeps long texts linear.
    private const int Reach = 60;
    private static readonly string[] Others = ["另", "其余", "其他", "其它", "剩", "余下"];

    // 抓紧走了八家: hurried, and done.
    private bool IsDone(int i) =>
        i + 1 < tokens.Count && tokens[i + 1] is Token.Named done && text[done.End - 1] == '了' && text.AsSpan(tokens[i].Start, tokens[i].Length) is "抓紧" or "尽快" or "赶紧";

    // A plain 是 corrects nothing by itself.
    private bool SaysCorrected(int i) => tokens[i].Length > 1;

    // 听说石桥应该是60个 is still hearsay: 我们 has to stand in a clause that nobody else is quoted in.
    private bool SpeaksOfUs(int i)
    {
        var own = false;
        for (var k = i - 1; k >= 0 && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
        {
            if (tokens[k] is Token.Marked { Mark: Mark.Hearsay })
                return false;
            own |= tokens[k] is Token.OwnUnit || text[tokens[k].Start] is '我' or '俺' or '咱';
        }

        return own;
    }

    // 8条一共360元, 一条45元: a price, neither of the two is a value.
    private bool IsPrice(int i) =>
        (i + 1 < tokens.Count && tokens[i] is Token.Number { Measure: not ("起" or "人" or "" or "例" or "件") } && tokens[i + 1] is Token.Number next && Measures.IsMoney(next.Measure))
        || (i > 0 && tokens[i - 1] is Token.Number { Measure: not ("起" or "人" or "" or "例" or "件") } && tokens[i] is Token.Number { Measure: var m } && Measures.IsMoney(m));

    /// <summary>402(+8): the gain stands in brackets behind the total.</summary>
    public static bool IsGainInBrackets(List<Token> tokens, int i) =>
        i >= 3 && tokens[i - 1] is Token.Other { Length: 1 } && tokens[i - 2] is Token.Marked { Mark: Mark.Open } && tokens[i - 3] is Token.Number && tokens[i - 1].Start == tokens[i - 2].End;

    private bool StandsForUnit(int i) => !breakdown && i >= 2 && tokens[i - 1] is Token.Marked { Mark: Mark.Open } && tokens[i - 2] is Token.Unit;

    // 其中本周新增39 is no part of the total: it is the period's own number.
    private bool IsBehindBreakdown(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - Reach) && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.Marked { Mark: Mark.Breakdown })
                return true;
        return false;
    }

    // 6月18日前安装50人: an order.
    private bool IsDeadline(int i) =>
        tokens[i] is Token.Time { Phrase: PeriodPhrase.Day or PeriodPhrase.WholeMonth or PeriodPhrase.Weekday } time && time.End < text.Length && (text[time.End] == '前' || string.CompareOrdinal(text, time.End, "之前", 0, 2) == 0);

    // 合计：…, 3. 合计：…, 全乡合计：….
    private bool HeadsSentence(int i)
    {
        while (i > 0 && tokens[i - 1] is Token.Other { Length: > 1 } index && char.IsAsciiDigit(text[index.Start]) || (i > 0 && tokens[i - 1] is Token.Break { Strength: 1 }))
            i--;
        return i == 0 || tokens[i - 1] is Token.Break { Strength: 3 } or Token.Unit or Token.OwnUnit;
    }

    private bool StartsClause(int i)
    {
        while (--i >= 0)
            if (tokens[i] is Token.Break { Strength: >= 2 })
                return true;
            else if (tokens[i] is Token.Number or Token.Marked { Mark: Mark.Breakdown })
                return false;
        return true;
    }

    private bool ComesBefore(int i, Mark mark)
    {
        for (var end = Math.Min(tokens.Count, i + Reach); ++i < end && tokens[i] is not (Token.Number or Token.Named or Token.Break { Strength: >= 2 });)
            if (tokens[i] is Token.Marked found && found.Mark == mark)
                return true;
        return false;
    }

    private bool IsBeside(int i, Mark mark) => i + 1 < tokens.Count && tokens[i + 1] is Token.Marked found && found.Mark == mark;

    private bool IsCalledWrong(int i)
    {
        // 五个改成装六个刚才说错了: the wrong one stood before.
        for (var k = i - 1; k >= Math.Max(0, i - 4) && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Number); k--)
            if (tokens[k] is Token.Marked { Mark: Mark.Becomes } or Token.Marked { Mark: Mark.Fix, Length: > 1 })
                return false;
        var wrong = false;
        // 安装21（原报12有误）: what is wrong stands in the brackets.
        for (var k = i + 1; k < Math.Min(tokens.Count, i + Reach) && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Marked { Mark: Mark.Open }); k++)
            wrong |= tokens[k] is Token.Marked { Mark: Mark.Wrong };
        return wrong;
    }

    // 有3个老人机装不了: the number of those who did not. 未注册2人 is caught by its own mark.
    private bool IsRefused(int i)
    {
        var counted = i > 0 && tokens[i - 1] is Token.Other { Length: 1 } have && text[have.Start] == '有';
        if (namedSinceNumber && !counted)
            return false;
        var refused = false;
        for (var k = i + 1; k < Math.Min(tokens.Count, i + Reach) && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
        {
            if (tokens[k] is Token.Number or Token.Marked { Mark: Mark.Open })
                return false;
            refused |= tokens[k] is Token.Marked { Mark: Mark.Refusal };
        }

        return refused;
    }

    // 另1人无身份证, 其余3人过几天再来: people of whom something is told that is none of our steps.
    private bool IsOfOthers(int i)
    {
        var others = false;
        for (var k = i - 1; k >= Math.Max(0, i - 4) && tokens[k] is not (Token.Break { Strength: >= 2 } or Token.Number); k--)
        {
            if (tokens[k] is Token.Named or Token.Unit or Token.Part)
                return false;
            others |= Others.Any(w => tokens[k].Start + w.Length <= tokens[i].Start && string.CompareOrdinal(text, tokens[k].Start, w, 0, w.Length) == 0);
        }

        var told = 0;
        for (var k = i + 1; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
        {
            if (tokens[k] is Token.Named or Token.Number or Token.Time or Token.Marked { Mark: Mark.Again or Mark.New or Mark.Fix or Mark.Wrong or Mark.Fraud })
                return false;
            told += tokens[k] is Token.Break ? 0 : tokens[k].Length;
        }

        return others && told >= 2;
    }

    // 装了2台炒茶机, 新装3台空调: things, not phones.
    private bool CountsMachines(Token.Number number)
    {
        if (number.Measure is not ("台" or "部" or "个" or "只") || number.End >= text.Length)
            return false;
        var rest = text.AsSpan(number.End);
        var end = rest.IndexOfAnyExceptInRange('\u4e00', '\u9fff');
        var noun = end < 0 ? rest : rest[..end];
        return noun.Length is >= 2 and <= 6 && Machines.Contains(noun[^1]) && !noun.EndsWith("司机") && !noun.EndsWith("手机") && !noun.EndsWith("能机") && !noun.EndsWith("人机");
    }

    private static readonly System.Buffers.SearchValues<char> Machines = System.Buffers.SearchValues.Create("机器泵柜锁桩梯灶扇窗杆");

    // 农贸市场136个摊位: how many there are; two or three are our own.
    private bool CountsStalls(Token.Number number, int i) =>
        number.Value >= 20 && i + 1 < tokens.Count && tokens[i + 1] is Token.Named { Metrics: [Metric.Event] } named && text.AsSpan(named.Start, named.Length) is "摊位" or "摊";

    private bool IsShareOfEach(Token.Number number, int i)
    {
        if (number is not { Value: <= 3, Measure: "份" or "张" or "本" or "册" or "条" or "页" })
            return false;
        for (var k = i - 1; k >= 0 && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.Marked { Mark: Mark.Plan } plan)
                return text.AsSpan(plan.Start, plan.Length) is "每家" or "每户" or "每人" or "每组";
        return false;
    }

    // 师生745人参加, 师生1200人全部接受反诈教育: they are who was reached.
    private bool HeardIt(int i)
    {
        for (var k = i + 1; k < Math.Min(tokens.Count, i + 8); k++)
            if (tokens[k] is Token.Named { Metrics: [Metric.PeopleReached] })
                return true;
            else if (tokens[k] is not (Token.Other or Token.Marked { Mark: Mark.All or Mark.Each or Mark.Fraud }))
                return false;
        return false;
    }

    private bool CountsFraudAhead(int i)
    {
        var said = false;
        for (var k = i + 1; k < Math.Min(tokens.Count, i + 6) && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
        {
            if (tokens[k] is Token.Number { Measure: "起" or "宗" or "件" or "例" or "" })
                return said;
            said |= tokens[k] is Token.Marked or Token.Named && text.AsSpan(tokens[k].Start, tokens[k].Length) is "电诈" or "诈骗" or "电信诈骗" or "电信网络诈骗" or "涉诈" or "诈骗案" or "诈骗案件" or "电诈案" or "电诈案件" or "诈骗警情" or "电诈警情" or "电信诈骗案" or "电信诈骗案件";
        }

        return false;
    }

    // Calls of all kinds: only these are none of ours. 发案3起，其中电信诈骗2起、刷单1起 stays three.
    private bool DropCallsBefore(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - Reach) && tokens[k] is not Token.Break { Strength: 3 }; k--)
            if (tokens[k] is Token.Number { Measure: "起" or "宗" or "件" or "例" } && fates[k] is Fate.Value or Fate.Sum)
            {
                var calls = text.AsSpan(Math.Max(0, tokens[k].Start - 8), Math.Min(8, tokens[k].Start)).ContainsAny(Calls);
                if (calls)
                    fates[k] = Fate.Part;
                return calls;
            }

        return false;
    }

    /// <summary>What police count of every kind: calls, not frauds.</summary>
    public static readonly System.Buffers.SearchValues<string> Calls = System.Buffers.SearchValues.Create(["接警", "出警", "报警", "警情", "接处警"], StringComparison.Ordinal);

    private bool IsNewInstall(int i) =>
        i + 1 < tokens.Count && tokens[i + 1] is Token.Named { Metrics: [Metric.AppInstall or Metric.AppRegister or Metric.AppAlert, ..] } done && !text.AsSpan(done.Start, done.Length).EndsWith("过");

    // 全村500人装了452人: how many there are, and behind it how many of them have it.
    private bool IsWholeVillage(Token.Number number, int i)
    {
        if (!SaysWhole(tokens, text, number, i))
            return false;
        for (var k = i + 1; k < Math.Min(tokens.Count, i + Reach) && tokens[k] is not Token.Break { Strength: 3 }; k++)
            if (tokens[k] is Token.Number { Value: { } had })
                return had <= number.Value && had * 2 >= number.Value && tokens.Skip(i).Take(k - i).OfType<Token.Named>().FirstOrDefault() is { Metrics: [Metric.AppInstall or Metric.AppRegister, ..] };
        return false;
    }

    /// <summary>全村500人, 全校42人: the number stands right behind the whole unit.</summary>
    public static bool SaysWhole(List<Token> tokens, string text, Token.Number number, int i) =>
        i > 0 && tokens[i - 1] is Token.OwnUnit own && text[own.Start] == '全' && number.Measure is "人" or "口人" or "名";

    // 职工8人装好反诈: they are who did it. 职工8人全部装好 is the state of the whole staff.
    private bool DidIt(Token.Number number, int i)
    {
        if (number.Measure is not ("人" or "名" or "位" or "个" or "个人") || number.Value > 100)
            return false;
        for (var k = i - 1; k >= 0 && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.Marked { Mark: Mark.All or Mark.Base } || (tokens[k] is Token.Marked && (text[tokens[k].Start] is '全' or '常' or '户' or '适' || text.AsSpan(tokens[k].Start, tokens[k].Length).EndsWith("人口"))))
                return false;
        var did = false;
        for (var k = i + 1; k < tokens.Count && tokens[k] is not Token.Break { Strength: >= 2 }; k++)
        {
            if (tokens[k] is Token.Number or Token.Marked { Mark: not Mark.Fraud })
                return false;
            did |= tokens[k] is Token.Named { Metrics: [Metric.AppInstall or Metric.AppRegister, ..] };
        }

        return did;
    }

    private Metric? LastNamedBefore(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - Reach) && tokens[k] is not Token.Break { Strength: >= 2 }; k--)
            if (tokens[k] is Token.Named named)
                return named.Metrics[^1];
        return null;
    }
}
