using AntiFraudBot.Domain.Tests.Corpus;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>The rules know no unit by name: with every unit called something else the readings stay the same.</summary>
public sealed class RenamingTests
{
    private static readonly string[] OtherNames = ["桃源", "松岭", "青山", "杨柳", "月亮湾", "石鼓", "水磨", "金鸡", "凤凰", "马头", "碧溪", "红岩", "南湾", "东岭", "梅子坳", "乌泥", "沙洲", "竹林", "莲塘", "古井", "望江", "银杏", "丹霞", "九曲"];

    [Theory]
    [InlineData("dev.jsonl", "units.json")]
    [InlineData("extra.jsonl", "extra-units.json")]
    [InlineData("extra2.jsonl", "extra2-units.json")]
    [InlineData("extra4.jsonl", "extra4-units.json")]
    public void Readings_do_not_depend_on_the_names_of_units(string messages, string units)
    {
        var corpus = LabelledCorpus.Load(messages, units);
        var names = Renaming(corpus);

        var before = CorpusScore.Of(corpus);
        var after = CorpusScore.Of(corpus.Renamed(text => Rename(text, names)));

        Assert.True(after.Exact >= before.Exact - 0.004, after.Summary);
        Assert.True(after.SilentWrong <= before.SilentWrong, after.Summary);
    }

    private static List<(string From, string To)> Renaming(LabelledCorpus corpus)
    {
        var stems = corpus.Units.Where(u => u.Name.EndsWith('村') || u.Name.EndsWith("社区", StringComparison.Ordinal) || u.Name.EndsWith('镇') || u.Name.EndsWith('乡'))
            .Select(u => u.Name.EndsWith("社区", StringComparison.Ordinal) ? u.Name[..^2] : u.Name[..^1]).Distinct().OrderByDescending(s => s.Length);
        return [.. stems.Zip(OtherNames)];
    }

    // Two passes, so that a new name is never taken for an old one.
    private static string Rename(string text, List<(string From, string To)> names)
    {
        for (var i = 0; i < names.Count; i++)
            text = text.Replace(names[i].From, $"\uE000{(char)('\uE100' + i)}", StringComparison.Ordinal);
        for (var i = 0; i < names.Count; i++)
            text = text.Replace($"\uE000{(char)('\uE100' + i)}", names[i].To, StringComparison.Ordinal);
        return text;
    }
}
