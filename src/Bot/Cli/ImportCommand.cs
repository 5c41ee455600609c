using System.CommandLine;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Import;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`import [tree|edition|bindings|people|tasks] FILE`: bad rows on stderr, a JSON summary on stdout; exit 1 when a row is bad.</summary>
public static class ImportCommand
{
    private const string About = """
        把文件导入数据库；重复导入同一文件不会改变什么。机器人运行时也可以导入。
          tree      单位表（xlsx、csv、json）：name,level,kind,parent,aliases,base_16_60,households,opening_install,opening_register,head,head_phone,liaison,liaison_phone,opened,closed
          edition   每周材料（json）：{"week":"2026-W25","title":"…","focus":"…","items":[{"kind","title","body","audience","file"}]}，附件放在同一目录
          bindings  群与单位（xlsx、csv、json）：channel,chat_id,unit,kind
          people    账号与人员（xlsx、csv、json）：channel,user_id,name,role,unit,phone
          tasks     任务分解表（xlsx、csv、docx 里的表）：任务、牵头单位（或责任单位）、完成时限
        不写类别时按表头辨认。有一行不对就什么都不导入，除非加 --skip-bad。
        """;

    public static Command Build()
    {
        var words = new Argument<string[]>("类别 文件") { Description = "tree、edition、bindings、people、tasks 之一（可省），再写文件", Arity = new ArgumentArity(1, 2) };
        var data = SharedOptions.Data();
        var skipBad = new Option<bool>("--skip-bad") { Description = "跳过有误的行，导入其余的" };
        var office = new Option<string?>("--office") { Description = "材料是哪个乡镇的；只有一个乡镇时不用写", HelpName = "单位" };
        var command = new Command("import", About) { words, data, skipBad, office };
        command.SetAction((parse, ct) => Talk.GuardAsync(
            () => RunAsync(parse.GetValue(words)!, parse.GetValue(data)!, parse.GetValue(office), parse.GetValue(skipBad), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, string data, string? office, bool skipBad, CancellationToken ct)
    {
        var named = words.Length == 2 ? KindOf(words[0]) : null;
        if (words.Length == 2 && named is null) return await Talk.UsageAsync($"不认识“{words[0]}”，只有 tree、edition、bindings、people、tasks。");
        var path = words[^1];
        if (words.Length == 1 && KindOf(path) is not null && !File.Exists(path)) return await Talk.UsageAsync($"没有写文件，例：import {path} 文件");
        if (!File.Exists(path)) return await Talk.UsageAsync($"找不到文件：{path}");
        var file = await ImportFile.ReadAsync(path, ct);
        if ((named ?? file.Kind()) is not { } kind) return await Talk.UsageAsync($"从表头认不出这是什么文件，请写明类别，例：import tree {path}");
        var summary = await TakeAsync(kind, file, data, office, skipBad, ct);
        foreach (var bad in summary.BadRows) await Talk.SayAsync(bad.ToString());
        await Talk.PrintAsync(JsonSerializer.Serialize(new { added = summary.Added, changed = summary.Changed, bad = summary.BadRows.Count }));
        return summary.BadRows.Count > 0 ? 1 : 0;
    }

    private static async Task<ImportSummary> TakeAsync(ImportKind kind, ImportFile file, string data, string? office, bool skipBad, CancellationToken ct)
    {
        var folder = Path.GetFullPath(data);
        await using var database = Store.Open(folder, ConfiguredSettings.Database(ConfiguredSettings.Read()));
        await Store.MigrateAsync(database, ct);
        return await new ImportDesk(database, Store.FilesFolder(folder), TimeProvider.System).TakeAsync(kind, file, office, skipBad, ct);
    }

    private static ImportKind? KindOf(string word) => word switch
    {
        "tree" => ImportKind.Tree,
        "edition" => ImportKind.Edition,
        "bindings" => ImportKind.Bindings,
        "people" => ImportKind.People,
        "tasks" => ImportKind.Tasks,
        _ => null,
    };
}
