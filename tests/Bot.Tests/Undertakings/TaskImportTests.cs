using AntiFraudBot.Bot.Tests.Cli;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>`import tasks FILE`: the same table from the command line (rule W4).</summary>
public sealed class TaskImportTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task A_task_table_is_given_out_once_and_a_bad_row_stops_it()
    {
        await BotProgram.RunAsync(["import", "tree", _space.WriteTree(), "--data", _space.Data]);
        var path = _space.PathOf("任务分解表.csv");
        await File.WriteAllTextAsync(path, "任务,责任单位,完成时限\n贴告知书,各村,年底\n");
        Assert.Equal("""{"added":1,"changed":0,"bad":0}""", (await BotProgram.RunAsync(["import", "tasks", path, "--data", _space.Data])).Out.Trim());
        Assert.Equal("""{"added":0,"changed":0,"bad":0}""", (await BotProgram.RunAsync(["import", path, "--data", _space.Data])).Out.Trim());
        Assert.Equal(2, (await _space.AskAsync(s => new AntiFraudBot.Storage.Duties().OfFormAsync(s, "task-1"))).Count);
        await File.AppendAllTextAsync(path, "查账,县税务局,年底\n");
        var bad = await BotProgram.RunAsync(["import", "tasks", path, "--data", _space.Data]);
        Assert.Equal((1, "第3行：“县税务局”不在单位表里"), (bad.Exit, bad.Err.Trim()));
    }
}
