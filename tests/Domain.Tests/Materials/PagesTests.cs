using System.Text;
using AntiFraudBot.Domain.Materials;
using FsCheck;
using FsCheck.Fluent;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class PagesTests
{
    private static readonly Gen<string> Words = Gen.Elements("反诈", "不轻信。", "a1", "😀", "，", "转账？").ListOf().Select(words => string.Concat(words));

    private static readonly Gen<string> Line = Gen.Frequency(
        (8, Words.Select(w => "条" + w)), (1, Gen.Choose(600, 1500).Select(n => "长" + new string('讲', n))), (1, Gen.Choose(50, 300).Select(n => string.Concat(Enumerable.Repeat("先挂断再核实。", n)))));

    private static readonly Gen<List<string>> Blocks =
        Line.NonEmptyListOf().Select(lines => string.Join('\n', lines.Take(6))).NonEmptyListOf().Select(blocks => blocks.Take(20).ToList());

    [Fact]
    public void Every_message_is_inside_the_limit_and_nothing_is_lost() => Check(blocks =>
    {
        var pages = TextLimits.Pages(blocks);
        return pages.All(p => Encoding.UTF8.GetByteCount(p) is > 0 and <= TextLimits.MaxBytes)
            && string.Concat(pages.Select(Unmarked)).Replace("\n", "") == string.Concat(blocks).Replace("\n", "");
    });

    [Fact]
    public void An_item_that_fits_into_a_message_is_never_cut() => Check(blocks =>
    {
        var pages = TextLimits.Pages(blocks);
        return blocks.Where(b => Encoding.UTF8.GetByteCount(b) <= TextLimits.MaxBytes - 14)
            .All(b => pages.Select(Unmarked).Any(p => p.Contains(b, StringComparison.Ordinal)));
    });

    [Fact]
    public void A_line_that_fits_into_a_message_is_never_cut() => Check(blocks =>
    {
        var posted = TextLimits.Pages(blocks).Select(Unmarked).SelectMany(p => p.Split('\n')).ToHashSet();
        return blocks.SelectMany(b => b.Split('\n')).Where(l => Encoding.UTF8.GetByteCount(l) <= TextLimits.MaxBytes - 14).All(posted.Contains);
    });

    [Fact]
    public void Several_messages_are_numbered_and_a_single_one_is_not()
    {
        var item = "③ 告知书\n" + new string('讲', 300);
        Assert.Equal(["题\n短"], TextLimits.Pages(["题", "短"]));
        var pages = TextLimits.Pages(["【本周反诈宣传】第1期\n各村：", item, item, item]);
        Assert.Equal(["【本周反诈宣传】第1期（1/2）", "（2/2）"], pages.Select(p => p.Split('\n')[0]));
    }

    [Fact]
    public void A_line_too_long_for_any_message_is_cut_at_the_end_of_a_sentence()
    {
        var pages = TextLimits.Pages([string.Concat(Enumerable.Repeat("接到陌生电话先挂断再打九六一一零核实。", 60))]);
        Assert.All(pages.Select(Unmarked), page => Assert.EndsWith("。", page, StringComparison.Ordinal));
    }

    private static void Check(Func<List<string>, bool> holds) =>
        Prop.ForAll(Blocks.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260615, 7));

    private static string Unmarked(string page)
    {
        var first = page.Split('\n')[0];
        var at = first.LastIndexOf('（');
        var mark = at >= 0 && first.EndsWith('）') ? first[at..] : "";
        return mark.Length == 0 ? page : mark == first ? page[(first.Length + 1)..] : page.Remove(at, mark.Length);
    }
}
