using System.Text.Json;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class ParseTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    private string Lines() => _space.Write("units.txt", "丙乡", "甲村", "", "乙村");

    private string Json() => _space.Write(
        "units.json", """{"county":"丁县","townships":["丙乡"],"丙乡":{"villages":["甲村","乙村"],"communities":[],"units":[]},"aliases":{"老甲":"甲村"}}""");

    private static string Ask(string id, string text) =>
        $$"""{"id":"{{id}}","level":"village","role":"cadre","unit":"甲村","text":"{{text}}"}""" + "\n";

    private static Task<BotProgram.Ending> ParseAsync(string units, string input) => BotProgram.RunAsync(["parse", "--units", units], input, []);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Units_are_known_from_a_list_of_names_and_from_json(bool json)
    {
        var ending = await ParseAsync(json ? Json() : Lines(), Ask("a", "乙村今天安装12人，注册10人"));
        using var answer = JsonDocument.Parse(ending.Out);
        var row = Assert.Single(answer.RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal((0, "乙村"), (ending.Exit, row.GetProperty("unit").GetString()));
        Assert.Equal(12, row.GetProperty("values").GetProperty("app_install.new").GetInt32());
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_lines_and_a_broken_line_stops_nothing()
    {
        var input = Ask("a", "收到") + "{broken\n" + "[]\n" + """{"id":"x","level":"village"}""" + "\n\n" + Ask("b", "甲村今天安装3人") + Ask("c", "中午吃什么");
        var ending = await ParseAsync(Lines(), input);
        var answers = ending.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a", null, null, null, "b", "c"], answers.Select(a => a.GetProperty("id").GetString()));
        Assert.Equal([1, 2, 3], answers.Index().Where(a => a.Item.TryGetProperty("error", out _)).Select(a => a.Index));
        Assert.Equal(1, ending.Exit);
    }

    [Fact]
    public async Task A_line_without_an_id_is_answered_without_one()
    {
        var ending = await ParseAsync(Lines(), """{"text":"收到"}""" + "\n");
        using var answer = JsonDocument.Parse(ending.Out);
        Assert.Equal((0, JsonValueKind.Null), (ending.Exit, answer.RootElement.GetProperty("id").ValueKind));
    }

    [Fact]
    public async Task A_units_file_that_is_missing_or_broken_is_a_usage_error()
    {
        Assert.Equal(2, (await ParseAsync(_space.PathOf("nowhere.txt"), "")).Exit);
        Assert.Equal(2, (await ParseAsync(_space.Write("units.json", "{\"county\":"), "")).Exit);
    }
}
