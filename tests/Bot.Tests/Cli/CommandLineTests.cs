namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("parse")]
    [InlineData("import")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Every_verb_explains_itself_in_Chinese(string verb)
    {
        var ending = await BotProgram.RunAsync(verb, "--help");
        Assert.Equal(0, ending.Exit);
        Assert.Contains(ending.Out, c => c is >= '一' and <= '龥');
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("doctor", "--frobnicate")]
    [InlineData("import")]
    [InlineData("import", "tree")]
    [InlineData("import", "frob", "x.csv")]
    [InlineData("import", "tree", "nowhere.csv")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("parse")]
    public async Task What_is_not_understood_is_exit_2_and_says_something_on_stderr(params string[] words)
    {
        var ending = await BotProgram.RunAsync(words);
        Assert.Equal((2, ""), (ending.Exit, ending.Out));
        Assert.NotEmpty(ending.Err);
    }
}
