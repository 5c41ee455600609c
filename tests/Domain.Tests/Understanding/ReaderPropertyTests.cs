using System.Globalization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Domain.Understanding.Text;
using FsCheck;
using FsCheck.Fluent;
using static AntiFraudBot.Domain.Tests.Understanding.Township;

namespace AntiFraudBot.Domain.Tests.Understanding;

public sealed class ReaderPropertyTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260615UL, 7UL);

    [Fact]
    public void A_number_written_in_Chinese_is_read_back() =>
        Hold(Gen.Choose(1, 99_999), number => ChineseNumerals.Read(InChinese(number), 0) == (number, InChinese(number).Length));

    [Fact]
    public void Phones_plates_times_prices_and_codes_are_never_values() =>
        Hold(Gen.Zip(Gen.Elements(NoValues), Gen.Choose(0, 99_999_999)), pair =>
            Read(string.Format(CultureInfo.InvariantCulture, pair.Item1, pair.Item2, (pair.Item2 % 24) + 1, pair.Item2 % 60)).Rows.Count == 0);

    [Fact]
    public void The_order_of_unit_and_number_does_not_matter() =>
        Hold(Gen.Choose(0, 300), n => new[] { $"柳林村安装{n}人", $"安装{n}人 柳林村", $"{n}人安装，柳林村", $"柳林村 {n}人安装", $"安装柳林村{n}人" }
            .All(text => Show(Read(text, Office)) == $"柳林村 app_install.new={n}"));

    [Fact]
    public void A_correction_of_a_correction_is_a_correction() =>
        Hold(Gen.Zip(Gen.Choose(0, 300), Gen.Choose(0, 300)).Where(p => p.Item1 != p.Item2), pair =>
        {
            var reading = Read($"刚才的更正又错了，安装不是{pair.Item1}，应该是{pair.Item2}");
            return reading.Intent == Intent.Correction && Show(reading) == $"云溪村 app_install.new={pair.Item2}";
        });

    [Fact]
    public void No_text_makes_the_reader_fail() =>
        Hold(Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)), text => Read(text) is not null);

    private static readonly string[] NoValues =
    [
        "我电话139{0:00000000}", "身份证50010219900101{0:0000}", "渝A·{0:00000}这个车挡路了", "{1}:{2:00}开会", "白菜{0}元一斤", "验证码{0:000000}", "取件码 {1}-{2}-{0:0000}", "会议号 {0:000} {0:000} {0:000}", "住{1}栋{2}室", "今天{1}点集合", "版本{1}.{2}.{1}", "QQ{0}",
    ];

    private static readonly string[] Pieces =
    [
        "安装", "注册", "云溪", "柳林村", "三组", "12", "一百二", "，", "\n", "累计", "合计", "其中", "(", ")", "不是", "应为", "今天", "本周", "各", "全部", "无", "发案", "+", "→", "、", "/", "分别为", "户", "个", "元", "群", "转发", "@", "「", "」", "①", "🎉", "#接龙\n", "医保", "例", " ", "\t", "%", "7", "又",
    ];

    private static void Hold<T>(Gen<T> values, Func<T, bool> claim) => Check.One(Seeded, Prop.ForAll(values.ToArbitrary(), claim));

    // The writer of the round trip: digits with their places, 零 for a gap.
    private static string InChinese(int number)
    {
        if (number >= 10_000)
            return InChinese(number / 10_000) + "万" + (number % 10_000 == 0 ? "" : (number % 10_000 < 1000 ? "零" : "") + InChinese(number % 10_000));
        var written = "";
        var gap = false;
        foreach (var (place, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / place % 10;
            gap |= digit == 0 && written.Length > 0;
            if (digit == 0)
                continue;
            written += (gap ? "零" : "") + "零一二三四五六七八九"[digit] + name;
            gap = false;
        }

        return written;
    }
}
