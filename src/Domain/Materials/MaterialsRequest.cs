using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Materials.Drafting;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Which week's pack is asked for: 素材 the newest there is, 本周素材, 上周素材.</summary>
public enum PackWeek { Newest, This, Last }

/// <summary>素材, 上周素材, 第1期素材, 素材 老年人, 素材 大喇叭文稿 (rule C16). Explicit = the words say nothing else, so no reader is needed to understand them.</summary>
public sealed partial record MaterialsRequest(int? Number, PackWeek Week, string? Audience, string? Kind, bool Explicit)
{
    public static MaterialsRequest Read(string text)
    {
        var rest = text.Trim();
        var number = Issue().Match(rest) is { Success: true } issue ? EditCommandReader.Count(issue.Groups["n"].Value) : null;
        rest = Issue().Replace(rest, " ");
        var week = LastWeek().IsMatch(rest) ? PackWeek.Last : ThisWeek().IsMatch(rest) ? PackWeek.This : PackWeek.Newest;
        rest = ThisWeek().Replace(LastWeek().Replace(rest, " "), " ");
        var kind = Take(ref rest, ItemKinds.Words);
        var audience = Take(ref rest, AudienceTags.Known);
        if (kind is ItemKinds.Elders && audience == "老年人") audience = null;
        var said = Word().IsMatch(rest);
        var left = Filler().Replace(Word().Replace(rest, " "), " ").Trim();
        // 素材 大学生: a tag this house does not know by itself, said where a tag stands.
        if (left.Length is > 0 and <= 8 && audience is null && kind is null && Tagged().IsMatch(text.Trim())) (audience, left) = (left, "");
        return new MaterialsRequest(number, week, audience, kind is null ? null : ItemKinds.Canonical(kind), left.Length == 0 && (said || kind is not null) && text.Length <= 40)
        {
            SaysMaterials = said,
        };
    }

    /// <summary>Whether 素材 itself was said; a bare 海报 is a request only where nobody else is spoken to.</summary>
    public bool SaysMaterials { get; private init; }

    private static string? Take(ref string text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (!text.Contains(word, StringComparison.Ordinal)) continue;
            text = text.Replace(word, " ", StringComparison.Ordinal);
            return word;
        }

        return null;
    }

    [GeneratedRegex(@"第[ 　]*(?<n>[0-9０-９一二三四五六七八九十]{1,4})[ 　]*期", RegexOptions.ExplicitCapture)]
    private static partial Regex Issue();

    [GeneratedRegex("上上?(一|个)?(周|星期|礼拜|期)")]
    private static partial Regex LastWeek();

    [GeneratedRegex("[本这](一|个)?(周|星期|礼拜|期)|今天")]
    private static partial Regex ThisWeek();

    [GeneratedRegex("素材|材料包|宣传材料|宣传资料")]
    private static partial Regex Word();

    // What people say around it: 把本周的素材再发我一遍.
    [GeneratedRegex("请|麻烦|帮我|给我|发给|发我|再|发|要|来|看看|看|一下|下|一遍|遍|一份|份|把|的|给|用|版|包|呢|吗|我|[ 　，。：:？?、（）()]")]
    private static partial Regex Filler();

    [GeneratedRegex(@"素材[ 　：:]*\S{1,8}\z")]
    private static partial Regex Tagged();
}
