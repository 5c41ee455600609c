using System.Security.Cryptography;
using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage.Tests;

public sealed class IncidentsTests(PostgresServer server) : StoreTest(server)
{
    private readonly Warnings _warnings = new();
    private readonly FraudCases _cases = new();
    private readonly Tips _tips = new();

    private static Warning New(string number) => new()
    {
        Id = "w" + number, Number = number, Level = WarningLevel.Red, UnitId = "u1", Subject = "刘某", Tail = "3417", Suspicion = "冒充客服", FundSide = true,
        RaisedBy = "p1", RaisedAt = Monday, ExternalId = "x" + number,
    };

    [Theory, EachEngine]
    public async Task A_warning_comes_back_as_it_was_saved_with_its_clock(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var warning = New("0615-01");
        await store.WriteAsync(async s =>
        {
            await _warnings.AddAsync(s, warning, Monday.AddMinutes(2));
            await _warnings.AddAsync(s, New("0615-02"), Monday.AddMinutes(9));
            await _warnings.TellAsync(s, warning.Id, "m1", Monday);
            await _warnings.TellAsync(s, warning.Id, "m1", Monday);
            await _warnings.NoteAsync(s, warning.Id, "m1", "accept", Monday);
        });
        Assert.Equal(warning, await store.ReadAsync(s => _warnings.FindAsync(s, "0615-01")));
        Assert.Equal(Monday.AddMinutes(2), await store.ReadAsync(s => _warnings.NextDueAsync(s, Monday)));
        Assert.Equal([warning.Id], await store.ReadAsync(s => _warnings.DueAsync(s, Monday.AddMinutes(5))));
        Assert.Equal(warning, await store.ReadAsync(s => _warnings.FindDueAsync(s, warning.Id, Monday.AddMinutes(2))));
        Assert.Null(await store.ReadAsync(s => _warnings.FindDueAsync(s, warning.Id, Monday.AddMinutes(1))));
        Assert.Equal([warning], await store.ReadAsync(s => _warnings.OpenOfAsync(s, "m1")));
        Assert.Equal("0615-01", await store.ReadAsync(s => _warnings.NumberOfAsync(s, "x0615-01")));

        var closed = warning with
        {
            OwnerId = "m1",
            AcceptedAt = Monday,
            ContactedAt = Monday.AddMinutes(3),
            MetAt = Monday.AddMinutes(9),
            Alarms = WarningAlarm.CallLate | WarningAlarm.MeetSoon,
            Stage = SearchStage.Family,
            StageAt = Monday,
            RemindedAt = Monday,
            ClosedAt = Monday.AddMinutes(9),
            ClosedBy = "m1",
            Outcome = WarningOutcome.Defrauded,
            Lost = 23000,
            Saved = 5,
        };
        await store.WriteAsync(s => _warnings.SaveAsync(s, closed, null));
        Assert.Equal(closed, await store.ReadAsync(s => _warnings.FindAsync(s, "0615-01")));
        Assert.Equal(1, await store.ReadAsync(s => _warnings.CountDueAsync(s, Monday.AddDays(1))));
        Assert.Equal(["0615-02"], (await store.ReadAsync(s => _warnings.ListAsync(s, Monday.AddDays(9), Monday.AddDays(9), orOpen: true))).Select(w => w.Number));
        Assert.Equal(["m1"], await store.ReadAsync(s => _warnings.ReceiversAsync(s, warning.Id)));
        Assert.Equal("accept", Assert.Single(await store.ReadAsync(s => _warnings.NotesAsync(s, warning.Id))).Step);
    }

    [Theory, EachEngine]
    public async Task A_signed_call_is_remembered_until_its_time_is_over(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        Task<bool> Call(int minute) => store.WriteAsync(s => _warnings.RememberAsync(s, "n1", Monday.AddMinutes(minute), Monday.AddMinutes(minute + 10)));
        Assert.True(await Call(0));
        Assert.False(await Call(5));
        Assert.True(await Call(11));
    }

    [Theory, EachEngine]
    public async Task A_case_is_kept_without_names_and_tells_the_score_what_it_needs(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var news = new FraudCase { Number = "A0615-01", UnitId = "u1", OpenedAt = Monday, MessageId = "i1", Loss = 36000 };
        var complete = news with
        {
            State = CaseState.Complete,
            Type = "刷单返利",
            On = new(2026, 6, 14),
            Hour = 15,
            Staff = false,
            Family = true,
            Publicity = false,
            App = true,
            Reported = true,
            Group = "老年人",
            How = "加群",
            ConfirmedBy = "p1",
            ConfirmedAt = Monday,
            CalledBackAt = Monday,
        };
        await store.WriteAsync(s => _cases.SaveAsync(s, news));
        Assert.Equal(news, await store.ReadAsync(s => _cases.FindAsync(s, "A0615-01")));
        await store.WriteAsync(s => _cases.SaveAsync(s, complete));
        Assert.Equal([complete], await store.ReadAsync(s => _cases.ListAsync(s, Monday)));

        foreach (var people in (int[])[100, 180])
            await store.WriteAsync(s => _cases.TalkedAsync(s, new CaseTalk("A0615-01", TalkPlace.Groups, people, Monday), "m1"));
        Assert.Equal([new CaseTalk("A0615-01", TalkPlace.Groups, 180, Monday)], await store.ReadAsync(s => _cases.TalksAsync(s, "A0615-01")));
    }

    [Theory, EachEngine]
    public async Task One_tip_has_one_reward_and_its_teller_stands_apart(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var tip = new Tip { Number = "T0615-01", UnitId = "u1", At = Monday, Content = "k:abc" };
        var reward = new Reward("T0615-01", "u1", null, 500, "o1", Monday, null);
        await store.WriteAsync(async s =>
        {
            await _tips.SaveAsync(s, tip);
            await _tips.SaveAsync(s, tip with { State = TipState.Confirmed, Saved = 60000, ChangedBy = "p1", ChangedAt = Monday });
            await _tips.KeepIdentityAsync(s, "T0615-01", "k", "sealed", Monday);
        });
        Assert.Equal(tip with { State = TipState.Confirmed, Saved = 60000, ChangedBy = "p1", ChangedAt = Monday }, await store.ReadAsync(s => _tips.FindAsync(s, "T0615-01")));
        Assert.Equal(new SealedIdentity { KeyId = "k", Sealed = "sealed" }, await store.ReadAsync(s => _tips.IdentityAsync(s, "T0615-01")));
        Assert.True(await store.WriteAsync(s => _tips.RewardAsync(s, reward)));
        Assert.False(await store.WriteAsync(s => _tips.RewardAsync(s, reward with { Amount = 900 })));
        await store.WriteAsync(s => _tips.PaidAsync(s, "T0615-01", "p1", Monday.AddDays(1)));
        Assert.Equal(reward with { PaidAt = Monday.AddDays(1) }, await store.ReadAsync(s => _tips.RewardOfAsync(s, "T0615-01")));
    }

    [Theory, EachEngine]
    public async Task Words_teller_and_files_of_a_tip_go_under_a_new_key_and_open_nowhere_else(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        byte[] first = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], second = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
        SealingKeys old = new(SealedUse.Tip, "k1", new Dictionary<string, byte[]> { ["k1"] = first }), both = new(SealedUse.Tip, "k2", new Dictionary<string, byte[]> { ["k1"] = first, ["k2"] = second });
        await store.WriteAsync(async s =>
        {
            await _tips.SaveAsync(s, new Tip { Number = "T0615-01", UnitId = "u1", At = Monday, Content = SealedTips.Joined(old, "收银行卡", "T0615-01") });
            await _tips.KeepIdentityAsync(s, "T0615-01", old.Current, old.Seal("teller", SealedTips.PlaceOfTeller("T0615-01")), Monday);
            await SealedTips.AddFilesAsync(s, old, "T0615-01", [("image/png", [1, 2, 3]), ("image/jpeg", [4])], Monday);
        });
        Assert.Equal(2, await store.ReadAsync(s => SealedTips.CountAsync(s, "T0615-01")));
        Assert.Equal(4, await store.WriteAsync(s => SealedTips.ResealAsync(s, both)));
        Assert.Equal(0, await store.WriteAsync(s => SealedTips.ResealAsync(s, both)));
        Assert.Equal(["k2"], await store.ReadAsync(SealedTips.KeysInUseAsync));

        SealingKeys alone = new(SealedUse.Tip, "k2", new Dictionary<string, byte[]> { ["k2"] = second }), roster = new(SealedUse.Roster, "k2", new Dictionary<string, byte[]> { ["k2"] = second });
        var (key, words) = SealedTips.Split((await store.ReadAsync(s => _tips.FindAsync(s, "T0615-01")))!.Content);
        Assert.Equal("收银行卡", alone.Open(key, words, SealedTips.PlaceOfWords("T0615-01")));
        Assert.Throws<AuthenticationTagMismatchException>(() => alone.Open(key, words, SealedTips.PlaceOfWords("T0615-02")));
        Assert.Throws<AuthenticationTagMismatchException>(() => roster.Open(key, words, SealedTips.PlaceOfWords("T0615-01")));
        var file = (await store.ReadAsync(s => SealedTips.FilesAsync(s, "T0615-01")))[0];
        Assert.Equal([1, 2, 3], alone.OpenBytes(file.KeyId, file.Sealed, SealedTips.PlaceOfFile("T0615-01", 1)));
        Assert.Throws<AuthenticationTagMismatchException>(() => alone.OpenBytes(file.KeyId, file.Sealed, SealedTips.PlaceOfFile("T0615-01", 2)));
    }

    [Theory, EachEngine]
    public async Task When_their_time_is_over_the_figures_stay_and_the_people_go(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(async s =>
        {
            await _warnings.AddAsync(s, New("0615-01") with { ClosedAt = Monday, Outcome = WarningOutcome.NotDefrauded }, null);
            await _warnings.AddAsync(s, New("0615-02"), Monday);
            await _cases.SaveAsync(s, new FraudCase { Number = "A0615-01", UnitId = "u1", OpenedAt = Monday, MessageId = "i1", Type = "刷单返利", How = "加群" });
            await _tips.SaveAsync(s, new Tip { Number = "T0615-01", UnitId = "u1", At = Monday, Content = "收银行卡" });
            await _tips.KeepIdentityAsync(s, "T0615-01", "k", "sealed", Monday);
        });
        var counts = await store.WriteAsync(s => new Retention(new Attachments(store.Folder), TimeProvider.System).SweepAsync(s, Monday.AddDays(180)));
        Assert.Equal((1, 1, 1, 1), (counts["warnings"], counts["fraud_cases"], counts["tips"], counts["tip_identities"]));
        var (old, open) = (await store.ReadAsync(s => _warnings.FindAsync(s, "0615-01")), await store.ReadAsync(s => _warnings.FindAsync(s, "0615-02")));
        Assert.Equal(("", "", "", Monday), (old!.Subject, old.Tail, old.Suspicion, old.RaisedAt));
        Assert.Equal("刘某", open!.Subject);
        Assert.Equal(("刷单返利", null), ((await store.ReadAsync(s => _cases.FindAsync(s, "A0615-01")))!.Type, (await store.ReadAsync(s => _cases.FindAsync(s, "A0615-01")))!.How));
        Assert.Null(await store.ReadAsync(s => _tips.IdentityAsync(s, "T0615-01")));
    }
}
