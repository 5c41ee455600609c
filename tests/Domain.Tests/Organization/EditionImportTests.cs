using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class EditionImportTests
{
    private const string Good = """
        { "week": "2026-W29", "title": "防裸聊敲诈", "focus": "不加生人视频",
          "items": [ { "kind": "海报", "title": "三个不" }, { "kind": "大喇叭文稿", "title": "两分钟", "audience": "老年人", "file": "files/a.txt" } ] }
        """;

    private static readonly Edition Approved = new()
    {
        Id = "e-4", Number = 4, Week = "2026-W28", Title = "已审", State = EditionState.Approved, OfficeUnitId = "u-t",
    };

    [Fact]
    public void A_good_edition_is_a_draft_with_the_next_number()
    {
        var result = EditionImport.Read(Good, "u-t", [Approved], false);
        var edition = Assert.Single(result.Editions);
        Assert.Equal((5, "2026-W29", EditionState.Draft, 2), (edition.Number, edition.Week, edition.State, edition.Items.Count));
        Assert.Equal(new EditionFile(edition.Id, 2, "files/a.txt"), Assert.Single(result.Files));
    }

    [Fact]
    public void Flash_editions_and_other_offices_do_not_count_in_the_numbers()
    {
        Edition[] existing = [Approved, Approved with { Id = "f-1", Number = 901, Flash = true }, Approved with { Id = "e-9", Number = 9, OfficeUnitId = "u-other" }];
        Assert.Equal(5, Assert.Single(EditionImport.Read(Good, "u-t", existing, false).Editions).Number);
    }

    [Fact]
    public void A_second_run_names_the_same_draft()
    {
        var first = EditionImport.Read(Good, "u-t", [Approved], false).Editions[0];
        var second = Assert.Single(EditionImport.Read(Good, "u-t", [Approved, first], false).Editions);
        Assert.Equal((first.Id, first.Number), (second.Id, second.Number));
    }

    [Theory]
    [InlineData("""{"week":"2026-W54","title":"甲","items":[{"kind":"海报","title":"乙"}]}""", "周次应写成 2026-W25")]
    [InlineData("""{"week":"25","title":"甲","items":[{"kind":"海报","title":"乙"}]}""", "周次应写成 2026-W25")]
    [InlineData("""{"week":"2026-W25","items":[{"kind":"海报","title":"乙"}]}""", "没有标题")]
    [InlineData("""{"week":"2026-W25","title":"甲","items":[]}""", "没有材料条目")]
    [InlineData("""{"week":"2026-W25","title":"甲","items":[{"kind":"海报"}]}""", "第1条没有类别或标题")]
    [InlineData("""{"week":"2026-W25","title":"甲","items":["海报"]}""", "第1条没有类别或标题")]
    [InlineData("""{"week":"2026-W25","title":"甲","items":[{"kind":"海报","title":"乙","file":"../x.txt"}]}""", "同一目录下")]
    [InlineData("""{"number":0,"week":"2026-W25","title":"甲","items":[{"kind":"海报","title":"乙"}]}""", "期号不是正整数")]
    [InlineData("""{"number":4,"week":"2026-W25","title":"甲","items":[{"kind":"海报","title":"乙"}]}""", "第4期已经有了")]
    [InlineData("""{"week":"2026-W28","title":"已审","items":[{"kind":"海报","title":"乙"}]}""", "已经审定")]
    [InlineData("[1]", "不是 json，或不是")]
    [InlineData("{", "不是 json，或不是")]
    [InlineData("[]", "没有材料")]
    public void A_bad_edition_is_named_and_nothing_is_taken(string json, string reason)
    {
        var result = EditionImport.Read(json, "u-t", [Approved], false);
        Assert.Contains(reason, Assert.Single(result.BadRows).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Editions);
    }
}
