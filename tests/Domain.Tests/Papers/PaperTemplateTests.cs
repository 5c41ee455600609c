using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Domain.Tests.Papers;

/// <summary>Rule N2: an office edits the words, the bot fills the places, and a wrong template is told by file and line.</summary>
public sealed class PaperTemplateTests
{
    private static readonly string[] Places = ["截止", "发案", "区域", "问题"];
    private static readonly string[] Tables = ["工作情况"];

    [Fact]
    public void Heads_body_and_annexes_are_told_apart_and_remarks_are_not_printed()
    {
        var template = Read("// 备注\n标题：关于{截止}的通报\n主送：各村\n\n一、总体情况\n附件：情况表\n【表：工作情况】");
        Assert.Equal("关于{截止}的通报", template.Heads["标题"]);
        Assert.Equal(["一、总体情况"], template.Body);
        Assert.Equal("情况表", Assert.Single(template.Annexes).Title);
    }

    [Theory]
    [InlineData("标题：通报\n正文{没有的}", "第2行：不认识{没有的}，能用的有：截止、发案、区域、问题")]
    [InlineData("标题：通报\n一\n【表：排名】", "第3行：没有叫“排名”的表，能用的有：工作情况")]
    [InlineData("标题：通报\n截至{截止", "第2行：大括号不成对")]
    [InlineData("标题：通报\n见【表：工作情况】\n【表：工作情况", "第3行：表要单独一行")]
    [InlineData("标题：通报\n【栏：】", "第2行：栏要写成")]
    [InlineData("标题：通报\n标题：又一个\n正文", "第2行：标题写了两遍")]
    [InlineData("正文", "没有标题")]
    [InlineData("标题：通报", "没有正文")]
    public void A_wrong_template_is_refused_with_its_line(string text, string fault)
    {
        var refused = Assert.IsType<PaperTemplateReading.Refused>(PaperTemplate.Read("工作通报.md", text, Places, Tables));
        Assert.Contains(refused.Faults, f => f.StartsWith("模板工作通报.md", StringComparison.Ordinal) && f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_without_its_figure_is_left_out_and_so_is_a_paragraph_of_which_nothing_is_left()
    {
        var template = Read("标题：通报\n一、情况\n（一）发案。{发案}。地点{区域}。\n（二）区域。{区域}。\n（三）截止。{截止}。");
        var words = new PaperWords(
            new Dictionary<string, string?> { ["截止"] = "6月16日12:00", ["发案"] = "2起", ["区域"] = null, ["问题"] = null }, new Dictionary<string, PaperTable?> { ["工作情况"] = null });
        Assert.Equal(["一、情况", "（一）发案。2起。", "（二）截止。6月16日12:00。"], Texts(words.Body(template)));
        Assert.Equal(["区域"], words.Silent(template));
    }

    [Fact]
    public void Several_lines_become_paragraphs_and_rows_side_by_side_become_one_form()
    {
        var template = Read("标题：通报\n{问题}\n【栏：事项：4】{问题}\n【栏：签收：2】");
        var words = new PaperWords(
            new Dictionary<string, string?> { ["截止"] = "", ["发案"] = "", ["区域"] = "", ["问题"] = "1.甲。\n2.乙{截止}。" }, new Dictionary<string, PaperTable?>());
        var blocks = words.Body(template);
        Assert.Equal(["1.甲。", "2.乙{截止}。"], Texts(blocks));
        var form = Assert.IsType<PaperBlock.Form>(blocks[^1]);
        Assert.Equal([("事项", 4), ("签收", 2)], form.Rows.Select(r => (r.Label, r.Lines)));
    }

    [Theory]
    [InlineData("一、总体情况", 1, "一、总体情况", "")]
    [InlineData("（一）宣传。入户30户。", 2, "（一）宣传。", "入户30户。")]
    [InlineData("1.按时报送。", 3, "", "1.按时报送。")]
    [InlineData("（1）按时。", 4, "", "（1）按时。")]
    [InlineData("一是抓紧。", 0, "", "一是抓紧。")]
    public void A_paragraphs_number_says_its_level(string text, int level, string heading, string rest)
    {
        Assert.Equal(level, PaperNumbering.LevelOf(text));
        Assert.Equal((heading, rest), PaperNumbering.Split(text));
    }

    private static PaperTemplate Read(string text) => Assert.IsType<PaperTemplateReading.Read>(PaperTemplate.Read("工作通报.md", text, Places, Tables)).Template;

    private static IEnumerable<string> Texts(IEnumerable<PaperBlock> blocks) => blocks.OfType<PaperBlock.Paragraph>().Select(p => p.Text);
}
