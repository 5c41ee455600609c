using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>A warning from the officer's line to its end; each story has a village of its own.</summary>
public sealed class WarningTests(IncidentHost stage) : IClassFixture<IncidentHost>
{
    private readonly SandboxHost _host = stage.Host;

    [Fact]
    public async Task Police_and_liaison_get_the_ticket_and_the_first_to_accept_owns_it()
    {
        var number = await _host.RaiseAsync("红色预警 上坪村三组 刘建国 尾号3417 冒充客服，正在通话");
        var ticket = Assert.Single(await _host.ToldAsync(Qingxi.Liaison, "红色预警")).Text;
        Assert.Contains($"编号{number}", ticket, StringComparison.Ordinal);
        Assert.Contains("（尾号3417）  上坪村三组\n疑似：", ticket, StringComparison.Ordinal);
        Assert.Single(await _host.ToldAsync("m-paichusuo-head", number));
        Assert.Contains($"{number} 1", await _host.InPrivateAsync(Qingxi.Liaison, "收到"), StringComparison.Ordinal);
        Assert.StartsWith($"您已接单{number}", await _host.InPrivateAsync(Qingxi.Liaison, "1"), StringComparison.Ordinal);
        Assert.Contains("已由薛冬全接单", await _host.InPrivateAsync(Qingxi.Police, $"{number} 1"), StringComparison.Ordinal);
        Assert.StartsWith("已记联系", await _host.InPrivateAsync(Qingxi.Liaison, "已联系"), StringComparison.Ordinal);
        Assert.Contains("未受骗", await _host.InPrivateAsync(Qingxi.Liaison, "见面劝阻了，没转钱，避免损失5万"), StringComparison.Ordinal);
        var closed = await _host.WarningAsync(number);
        Assert.Equal((WarningOutcome.NotDefrauded, 50000m, Qingxi.Liaison), (closed!.Outcome, closed.Saved, closed.OwnerId));
        Assert.Single(await _host.ToldAsync(Qingxi.Police, $"预警{number}已办结"));
        Assert.Contains("已经办结", await _host.InPrivateAsync(Qingxi.Liaison, $"{number} 2"), StringComparison.Ordinal);
        Assert.DoesNotContain(await _host.SaidInAsync(Qingxi.Village), t => t.Contains("3417", StringComparison.Ordinal) || t.Contains("刘某", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_defrauded_after_all_becomes_a_case_that_waits_for_the_police()
    {
        var number = await _host.RaiseAsync("橙色预警 石桥村 周某 尾号8821 刷单 资金端");
        const string Liaison = "m-shiqiao-liaison";
        Assert.Contains("转了多少钱", await _host.InPrivateAsync(Liaison, $"{number} 4"), StringComparison.Ordinal);
        var said = await _host.InPrivateAsync(Liaison, $"{number} 4 2.3万");
        Assert.Contains("已转为案件A0617-", said, StringComparison.Ordinal);
        Assert.Contains(await _host.LedgerAsync("石桥村", "loss"), e => e is { Value: 23000, State: "pending" });
        Assert.NotEmpty(await _host.ToldAsync(Qingxi.Police, "已受骗，转为案件"));
        Assert.Contains("再转账率100%", await _host.InPrivateAsync(Qingxi.Police, "石桥村预警统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_about_a_ticket_in_a_group_are_taken_and_answered_in_private()
    {
        var number = await _host.RaiseAsync("黄色预警 大坳村 钱某 尾号1122 贷款");
        const string Liaison = "m-daao-liaison";
        await _host.SayAsync("g-daao-work", Liaison, "预警对象已见面，没转钱");
        Assert.Empty(await _host.SaidInAsync("g-daao-work"));
        Assert.Single(await _host.ToldAsync(Liaison, "群里那条请撤回"));
        Assert.Equal(WarningOutcome.NotDefrauded, (await _host.WarningAsync(number))!.Outcome);
    }

    [Fact]
    public async Task With_two_tickets_open_the_number_is_asked_for()
    {
        var first = await _host.RaiseAsync("黄色预警 白沙村 孙某 尾号1001 贷款");
        var second = await _host.RaiseAsync("黄色预警 白沙村 李某 尾号1002 贷款");
        var asked = await _host.InPrivateAsync("m-baisha-liaison", "1");
        Assert.Contains($"例：{first} 1", asked, StringComparison.Ordinal);
        Assert.Contains(second, asked, StringComparison.Ordinal);
        Assert.StartsWith("您已接单", await _host.InPrivateAsync("m-baisha-liaison", $"{second} 1"), StringComparison.Ordinal);
        Assert.StartsWith("已记联系", await _host.InPrivateAsync("m-baisha-liaison", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_group_reads_counts_and_nobody_by_name()
    {
        await _host.RaiseAsync("黄色预警 长塘村 吴某 尾号5566 贷款");
        var counts = await _host.AnswerAsync("g-changtang-work", "m-changtang-liaison", "今日预警");
        Assert.Equal("今日预警1条：黄1，见面0，1条处置中。", counts);
        Assert.Equal("已私聊回复。", await _host.AnswerAsync("g-changtang-work", "m-changtang-liaison", "预警清单"));
    }

    [Fact]
    public async Task A_file_raises_as_many_as_it_has_good_rows()
    {
        await _host.SendFileAsync(
            Qingxi.Chat(Qingxi.Police), Qingxi.Police, "0617预警.csv", "级别,单位,对象,电话,疑似,编号\n红,枫树村一网格,郑大山,13900007777,冒充公检法,F1\n黄,枫树村,何某,,贷款,F2\n绿,枫树村,,,,F3\n");
        var said = (await _host.SaidInAsync(Qingxi.Chat(Qingxi.Police)))[^1];
        Assert.StartsWith("已派预警2条", said, StringComparison.Ordinal);
        Assert.Contains("第4行：级别要填红、橙或黄", said, StringComparison.Ordinal);
        Assert.Contains("郑某（尾号7777）", (await _host.ToldAsync("m-fengshu-liaison", "冒充公检法"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_call_raises_once_and_a_forged_late_or_repeated_one_does_not()
    {
        const string Body = """{"warnings":[{"id":"X-1","level":"red","unit":"双河村","subject":"冯大妈","tail":"6789","suspicion":"AI换脸借钱"},{"id":"X-2","level":"pink","unit":"双河村"}]}""";
        var answer = await (await _host.CallAsync(Body, "n1")).Content.ReadFromJsonAsync<JsonElement>();
        var number = answer.GetProperty("taken")[0].GetProperty("number").GetString()!;
        Assert.Equal("X-2", answer.GetProperty("refused")[0].GetProperty("id").GetString());
        Assert.Contains("冯某（尾号6789）", (await _host.ToldAsync("m-shuanghe-liaison", number))[0].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await _host.CallAsync(Body, "n1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.CallAsync(Body, "n2", key: "another-key-entirely")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.CallAsync(Body, "n3", off: TimeSpan.FromMinutes(-6))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _host.CallAsync("[]", "n4")).StatusCode);
        var again = await (await _host.CallAsync(Body, "n5")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(number, again.GetProperty("taken")[0].GetProperty("number").GetString());
        Assert.Single(await _host.ToldAsync("m-shuanghe-liaison", "冯某"));
    }

    /// <summary>The fault is the store's own: it refuses the clock of one warning and the end of one question.</summary>
    [Fact]
    public async Task A_warning_or_question_that_fails_holds_up_none_of_the_others_and_comes_later()
    {
        string[] numbers = [await _host.RaiseAsync("红色预警 龙口村 马某 尾号2001 贷款"), await _host.RaiseAsync("红色预警 龙口村 牛某 尾号2002 贷款")];
        await DoAsync(
            $"CREATE TRIGGER stuck_warning BEFORE UPDATE OF alarms ON warnings WHEN NEW.number = '{numbers[0]}' BEGIN SELECT RAISE(ABORT, 'stuck'); END",
            "CREATE TRIGGER stuck_question BEFORE UPDATE ON questions WHEN NEW.id = 'q-stuck' BEGIN SELECT RAISE(ABORT, 'stuck'); END",
            $"INSERT INTO questions (id, conversation_id, member_id, message_id, kind, payload, asked_at, expires_at, state) VALUES {Row("q-stuck", 1)}, {Row("q-next", 2)}",
            $"UPDATE warnings SET raised_at = raised_at - 3600000, next_at = 1 WHERE number = '{numbers[0]}'",
            $"UPDATE warnings SET raised_at = raised_at - 3600000, next_at = 2 WHERE number = '{numbers[1]}'");
        await UntilAsync($"SELECT COUNT(*) FROM outbox WHERE key LIKE 'warning/{numbers[1]}/again/%'");
        await UntilAsync("SELECT COUNT(*) FROM questions WHERE id = 'q-next' AND state = 'expired'");
        Assert.Equal(0, await CountAsync($"SELECT COUNT(*) FROM outbox WHERE key LIKE 'warning/{numbers[0]}/again/%'"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM questions WHERE id = 'q-stuck' AND state = 'open'"));
        await DoAsync("DROP TRIGGER stuck_warning", "DROP TRIGGER stuck_question");
        await _host.IdleAsync();
        Assert.Single(await _host.ToldAsync("m-longkou-liaison", $"编号{numbers[0]}"), m => m.Text.Contains("无人接单", StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM questions WHERE id = 'q-stuck' AND state = 'expired'"));

        static string Row(string id, long expires) => FormattableString.Invariant($"('{id}', 'g-longkou-work', 'm-longkou-liaison', 'none', 'none', '{{}}', 0, {expires}, 'open')");
    }

    private async Task DoAsync(params string[] statements)
    {
        foreach (var sql in statements) await _host.Part<Database>().WriteAsync(s => s.ExecuteAsync(sql), CancellationToken.None);
    }

    private Task<int> CountAsync(string sql) => _host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>(sql), CancellationToken.None);

    private async Task UntilAsync(string sql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await CountAsync(sql) == 0) await Task.Delay(5, patience.Token);
    }
}
