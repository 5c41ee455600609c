using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class ImportTests : IDisposable
{
    private const string Nothing = """{"added":0,"changed":0,"bad":0}""";
    private readonly Workspace _space = new();
    private readonly Org _org = new();

    public void Dispose() => _space.Dispose();

    private Task<BotProgram.Ending> ImportAsync(params string[] words) => BotProgram.RunAsync(["import", .. words, "--data", _space.Data]);

    private async Task<ImportSummary> TakeAsync(ImportKind kind, string path, bool skipBad = false)
    {
        await using var database = await _space.StoreAsync();
        var desk = new ImportDesk(database, Store.FilesFolder(_space.Data), TimeProvider.System);
        return await desk.TakeAsync(kind, await ImportFile.ReadAsync(path, default), null, skipBad, default);
    }

    private Task<long> VersionAsync() => _space.AskAsync(_org.VersionAsync);

    [Fact]
    public async Task A_tree_becomes_units_people_and_private_chats_and_a_second_run_changes_nothing()
    {
        var first = await ImportAsync("tree", _space.WriteTree());
        Assert.Equal((0, """{"added":3,"changed":0,"bad":0}""", ""), (first.Exit, first.Out.Trim(), first.Err));
        var registry = await _space.AskAsync(new RegistryCache(_org, TimeProvider.System).CurrentAsync);
        Assert.Equal(["丙乡", "甲村", "乙村"], registry.Tree.Units.Select(u => u.Name));
        Assert.Equal(6, registry.Members.Count);
        Assert.All(registry.Members.Keys, id => Assert.Equal(GroupKind.Dm, registry.Groups[PrivateChats.Of(id)].Kind));
        Assert.Equal(new DateOnly(2026, 6, 14), registry.Tree.FindByName("甲村")!.OpeningDate);

        var version = await VersionAsync();
        Assert.Equal(Nothing, (await ImportAsync(_space.PathOf("tree.csv"))).Out.Trim());
        Assert.Equal(version, await VersionAsync());
    }

    [Fact]
    public async Task A_bad_row_is_named_on_stderr_and_nothing_is_taken_unless_it_is_skipped()
    {
        var tree = _space.Write("bad.csv", "name,level,parent", "丙乡,township,", "甲村,hamlet,丙乡", "乙村,village,丙乡");
        var strict = await ImportAsync("tree", tree);
        Assert.Equal((1, """{"added":0,"changed":0,"bad":1}"""), (strict.Exit, strict.Out.Trim()));
        Assert.StartsWith("第3行：级别“hamlet”不认识", strict.Err, StringComparison.Ordinal);
        Assert.Equal(0, await VersionAsync());

        var lenient = await ImportAsync("tree", tree, "--skip-bad");
        Assert.Equal((1, """{"added":2,"changed":0,"bad":1}"""), (lenient.Exit, lenient.Out.Trim()));
    }

    [Fact]
    public async Task A_changed_figure_or_phone_counts_its_unit_as_changed()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        var file = _space.Write("more.csv", "name,level,parent,base_16_60,head,head_phone", "甲村,village,丙乡,1300,,", "乙村,village,丙乡,,周立根,10000009009");
        Assert.Equal((0, 2), await TakeAsync(ImportKind.Tree, file) is var s ? (s.Added, s.Changed) : default);
        Assert.Equal("10000009009", (await _space.AskAsync(_org.PhonesAsync)).Values.Single(p => p.EndsWith("9009", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deputy_of_the_file_stands_in_once_and_a_second_run_changes_nothing()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        var file = _space.Write("deputy.csv", "name,level,parent,deputy,deputy_phone,deputy_until", "甲村,village,丙乡,陶水生,10000009010,");
        Assert.Equal((0, 1), await TakeAsync(ImportKind.Tree, file) is var s ? (s.Added, s.Changed) : default);
        var registry = await _space.AskAsync(new RegistryCache(_org, TimeProvider.System).CurrentAsync);
        var deputy = Assert.Single(await _space.AskAsync(_org.DeputiesAsync));
        Assert.Equal((registry.Tree.FindByName("甲村")!.Id, "陶水生"), (deputy.UnitId, registry.NameOf(deputy.MemberId)));
        var version = await VersionAsync();
        Assert.Equal((0, 0), await TakeAsync(ImportKind.Tree, file) is var again ? (again.Added, again.Changed) : default);
        Assert.Equal(version, await VersionAsync());
    }

    [Fact]
    public async Task A_host_that_is_running_sees_the_new_tree_with_its_next_look()
    {
        await using var database = await _space.StoreAsync();
        var cache = new RegistryCache(_org, TimeProvider.System);
        Assert.Empty((await database.ReadAsync(cache.CurrentAsync, default)).Tree.Units);
        await ImportAsync("tree", _space.WriteTree());
        Assert.Equal(3, (await database.ReadAsync(cache.CurrentAsync, default)).Tree.Units.Count);
    }

    [Fact]
    public async Task A_first_start_after_an_import_does_not_plant_the_sample_beside_it()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        await using var app = await BotHost.BuildAsync(new RunOptions { Data = _space.Data }, default);
        var tree = await app.Services.GetRequiredService<Database>().ReadAsync(_org.TreeAsync, default);
        Assert.Equal(["丙乡", "甲村", "乙村"], tree.Units.Select(u => u.Name));
    }

    [Fact]
    public async Task A_binding_makes_the_chat_a_group_of_the_unit_and_may_move_it_later()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        var first = await ImportAsync("bindings", _space.Write("b.csv", "channel,chat_id,unit,kind", "wecom,wr1,甲村,work", "dingtalk,cid2,乙村,residents"));
        Assert.Equal((0, """{"added":2,"changed":0,"bad":0}"""), (first.Exit, first.Out.Trim()));
        Assert.Equal(Nothing, (await ImportAsync(_space.PathOf("b.csv"))).Out.Trim());
        Assert.Equal(1, (await TakeAsync(ImportKind.Bindings, _space.Write("b2.csv", "channel,chat_id,unit,kind", "wecom,wr1,乙村,work"))).Changed);
        var group = await _space.AskAsync(s => _org.GroupAsync(s, "wr1"));
        Assert.Equal(("wecom", GroupKind.Work, true), (group!.Channel, group.Kind, group.Bot));
        Assert.Equal("乙村", (await _space.AskAsync(_org.TreeAsync))[group.UnitId!].Name);
    }

    [Fact]
    public async Task One_chat_id_on_two_platforms_is_refused()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        await TakeAsync(ImportKind.Bindings, _space.Write("b.csv", "channel,chat_id,unit,kind", "wecom,wr1,甲村,work"));
        var clash = await TakeAsync(ImportKind.Bindings, _space.Write("b2.csv", "channel,chat_id,unit,kind", "dingtalk,wr1,乙村,work", "dingtalk,cid2,乙村,work"));
        Assert.Equal((0, "群号“wr1”已属于渠道 wecom，不能再绑到 dingtalk"), (clash.Added, Assert.Single(clash.BadRows).ToString()));
    }

    [Fact]
    public async Task An_account_becomes_a_known_person_whose_private_chat_is_on_the_platform()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        var people = _space.Write("p.csv", "channel,user_id,name,role,unit,phone", "wecom,fwt,方文田,cadre,甲村,", "dingtalk,d1,方文田,cadre,甲村,10000009003", "wecom,new,贺小满,resident,乙村,");
        var first = await ImportAsync("people", people);
        Assert.Equal((0, """{"added":3,"changed":0,"bad":0}"""), (first.Exit, first.Out.Trim()));
        Assert.Equal(Nothing, (await ImportAsync(people)).Out.Trim());
        var id = await _space.AskAsync(s => _org.MemberOfIdentityAsync(s, "wecom", "fwt"));
        Assert.Equal(id, await _space.AskAsync(s => _org.MemberOfIdentityAsync(s, "dingtalk", "d1")));
        Assert.Equal("wecom", (await _space.AskAsync(s => _org.GroupAsync(s, PrivateChats.Of(id!))))!.Channel);
    }

    private string WriteEdition(string body = "挂断") => _space.Write(
        "edition.json",
        $$"""{"week":"2026-W26","title":"冒充客服","focus":"挂断","items":[{"kind":"海报","title":"四不","body":"{{body}}"},{"kind":"大喇叭文稿","title":"两分钟","file":"files/laba.txt"}]}""");

    [Fact]
    public async Task An_edition_is_a_draft_with_its_files_stored_and_a_second_run_changes_nothing()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        _space.Write("files/laba.txt", "各位乡亲");
        var first = await ImportAsync("edition", WriteEdition());
        Assert.Equal((0, """{"added":1,"changed":0,"bad":0}"""), (first.Exit, first.Out.Trim()));
        var edition = Assert.Single(await _space.AskAsync(new Editions().ListAsync));
        Assert.Equal((EditionState.Draft, 1, "2026-W26"), (edition.State, edition.Number, edition.Week));
        var stored = edition.Items[1].Attachment!;
        Assert.Equal(("laba.txt", "text/plain", stored), (stored.Name, stored.ContentType, await _space.AskAsync(s => Files().FindAsync(s, stored.Id))));
        using (var text = new StreamReader(Files().Open(stored.Id))) Assert.Equal("各位乡亲", (await text.ReadToEndAsync()).Trim());

        Assert.Equal(Nothing, (await ImportAsync(_space.PathOf("edition.json"))).Out.Trim());
        Assert.Single(Directory.GetFiles(Store.FilesFolder(_space.Data)));
    }

    private Attachments Files() => new(Store.FilesFolder(_space.Data));

    [Fact]
    public async Task A_changed_text_or_file_replaces_the_draft()
    {
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        _space.Write("files/laba.txt", "各位乡亲");
        await TakeAsync(ImportKind.Edition, WriteEdition());
        Assert.Equal(1, (await TakeAsync(ImportKind.Edition, WriteEdition("挂断再核实"))).Changed);
        _space.Write("files/laba.txt", "各位父老");
        Assert.Equal(1, (await TakeAsync(ImportKind.Edition, WriteEdition("挂断再核实"))).Changed);
        Assert.Single(await _space.AskAsync(new Editions().ListAsync));
    }

    [Fact]
    public async Task A_missing_file_or_a_store_without_a_township_takes_no_edition()
    {
        Assert.Contains("还没有乡镇", Assert.Single((await TakeAsync(ImportKind.Edition, WriteEdition())).BadRows).Reason, StringComparison.Ordinal);
        await TakeAsync(ImportKind.Tree, _space.WriteTree());
        var missing = await TakeAsync(ImportKind.Edition, WriteEdition());
        Assert.Equal("“冒充客服”第2条的附件找不到：files/laba.txt", Assert.Single(missing.BadRows).ToString());
        Assert.Empty(await _space.AskAsync(new Editions().ListAsync));
    }

    [Fact]
    public async Task A_file_of_unknown_columns_needs_its_kind_and_a_broken_one_is_bad()
    {
        Assert.Equal(2, (await ImportAsync(_space.Write("x.csv", "a,b", "1,2"))).Exit);
        var broken = await ImportAsync("tree", _space.Write("y.xlsx", "not a workbook"));
        Assert.Equal((1, """{"added":0,"changed":0,"bad":1}"""), (broken.Exit, broken.Out.Trim()));
    }
}
