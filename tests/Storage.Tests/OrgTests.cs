using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage.Tests;

public sealed class OrgTests(PostgresServer server) : StoreTest(server)
{
    private static readonly OrgUnit Township = new() { Id = "t", Name = "清溪乡", Tier = Tier.Township, Kind = UnitKind.Township, Order = 1 };

    private static readonly OrgUnit Village = new()
    {
        Id = "v",
        Name = "上坪村",
        Aliases = ["上坪", "上坪大队"],
        Tier = Tier.Village,
        Kind = UnitKind.Community,
        ParentId = "t",
        Base = 1200,
        Households = 410,
        HeadId = "m1",
        LiaisonId = "m2",
        OpeningInstall = 800,
        OpeningRegister = 790,
        OpeningDate = new DateOnly(2026, 5, 17),
        Opened = new DateOnly(2020, 1, 1),
        Closed = new DateOnly(2030, 1, 1),
        Order = 2,
    };

    private static readonly Group Work = new()
    {
        Id = "g1",
        Channel = "sandbox",
        Name = "清溪乡反诈工作群",
        Kind = GroupKind.Work,
        Bot = true,
        RelayId = "m2",
        Headcount = 48,
        MemberIds = ["m1", "m2"],
    };

    private readonly Org _org = new();

    [Theory, EachEngine]
    public async Task Units_come_back_as_they_were_registered(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(async s =>
        {
            await _org.UpsertUnitAsync(s, Village with { Name = "旧名" });
            await _org.UpsertUnitAsync(s, Township);
            await _org.UpsertUnitAsync(s, Village);
        });

        var tree = await store.ReadAsync(_org.TreeAsync);

        Assert.Equal(["t", "v"], tree.Units.Select(u => u.Id));
        Assert.Equal(Village.Aliases, tree["v"].Aliases);
        Assert.Equal(Village, tree["v"] with { Aliases = Village.Aliases });
        Assert.Equal(Township, tree["t"] with { Aliases = Township.Aliases });
    }

    [Theory, EachEngine]
    public async Task Members_and_groups_come_back_and_a_null_phone_leaves_the_one_that_stands(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(async s =>
        {
            await _org.UpsertMemberAsync(s, new Member("m1", "李某", Role.Cadre, "v"), "13800000001");
            await _org.UpsertMemberAsync(s, new Member("m1", "李某某", Role.Commander, "t"), null);
            await _org.UpsertGroupAsync(s, Work);
        });

        Assert.Equal(new Member("m1", "李某某", Role.Commander, "t"), await store.ReadAsync(s => _org.MemberAsync(s, "m1")));
        Assert.Single(await store.ReadAsync(_org.MembersAsync));
        Assert.Equal("13800000001", await store.ReadAsync(s => s.ScalarAsync<string>("SELECT phone FROM members")));
        var group = await store.ReadAsync(s => _org.GroupAsync(s, "g1"));
        Assert.Equal(Work.MemberIds, group!.MemberIds);
        Assert.Equal(Work, group with { MemberIds = Work.MemberIds });
        Assert.Single(await store.ReadAsync(_org.GroupsAsync));
        Assert.Null(await store.ReadAsync(s => _org.GroupAsync(s, "none")));
    }

    [Theory, EachEngine]
    public async Task A_group_is_bound_by_a_code_once_and_in_time(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var request = new BindingRequest("4711", "g1", "v", "m1", Monday.AddHours(1));
        await store.WriteAsync(async s =>
        {
            await _org.UpsertGroupAsync(s, Work);
            await _org.AddBindingRequestAsync(s, request);
        });

        Assert.Equal(request, await store.ReadAsync(s => _org.OpenBindingRequestAsync(s, "4711", Monday)));
        Assert.Null(await store.ReadAsync(s => _org.OpenBindingRequestAsync(s, "4711", Monday.AddHours(1))));

        await store.WriteAsync(async s =>
        {
            await _org.BindGroupAsync(s, "g1", "v", GroupKind.Residents);
            await _org.CloseBindingRequestAsync(s, "4711", "office", Monday);
        });
        Assert.Null(await store.ReadAsync(s => _org.OpenBindingRequestAsync(s, "4711", Monday)));
        var group = await store.ReadAsync(s => _org.GroupAsync(s, "g1"));
        Assert.Equal(("v", GroupKind.Residents), (group!.UnitId, group.Kind));
    }

    [Theory, EachEngine]
    public async Task A_platform_user_is_a_member_of_the_channel_he_was_linked_in(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _org.LinkIdentityAsync(s, "wecom", "lisi", "m1"));
        await store.WriteAsync(s => _org.LinkIdentityAsync(s, "wecom", "lisi", "m2"));

        Assert.Equal("m2", await store.ReadAsync(s => _org.MemberOfIdentityAsync(s, "wecom", "lisi")));
        Assert.Null(await store.ReadAsync(s => _org.MemberOfIdentityAsync(s, "dingtalk", "lisi")));
    }

    [Theory, EachEngine]
    public async Task Every_change_bumps_the_version_and_clearing_empties_the_registry(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var versions = new List<long> { await store.ReadAsync(_org.VersionAsync) };
        foreach (var change in (Func<Session, Task>[])
            [
                s => _org.UpsertUnitAsync(s, Township),
                s => _org.UpsertMemberAsync(s, new Member("m1", "李某", Role.Cadre, "t"), null),
                s => _org.UpsertGroupAsync(s, Work),
                s => _org.BindGroupAsync(s, "g1", "t", GroupKind.Work),
                s => _org.LinkIdentityAsync(s, "wecom", "lisi", "m1"),
                _org.ClearAsync,
            ])
        {
            await store.WriteAsync(change);
            versions.Add(await store.ReadAsync(_org.VersionAsync));
        }

        Assert.Equal(versions.Distinct().Order(), versions);
        Assert.Empty((await store.ReadAsync(_org.TreeAsync)).Units);
        Assert.Empty(await store.ReadAsync(_org.MembersAsync));
        Assert.Empty(await store.ReadAsync(_org.GroupsAsync));
    }

    [Theory, EachEngine]
    public async Task A_groups_audience_is_kept_until_it_is_taken_away(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _org.UpsertGroupAsync(s, Work));
        await store.WriteAsync(s => _org.SetAudienceAsync(s, Work.Id, "老年人"));
        Assert.Equal("老年人", (await store.ReadAsync(s => _org.GroupAsync(s, Work.Id)))!.Audience);
        await store.WriteAsync(s => _org.SetAudienceAsync(s, Work.Id, null));
        Assert.Null((await store.ReadAsync(s => _org.GroupAsync(s, Work.Id)))!.Audience);
    }

    [Theory, EachEngine]
    public async Task A_unit_has_one_deputy_at_a_time_who_is_liaison_for_those_days_only(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var clock = new DayClock(new DateOnly(2026, 6, 20));
        var registries = new RegistryCache(_org, clock);
        await store.WriteAsync(async s =>
        {
            await _org.UpsertUnitAsync(s, Village with { ParentId = null });
            foreach (var id in new[] { "m2", "m3", "m4" }) await _org.UpsertMemberAsync(s, new Member(id, id, Role.Cadre, "v"), null);
            await _org.SetDeputyAsync(s, new Deputyship("v", "m3", new DateOnly(2026, 6, 15), new DateOnly(2026, 6, 16)));
            await _org.SetDeputyAsync(s, new Deputyship("v", "m4", new DateOnly(2026, 6, 15), new DateOnly(2026, 6, 20)));
        });
        Assert.Equal("m4", (await store.ReadAsync(registries.CurrentAsync)).Tree["v"].LiaisonId);

        // Nothing in the store changes at midnight; the day does.
        clock.Today = new DateOnly(2026, 6, 21);
        Assert.Equal("m2", (await store.ReadAsync(registries.CurrentAsync)).Tree["v"].LiaisonId);

        clock.Today = new DateOnly(2026, 6, 18);
        var standing = (await store.ReadAsync(registries.CurrentAsync)).Tree["v"];
        await store.WriteAsync(s => _org.UpsertUnitAsync(s, standing with { Base = 1300 }));
        await store.WriteAsync(s => _org.EndDeputyAsync(s, "v"));
        Assert.Equal(("m2", 1300), ((await store.ReadAsync(registries.CurrentAsync)).Tree["v"].LiaisonId, (await store.ReadAsync(registries.CurrentAsync)).Tree["v"].Base));
    }

    private sealed class DayClock(DateOnly today) : TimeProvider
    {
        public DateOnly Today { get; set; } = today;

        public override DateTimeOffset GetUtcNow() => new(Today.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
    }
}
