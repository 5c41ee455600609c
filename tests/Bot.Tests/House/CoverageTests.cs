using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Pipeline;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.House;

/// <summary>docs/coverage.md against the program: what it names is there, and what it says can be said is understood.</summary>
public sealed partial class CoverageTests
{
    private static readonly string[] States = ["served", "partly", "open", "outside"];

    // Who says it, and where.
    private static readonly Dictionary<string, (string Member, string Place)> Speakers = new()
    {
        ["平安办"] = (Qingxi.Office, Qingxi.Chat(Qingxi.Office)),
        ["领导"] = (Qingxi.Secretary, Qingxi.Chat(Qingxi.Secretary)),
        ["派出所"] = (Qingxi.Police, Qingxi.Chat(Qingxi.Police)),
        ["干部"] = (Qingxi.Liaison, Qingxi.Chat(Qingxi.Liaison)),
        ["干部群"] = (Qingxi.Liaison, Qingxi.Village),
        ["网格员"] = (Qingxi.GridWorker, Qingxi.Chat(Qingxi.GridWorker)),
        ["群众"] = (Qingxi.Resident, Qingxi.Chat(Qingxi.Resident)),
    };

    // Asked back, or not answered at all: not understood.
    private static readonly string[] Shrugs = ["silence", "DoubtHandler"];

    private sealed record Row(string Number, string State, string Served, string Shown);

    [Fact]
    public void Each_row_of_the_plans_stands_there_once_with_its_state()
    {
        var rows = Rows();
        Assert.Equal(Enumerable.Range(1, 87).Select(n => $"{n}").Append("45a").Order(), rows.Select(r => r.Number).Order());
        Assert.All(rows, r => Assert.Contains(r.State, States));
        Assert.All(rows.Where(r => r.State == "served"), r => Assert.True(Code().IsMatch(r.Served) && Code().IsMatch(r.Shown), $"row {r.Number} names nothing that serves or shows it"));
        Assert.All(rows, r => Assert.True(r.Served.Length > 10, $"row {r.Number} gives no reason"));
    }

    [Fact]
    public void Every_named_test_exists()
    {
        var tests = Repository.Files("tests", "*Tests.cs").ToLookup(f => Path.GetFileNameWithoutExtension(f));
        var missing = Rows().SelectMany(r => Named(r.Shown)).Where(name => name.Split('.') is not [var type, var method]
            || !tests[type].Any(f => Repository.File(f).Contains($" {method}(", StringComparison.Ordinal)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_named_job_and_setting_exists()
    {
        var jobs = CampaignJobs.For(new TimetableOptions()).Select(j => "job:" + j.Name).ToHashSet();
        var settings = Repository.File("appsettings.json");
        var named = Rows().SelectMany(r => Named(r.Served)).ToList();
        Assert.DoesNotContain(named, n => n.StartsWith("job:", StringComparison.Ordinal) && !jobs.Contains(n));
        Assert.DoesNotContain(named, n => n.StartsWith("setting:", StringComparison.Ordinal) && !n[8..].Split(':').All(part => settings.Contains($"\"{part}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_named_command_is_understood_by_a_running_bot()
    {
        await using var host = await SandboxHost.StartAsync();
        await PrepareAsync(host);
        var (turns, database, now) = (host.Part<TurnBuilder>(), host.Part<Database>(), await host.NowAsync());
        var misunderstood = new List<string>();
        foreach (var command in Rows().SelectMany(r => Named(r.Served)).Where(n => n.Contains('：') && Speakers.ContainsKey(n.Split('：')[0])).Distinct())
        {
            var (who, said) = (Speakers[command.Split('：')[0]], command[(command.IndexOf('：') + 1)..]);
            var message = new InboundMessage
            {
                Id = "said", Channel = "sandbox", ConversationId = who.Place, ExternalId = "said", SenderId = who.Member, SentAt = now, Text = said, MentionsBot = true,
            };
            foreach (var work in host.Part<IEnumerable<IForework>>().Where(w => w.Wants(message))) await work.PrepareAsync(message, CancellationToken.None);
            var handler = await TakerAsync(database, s => turns.RunAsync(s, message, now));
            if (Shrugs.Contains(handler)) misunderstood.Add($"{command}: {handler}");
        }

        Assert.Empty(misunderstood);
        await IsACommandWhileTheOfficeDraftsAsync(host);
    }

    /// <summary>Rule C22: none of them becomes an item of the edition the office is drafting.</summary>
    private static async Task IsACommandWhileTheOfficeDraftsAsync(SandboxHost host)
    {
        var (member, place) = Speakers["平安办"];
        await host.SayAsync(place, member, "新建素材 冒充客服");
        var (turns, database, now) = (host.Part<TurnBuilder>(), host.Part<Database>(), await host.NowAsync());
        var swallowed = new List<string>();
        foreach (var said in Rows().SelectMany(r => Named(r.Served)).Where(n => n.StartsWith("平安办：", StringComparison.Ordinal)).Select(n => n[4..]).Append("哪些村还没报").Distinct())
        {
            var message = new InboundMessage { Id = "said", Channel = "sandbox", ConversationId = place, ExternalId = "said", SenderId = member, SentAt = now, Text = said, MentionsBot = true };
            var answer = "";
            await TakerAsync(database, async s =>
            {
                var (result, handler) = await turns.RunAsync(s, message, now);
                answer = string.Concat(result.Says.Select(r => r.Text));
                return (result, handler);
            });
            if (answer.Contains("发完回复：完成", StringComparison.Ordinal) && !said.StartsWith("新建素材", StringComparison.Ordinal)) swallowed.Add(said);
        }

        Assert.Empty(swallowed);
        Assert.Contains("发完回复：完成", await host.AnswerAsync(place, member, "接到自称客服的电话，说您开通了百万保障，先挂断，再拨打96110核实。"), StringComparison.Ordinal);
    }

    /// <summary>Only who takes the message is asked: nothing is saved, and what was counted on the way is rolled back.</summary>
    private static async Task<string> TakerAsync(Database database, Func<Session, Task<(HandlerResult Result, string Handler)>> turn)
    {
        var handler = "";
        async Task AskAsync(Session session)
        {
            handler = (await turn(session)).Handler;
            throw new OperationCanceledException();
        }

        await Assert.ThrowsAsync<OperationCanceledException>(() => database.WriteAsync(AskAsync, CancellationToken.None));
        return handler;
    }

    /// <summary>A task, a highlight and a meeting that has been announced: some commands answer to what is there.</summary>
    private static async Task PrepareAsync(SandboxHost host)
    {
        var office = Qingxi.Chat(Qingxi.Office);
        await host.SayAsync(office, Qingxi.Office, "布置 6月26日前 上坪村 更换横幅");
        await host.SayAsync(office, Qingxi.Office, "确认");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "亮点 二组组长劝住一名准备转账的群众");
        await host.SayAsync(office, Qingxi.Office, "开会 6月16日15:00 二楼会议室 反诈工作例会");
        await host.ReachAsync("2026-06-15 15:01");
    }

    private static List<Row> Rows() =>
        [.. TableRow().Matches(Repository.File("docs/coverage.md")).Select(m => new Row(m.Groups["n"].Value, m.Groups["state"].Value.Trim(), m.Groups["served"].Value, m.Groups["shown"].Value))];

    private static IEnumerable<string> Named(string cell) => Code().Matches(cell).Select(m => m.Groups["code"].Value);

    [GeneratedRegex(@"^\| (?<n>[0-9]+a?) \|[^|\n]*\|(?<state>[^|\n]*)\|(?<served>[^|\n]*)\|(?<shown>[^|\n]*)\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
