using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Domain.Organization;
using Microsoft.Extensions.Configuration;

namespace AntiFraudBot.Bot.Tests.Cli;

public sealed class DoctorTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    private async Task<IReadOnlyList<Finding>> StoreFindingsAsync() =>
        (await new StoreChecks(_space.Data, TimeProvider.System).RunAsync(new ConfigurationBuilder().Build(), default)).Findings;

    [Fact]
    public async Task A_new_installation_has_only_warnings_and_nothing_is_created()
    {
        var ending = await BotProgram.RunAsync("doctor", "--data", _space.Data);
        Assert.Equal(0, ending.Exit);
        Assert.All(ending.Lines, l => Assert.Matches("^\\[(好|注意)\\] .+：.+", l));
        Assert.Contains(ending.Lines, l => l.StartsWith("[注意] 数据库：还没有建；下一步：", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_space.Data));
    }

    [Fact]
    public async Task Json_says_the_same_to_a_program()
    {
        var ending = await BotProgram.RunAsync("doctor", "--json", "--data", _space.Data);
        using var report = JsonDocument.Parse(ending.Out);
        Assert.True(report.RootElement.GetProperty("ok").GetBoolean());
        var store = report.RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "数据库");
        Assert.Equal("warning", store.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_store_of_a_newer_program_or_a_damaged_one_is_bad_and_exit_1()
    {
        await using (var database = await _space.StoreAsync())
            await database.WriteAsync(s => s.ExecuteAsync("INSERT INTO schema_migrations (number, name) VALUES (9000, 'later')"), default);
        var newer = await BotProgram.RunAsync("doctor", "--data", _space.Data);
        Assert.Equal(1, newer.Exit);
        Assert.Contains(newer.Lines, l => l.StartsWith("[不行] 数据库：版本9000比本程序认识的", StringComparison.Ordinal));

        await File.WriteAllTextAsync(Store.DatabaseFile(_space.Data), "this is no database at all, not even a small one");
        Assert.Equal(FindingState.Bad, Assert.Single(await StoreFindingsAsync()).State);
    }

    [Fact]
    public async Task Messages_that_were_parked_are_counted()
    {
        await using (var database = await _space.StoreAsync())
            await database.WriteAsync(s => s.ExecuteAsync("""
                INSERT INTO inbox (id, channel, conversation_id, external_id, sender_id, sender_known, sender_is_bot, sent_at, text,
                    mentions_bot, attachments, state, received_at, due_at)
                VALUES ('m', 'sandbox', 'g', 'x', 'p', TRUE, FALSE, 0, '', FALSE, '[]', 'failed', 0, 0)
                """), default);
        Assert.Contains(await StoreFindingsAsync(), f => f is { Name: "搁置的消息", State: FindingState.Warning } && f.Detail.StartsWith("1条", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_somebody_asked_about_that_nobody_answers_is_counted()
    {
        await using (var database = await _space.StoreAsync())
            await database.WriteAsync(s => s.ExecuteAsync("INSERT INTO fraud_pictures (message_id, attachment_id, channel, conversation_id, mentions, told, at) VALUES ('m', 'f', 'sandbox', 'g', '', '', 0)"), default);
        Assert.Contains(await StoreFindingsAsync(), f => f is { Name: "问真假的图片", State: FindingState.Warning } && f.Detail.StartsWith("1张", StringComparison.Ordinal));
    }

    private static OrgUnit Unit(string id, string name, Tier tier, string? parent) => new()
    {
        Id = id, Name = name, Tier = tier, Kind = tier == Tier.Township ? UnitKind.Township : UnitKind.Village, ParentId = parent, HeadId = "m-1", LiaisonId = "m-1", Base = 900,
    };

    private static Group Chat(string id, string name, string unit, GroupKind kind, bool bot, string? relay = null) =>
        new() { Id = id, Channel = "sandbox", Name = name, UnitId = unit, Kind = kind, Bot = bot, RelayId = relay };

    private static string? Fault(string check, OrgUnit[] units, params Group[] groups) =>
        RegistryChecks.Of(new Registry(new OrgTree(units), [new Member("m-1", "何远山", Role.Cadre, "u-t")], groups), Today)
            .Single(f => f.Name == check) is { State: FindingState.Warning } finding ? finding.Detail : null;

    [Fact]
    public void Each_gap_of_the_registry_names_who_has_it()
    {
        OrgUnit[] units = [Unit("u-t", "丙乡", Tier.Township, null), Unit("u-a", "甲村", Tier.Village, "u-t") with { Base = null, LiaisonId = null }];
        Group[] groups = [Chat("g1", "丙乡反电诈工作群", "u-t", GroupKind.Work, bot: true), Chat("g2", "甲村乡亲群", "u-a", GroupKind.Residents, bot: false)];
        Assert.Equal("甲村没有绑定工作群", Fault("工作群", units, groups));
        Assert.Equal("甲村乡亲群没有“反电诈”或“反诈”", Fault("群名", units, groups));
        Assert.Equal("甲村乡亲群机器人不在群里，也没有指定转发人", Fault("转发人", units, groups));
        Assert.Equal("甲村没有负责人或联络员", Fault("负责人", units, groups));
        Assert.Equal("甲村没有16—60岁人数，算不出安装率", Fault("人口数", units, groups));
    }

    [Fact]
    public void A_complete_registry_has_no_gaps_and_closed_units_and_unnamed_chats_are_not_asked()
    {
        OrgUnit[] units = [Unit("u-t", "丙乡", Tier.Township, null), Unit("u-a", "甲村", Tier.Village, "u-t") with { Base = null, Closed = Today }];
        Group[] groups = [Chat("g1", "丙乡反诈工作群", "u-t", GroupKind.Work, bot: true), Chat("wr7", "wr7", "u-t", GroupKind.Residents, bot: false, relay: "m-1")];
        Assert.All(["工作群", "群名", "转发人", "负责人", "人口数"], check => Assert.Null(Fault(check, units, groups)));
    }

    [Fact]
    public void Many_names_are_cut_after_five()
    {
        OrgUnit[] units = [Unit("u-t", "丙乡", Tier.Township, null), .. Enumerable.Range(1, 7).Select(n => Unit($"u-{n}", $"{n}号村", Tier.Village, "u-t"))];
        Assert.Equal("丙乡、1号村、2号村、3号村、4号村等8个没有绑定工作群", Fault("工作群", units));
    }

    [Theory]
    [InlineData("""{"2026":{"off":[],"work":[]}}""", "2026-06-15", FindingState.Ok, "the year is there")]
    [InlineData("""{"2026":{"off":[],"work":[]}}""", "2026-12-01", FindingState.Warning, "in December the next year is due")]
    [InlineData("""{"2026":{"off":[],"work":[]},"2027":{"off":[],"work":[]}}""", "2026-12-01", FindingState.Ok, "both are there")]
    [InlineData("""{"2026":{"off":[],"work":[]}}""", "2027-01-01", FindingState.Bad, "the year is missing")]
    [InlineData("{", "2026-06-15", FindingState.Bad, "not json")]
    [InlineData(null, "2026-06-15", FindingState.Bad, "no file")]
    public void The_holiday_table_must_cover_the_year(string? table, string today, FindingState state, string because) =>
        Assert.True(CalendarCheck.Of(table, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).State == state, because);

    [Theory]
    [InlineData("full", "", FindingState.Bad)]
    [InlineData("full", "县反诈办〔2026〕9号", FindingState.Ok)]
    [InlineData("leaders", "", FindingState.Ok)]
    [InlineData("everything", "", FindingState.Bad)]
    public void A_full_install_ranking_needs_its_document_number(string install, string document, FindingState state)
    {
        var settings = new Dictionary<string, string?> { ["Ranking:Install"] = install, ["Ranking:DocumentNumber"] = document };
        Assert.Equal(state, Doctor.Ranking(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).State);
    }

    [Theory]
    [InlineData(50, FindingState.Bad)]
    [InlineData(500, FindingState.Warning)]
    [InlineData(5000, FindingState.Ok)]
    public void A_disk_that_fills_up_is_told_in_time(long megabytes, FindingState state) =>
        Assert.Equal(state, MachineChecks.SpaceLeft(megabytes * 1024 * 1024).State);
}
