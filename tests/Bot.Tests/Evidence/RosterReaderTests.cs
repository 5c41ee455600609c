using System.Diagnostics;
using System.Globalization;
using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Evidence.Rosters;
using AntiFraudBot.Storage;
using Xunit.Abstractions;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>Rule E2: a workbook is read by a process of its own, outside every write.</summary>
public sealed class RosterReaderTests(ITestOutputHelper output)
{
    private const int Many = 50_000;

    // The process stands still at the gate however many there are.
    private static readonly int Sent = Environment.GetEnvironmentVariable("ANTIFRAUDBOT_FULL") == "1" ? Many : 5_000;

    [Fact]
    public async Task While_a_roster_is_being_read_neighbours_are_answered_and_a_crash_costs_nothing()
    {
        await using var host = await SandboxHost.StartAsync(RosterStage.Full);
        var chat = Qingxi.Chat(Qingxi.Liaison);
        await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Csv(3), "花名册.csv");

        // The gate: the reading process stands still in the middle of its work.
        Signal(host, "STOP");
        var before = await host.LastSeqAsync(chat);
        await PostAsync(host, Qingxi.Liaison, RosterStage.Csv(Sent), "花名册.csv");
        await host.PostAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装9，注册9");
        await AnsweredAsync(host, Qingxi.Township, "下坪村");
        Assert.DoesNotContain(await host.MessagesAsync(chat, before), m => m.FromBot);

        // Killed in the middle: the file is read again, and booked once.
        await host.RestartAsync();
        await host.IdleAsync();
        var answer = Assert.Single(await host.MessagesAsync(chat, before), m => m.FromBot && m.Text.Contains("花名册", StringComparison.Ordinal));
        Assert.StartsWith($"已收：上坪村第24周（6.8—6.14）花名册{Sent}行，有效{Sent}行", answer.Text, StringComparison.Ordinal);
        Assert.Equal((2, Sent), await host.Part<Database>().ReadAsync(
            async s => (await s.ScalarAsync<int>("SELECT COUNT(*) FROM rosters"), await s.ScalarAsync<int>("SELECT COUNT(*) FROM roster_people")), CancellationToken.None));
    }

    [Fact]
    public async Task A_reading_process_that_hangs_dies_or_talks_nonsense_is_a_sentence_and_no_harm()
    {
        var columns = new Dictionary<string, RosterColumn>();
        foreach (var program in (string[][])[["/bin/sleep", "600"], ["/bin/false"], ["/nowhere/at/all"], ["/usr/bin/yes"]])
        {
            await using var process = new RosterProcess(program, TimeSpan.FromMilliseconds(500));
            using var file = new MemoryStream(RosterStage.Csv(5));
            var opened = await process.OpenAsync(new RosterOpening(columns, new DateOnly(2026, 6, 14)), file, CancellationToken.None);
            Assert.Contains("读不了", opened.Refused, StringComparison.Ordinal);
            Assert.Null(process.Id);
        }
    }

    /// <summary>Measured is the peak of the whole process that reads, the runtime included; the bot keeps the sealed names only.</summary>
    [Fact]
    public async Task Fifty_thousand_rows_are_read_checked_and_copied_in_under_two_hundred_megabytes()
    {
        await using var process = new RosterProcess(RosterChild.Command, TimeSpan.FromSeconds(120));
        using var file = new MemoryStream(RosterStage.Workbook(Many));
        var clock = Stopwatch.StartNew();
        var opened = await process.OpenAsync(new RosterOpening(new Dictionary<string, RosterColumn>(), new DateOnly(2026, 6, 14)), file, CancellationToken.None);
        Assert.Null(opened.Refused);
        Assert.Equal(Many, opened.Lines);
        var done = await process.CheckAsync(
            new RosterQuestion(new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14)), new DateOnly(2026, 6, 15), new Dictionary<string, string>()), CancellationToken.None);
        Assert.Equal((Many, Many / 10), (done!.Digest.Rows, done.Digest.Lines(RosterFaultKind.OutsideWeek)));
        Assert.NotNull(done.Copy);
        var last = (await process.LinesAsync(new RosterPage(Many - 10, 100), CancellationToken.None))!;
        Assert.Equal((10, 9, "干部专"), (last.Count, last.Count(l => l.Good), last[^1].Person.Sponsor));
        var peak = PeakMegabytes(process.Id!.Value);
        output.WriteLine($"{Many} rows: {file.Length / 1024} KB, read, checked, {done.Copy!.Length / 1024} KB of copy in {clock.ElapsedMilliseconds} ms, peak {peak} MB");
        Assert.True(peak < 200, $"{peak} MB");
    }

    private static int PeakMegabytes(int id) => int.Parse(
        File.ReadLines($"/proc/{id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

    private static void Signal(SandboxHost host, string signal)
    {
        using var kill = Process.Start("kill", $"-{signal} {host.Part<RosterProcess>().Id!.Value}");
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task PostAsync(SandboxHost host, string sender, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(sender), "sender" }, { new ByteArrayContent(bytes), "file", name } };
        Assert.True((await host.Http.PostAsync(new Uri($"/sandbox/api/groups/{Qingxi.Chat(sender)}/messages", UriKind.Relative), form)).IsSuccessStatusCode);
    }

    /// <summary>Waits for the answer itself: the host cannot be idle while a file is being read.</summary>
    private static async Task AnsweredAsync(SandboxHost host, string group, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await host.SaidInAsync(group)).Any(t => t.Contains(words, StringComparison.Ordinal))) await Task.Delay(5, patience.Token);
    }
}
