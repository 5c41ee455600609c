using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Materials;

public sealed class ImportedEditionTests
{
    [Fact]
    public async Task An_edition_from_a_file_ends_in_the_same_draft_as_one_that_was_typed()
    {
        await using var host = await SandboxHost.StartAsync();
        var folder = Directory.CreateTempSubdirectory("afb-edition-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "稿.txt"), "各位乡亲，先挂断，再核实。");
        var path = Path.Combine(folder, "edition.json");
        await File.WriteAllTextAsync(path, """
            { "week": "2026-W30", "title": "防裸聊敲诈", "items": [
              { "kind": "大喇叭", "title": "防敲诈", "file": "稿.txt" }, { "kind": "海报", "title": "三个不", "audience": "宝妈,学生" } ] }
            """);
        var intake = new EditionIntake(host.Part<Org>(), host.Part<Editions>(), host.Part<Attachments>());
        var now = await host.NowAsync();
        var file = await ImportFile.ReadAsync(path, CancellationToken.None);
        var summary = await host.Part<Database>().WriteAsync(s => intake.TakeAsync(s, file, null, now, false, CancellationToken.None), CancellationToken.None);
        Assert.Equal((1, 0), (summary.Added, summary.BadRows.Count));

        Assert.Contains("《三个不要》（宝妈、学生）", await OfficeAsync(host, "修改 第5期 2 三个不要"), StringComparison.Ordinal);
        var preview = await host.AskAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "预览 第5期");
        Assert.Contains("① 大喇叭文稿：防敲诈（见附件）\n② 海报：三个不要（对象：宝妈、学生）", preview[0].Text, StringComparison.Ordinal);
        Assert.Equal("稿.txt", Assert.Single(preview[0].Attachments).Name);
        Assert.StartsWith("第5期已批准", await OfficeAsync(host, "批准 第5期"), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Task<string> OfficeAsync(SandboxHost host, string text) => host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, text);
}
