using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Meetings;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Storage.Tests;

/// <summary>Tasks, meetings and what is counted beside the ledger, on both engines.</summary>
public sealed class UndertakingsTests(PostgresServer server) : StoreTest(server)
{
    private static readonly Attachment Photo = new("f1", "标语.jpg", "image/jpeg", 3);
    private readonly TownTasks _tasks = new();
    private readonly Meetings _meetings = new();
    private readonly ActivityRecords _records = new();

    private static TownTask Task(int number, string day = "2026-06-30") => new()
    {
        Number = number, OfficeUnitId = "t", Kind = TaskKind.Errand, Title = "报联络员名单", Leads = ["a", "b"], CoUnits = ["c"],
        Due = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Document = "云平安发〔2026〕3号", MadeBy = "m1", MadeAt = A.Monday,
    };

    [Theory, EachEngine]
    public async Task Tasks_come_back_as_given_with_what_was_handed_in_until_they_are_cancelled(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _tasks.AddAsync(s, Task(2, "2026-07-10")));
        await store.WriteAsync(s => _tasks.AddAsync(s, Task(1)));
        await store.WriteAsync(s => _tasks.ProveAsync(s, new TaskProof(1, "a", "m1", "i1", "已贴", [Photo], A.Monday)));

        Assert.Equivalent(Task(1), await store.ReadAsync(s => _tasks.FindAsync(s, 1)));
        Assert.Equal([1, 2], (await store.ReadAsync(s => _tasks.StandingAsync(s))).Select(t => t.Number));
        Assert.Equal([2], (await store.ReadAsync(s => _tasks.StandingAsync(s, new DateOnly(2026, 7, 1)))).Select(t => t.Number));
        Assert.Equal("标语.jpg", (await store.ReadAsync(s => _tasks.ProofsAsync(s, 1))).Single().Files.Single().Name);
        Assert.Equal(3, await store.ReadAsync(_tasks.NextNumberAsync));
        Assert.Single(await store.ReadAsync(s => _tasks.ProofsOfAsync(s, ["a", "b"], A.Monday, A.Monday.AddDays(1))));
        Assert.Empty(await store.ReadAsync(s => _tasks.ProofsOfAsync(s, ["b"], A.Monday, A.Monday.AddDays(1))));
        Assert.Empty(await store.ReadAsync(s => _tasks.ProofsOfAsync(s, ["a"], A.Monday.AddDays(-1), A.Monday)));

        await store.WriteAsync(s => _tasks.CancelAsync(s, 1, A.Monday));
        await store.WriteAsync(s => _tasks.PostponeAsync(s, 2, new DateOnly(2026, 8, 1)));
        Assert.Equal(new DateOnly(2026, 8, 1), (await store.ReadAsync(s => _tasks.StandingAsync(s))).Single().Due);
    }

    [Theory, EachEngine]
    public async Task Of_a_task_taken_back_only_what_is_done_stays_owed(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var duties = new Duties();
        await store.WriteAsync(s => duties.AddAsync(s, A.Duty("d1", "a") with { Form = "task-1", State = Domain.Reporting.DutyState.Done }));
        await store.WriteAsync(s => duties.AddAsync(s, A.Duty("d2", "b") with { Form = "task-1" }));
        await store.WriteAsync(s => duties.AddAsync(s, A.Duty("d3", "b")));

        await store.WriteAsync(s => duties.DropUnfilledFormAsync(s, "task-1"));

        Assert.Equal(["d1"], (await store.ReadAsync(s => duties.OfFormAsync(s, null))).Select(d => d.Id));
        Assert.Equal(["d3"], (await store.ReadAsync(s => duties.OfFormAsync(s, "weekly"))).Select(d => d.Id));
    }

    [Theory, EachEngine]
    public async Task A_meeting_is_announced_by_one_caller_answered_by_unit_and_keeps_its_minutes(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var meeting = new Meeting { Id = "m", OfficeUnitId = "t", Kind = MeetingKind.Special, Title = "例会", StartsAt = A.Monday.AddDays(1), Place = "二楼", CalledBy = "m1" };
        await store.WriteAsync(s => _meetings.AddAsync(s, meeting));
        await store.WriteAsync(s => _meetings.AddAsync(s, meeting));

        Assert.True(await store.WriteAsync(s => _meetings.AnnouncedAsync(s, "m", A.Monday)));
        Assert.False(await store.WriteAsync(s => _meetings.AnnouncedAsync(s, "m", A.Monday)));
        await store.WriteAsync(s => _meetings.AnswerAsync(s, new MeetingAnswer("m", "a", "m1", false, "培训", A.Monday)));
        await store.WriteAsync(s => _meetings.AnswerAsync(s, new MeetingAnswer("m", "a", "m2", true, "", A.Monday.AddHours(1))));
        await store.WriteAsync(s => _meetings.FileMinutesAsync(s, "m", "一、…", [Photo], A.Monday.AddDays(2)));
        await store.WriteAsync(s => _meetings.FileMinutesAsync(s, "m", "", [], A.Monday.AddDays(2)));

        Assert.Equal(("m2", true), (await store.ReadAsync(s => _meetings.AnswersAsync(s, "m"))).Select(a => (a.MemberId, a.Present)).Single());
        Assert.Equal("一、…", (await store.ReadAsync(s => _meetings.SinceAsync(s, A.Monday))).Single().Minutes);
        Assert.Equal([Photo], await store.ReadAsync(s => _meetings.MinutesFilesAsync(s, "m")));
    }

    [Theory, EachEngine]
    public async Task The_newest_count_and_check_of_a_unit_hold(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var count in new[] { 2, 3 }) await store.WriteAsync(s => _records.AddStockAsync(s, new Stock("a", "slogan", count, "m1", "i1", A.Monday)));
        foreach (var reduced in new[] { 1, 5 }) await store.WriteAsync(s => _records.AddCountAsync(s, new RepatriationCount("a", new DateOnly(2026, 6, 15), 16, reduced, 0), "m1", "i1", A.Monday));
        foreach (var words in new[] { "旧", "新" })
            await store.WriteAsync(s => _records.AddCheckAsync(s, new SelfCheck("a", "risk", "2026-06", new Dictionary<string, int> { ["旅馆"] = 2 }, words, "m1", "i1", A.Monday)));
        await store.WriteAsync(s => _records.AddHighlightAsync(s, new Highlight(1, "a", "劝住一名群众", [Photo], "m1", A.Monday, null)));
        await store.WriteAsync(s => _records.UseHighlightAsync(s, 1, A.Monday));
        await store.WriteAsync(s => new EntryTags().AddAsync(s, "e1", new("学校", 2)));
        await store.WriteAsync(s => new Inspections().AddAsync(s, new Inspection(1, "a", "m1", "LED屏没开", "修好", 3, [Photo], A.Monday)));
        await store.WriteAsync(s => new BurdenWarnings().AddAsync(s, new BurdenNote("t", "任务1号", ["check-in"], null, "m1", A.Monday)));

        Assert.Equal(3, (await store.ReadAsync(_records.StocksAsync)).Single().Count);
        Assert.Equal(5, (await store.ReadAsync(_records.CountsAsync)).Single().Reduced);
        Assert.Equal(("新", 2), (await store.ReadAsync(s => _records.ChecksAsync(s, "risk", "2026-06"))).Select(c => (c.Words, c.Figures["旅馆"])).Single());
        Assert.Equal(A.Monday, (await store.ReadAsync(s => _records.HighlightsAsync(s, A.Monday))).Single().UsedAt);
        Assert.Equal([new EntryTag("学校", 2)], (await store.ReadAsync(s => new EntryTags().OfAsync(s, ["e1", "e2"])))["e1"]);
        Assert.Equal(3, (await store.ReadAsync(s => new Inspections().OfUnitsAsync(s, ["a"]))).Single().TaskNumber);
        Assert.Equal(["check-in"], (await store.ReadAsync(s => new BurdenWarnings().BetweenAsync(s, "t", A.Monday, A.Monday.AddDays(1)))).Single().Rules);
    }

    [Theory, EachEngine]
    public async Task Only_what_the_bot_began_by_itself_is_a_burden_and_in_a_group_only_on_those_it_names(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var outbox = new Outbox();
        await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply("group"), A.Monday, false, A.Monday));
        await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply("private", "dm-m2") with { Mentions = [] }, A.Monday, false, A.Monday));
        await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply("answer", "dm-m2", Lane.Reply), A.Monday, false, A.Monday));
        foreach (var item in await store.WriteAsync(s => outbox.ClaimDueAsync(s, "o", A.Monday, A.Monday, TimeSpan.FromMinutes(1), 10))) await store.WriteAsync(s => outbox.SentAsync(s, item.Id, null, A.Monday));

        var asks = await store.ReadAsync(s => new SpokenLines().BetweenAsync(s, A.Monday, A.Monday.AddDays(1)));

        Assert.Equal([("m1", true), ("m2", false)], asks.Select(a => (a.MemberId, a.ByName)).Order());
        Assert.Empty(await store.ReadAsync(s => new SpokenLines().BetweenAsync(s, A.Monday.AddDays(1), A.Monday.AddDays(2))));
    }
}
