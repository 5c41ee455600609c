using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>Reads 修改 第2期 3 新内容 and its like; null when the text is none of them.</summary>
public static partial class EditCommandReader
{
    private const string Digits = "[0-9０-９一二三四五六七八九十两]{1,4}";
    private const string Edition = $@"(?:第[ 　]*(?<n>{Digits})[ 　]*期[ 　]*)";
    private const string Item = $@"(?:第[ 　]*)?(?<i>{Digits})[ 　]*";
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static EditCommand? Read(string text)
    {
        var typed = text.Trim();
        if (Changing().Match(typed) is { Success: true } change) return new EditCommand.Change(Number(change), Of(change, "i"), Content(change));
        if (Removing().Match(typed) is { Success: true } remove) return new EditCommand.Remove(Number(remove), Of(remove, "i"));
        if (Moving().Match(typed) is { Success: true } move) return new EditCommand.Move(Number(move), Of(move, "i"), Of(move, "to"));
        if (Adding().Match(typed) is { Success: true } add) return new EditCommand.Add(Number(add), Content(add));
        if (Titling().Match(typed) is { Success: true } title) return new EditCommand.Retitle(Number(title), Content(title));
        if (Focusing().Match(typed) is { Success: true } focus) return new EditCommand.Focus(Number(focus), Content(focus));
        if (Rescheduling().Match(typed) is { Success: true } when) return new EditCommand.Reschedule(Number(when), Content(when));
        if (Postponing().Match(typed) is { Success: true } later) return new EditCommand.Postpone(Number(later));
        return Opening().Match(typed) is { Success: true } open ? new EditCommand.Open(Number(open)) : null;
    }

    /// <summary>第2期, 第二期, ２: the number, or null when it is none.</summary>
    public static int? Count(string text)
    {
        // Full-width digits by hand: without culture data the runtime does not normalise them.
        var plain = string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        if (int.TryParse(plain, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return number;
        return ChineseNumerals.Read(plain, 0) is ( > 0 and < 10000 and var value, var length) && length == plain.Length ? (int)value : null;
    }

    private static int? Number(Match match) => match.Groups["n"].Success ? Of(match, "n") : null;

    // What cannot be read as a number is no item and no edition there is.
    private static int Of(Match match, string group) => Count(match.Groups[group].Value) ?? 0;

    private static string Content(Match match) => match.Groups["text"].Value.Trim();

    [GeneratedRegex($@"\A(修改|改成|更换|替换)[ 　]*{Edition}?{Item}([项条]|[ 　：:，,、．\n]|\z)[ 　：:，,、改为成]*(?<text>[\s\S]*)\z", Linear)]
    private static partial Regex Changing();

    [GeneratedRegex($@"\A(删除|删掉|去掉|删)[ 　]*{Edition}?{Item}[项条]?[ 　。]*\z", Linear)]
    private static partial Regex Removing();

    [GeneratedRegex($@"\A(移动|调整|挪)[ 　]*{Edition}?{Item}[项条]?[ 　]*(移到|挪到|到|至)[ 　]*(第[ 　]*)?(?<to>{Digits})[ 　]*[项条位]?[ 　。]*\z", Linear)]
    private static partial Regex Moving();

    [GeneratedRegex($@"\A(添加|增加|加一项|补充)[ 　]*{Edition}[：:]?(?<text>[\s\S]*)\z", Linear)]
    private static partial Regex Adding();

    [GeneratedRegex($@"\A(换标题|改标题|修改标题|标题改为|标题改成)[ 　]*{Edition}?[：:]?(?<text>[^\n]*)\z", Linear)]
    private static partial Regex Titling();

    [GeneratedRegex($@"\A((改重点|换重点|修改重点)[ 　]*{Edition}?[：:]?|(本周)?重点[ 　]*{Edition}[：:]?|(本周)?重点[ 　]*[：:])(?<text>[\s\S]*)\z", Linear)]
    private static partial Regex Focusing();

    [GeneratedRegex($@"\A(换期|改期)[ 　]*{Edition}?(改到|换到|到|至)?[ 　]*(?<text>[^\n]{{1,20}})\z", Linear)]
    private static partial Regex Rescheduling();

    [GeneratedRegex($@"\A顺延[ 　]*{Edition}?[ 　]*(一周|1周|到下周)?[ 　。]*\z", Linear)]
    private static partial Regex Postponing();

    [GeneratedRegex($@"\A(编辑|接着编|继续编辑)[ 　]*{Edition}\z", Linear)]
    private static partial Regex Opening();
}
