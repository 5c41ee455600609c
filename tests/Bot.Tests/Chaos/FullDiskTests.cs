using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Chaos;

/// <summary>
/// The store cannot be written for a while, as on a full disk: the kernel refuses the process every write beyond a few kilobytes of
/// a file. Nobody is told 202 in vain, the process lives, and afterwards each message is booked once.
/// </summary>
public sealed class FullDiskTests
{
    private const int Before = 20;

    [Fact]
    public async Task Nothing_is_promised_that_is_not_stored_and_what_was_promised_is_booked_once_when_there_is_room_again()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var data = Directory.CreateTempSubdirectory("afb-full-").FullName;
        try
        {
            await using var bot = await BotProcess.StartAsync(data, patience.Token);
            await bot.IdleAsync(patience.Token);
            var accepted = await ReportUntilFullAsync(bot, patience.Token);

            using var refused = await bot.PostAsync(Qingxi.Village, Qingxi.Liaison, "又安装99", "while-full", patience.Token);
            var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(patience.Token)).RootElement.GetProperty("error").GetString();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "暂时存不下这条消息，请稍后重发"), (refused.StatusCode, error));
            Assert.Equal(HttpStatusCode.OK, await bot.StatusAsync("/health/live", patience.Token));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await bot.StatusAsync("/health", patience.Token));

            await LimitAsync(bot, "unlimited", patience.Token);
            foreach (var i in Enumerable.Range(0, Before))
            {
                var id = await TakenAsync(bot, $"又安装{i + 1}", Name(i), patience.Token);
                Assert.Equal(id, accepted.GetValueOrDefault(Name(i), id));
                accepted[Name(i)] = id;
            }

            accepted["while-full"] = await TakenAsync(bot, "又安装99", "while-full", patience.Token);
            await bot.IdleAsync(patience.Token);

            var ledger = (await bot.ListAsync<SeenEntry>("ledger?unit=&metric=app_install", patience.Token)).ToLookup(e => e.MessageId);
            Assert.All(accepted, message => Assert.True(ledger[message.Value].Count() == 1, $"{message.Key}: {ledger[message.Value].Count()} entries"));
            Assert.Equal(Before + 1, accepted.Values.Distinct().Count());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Many at once, and the disk is full before all of them are handled; the ids of those that were accepted.</summary>
    private static async Task<Dictionary<string, string>> ReportUntilFullAsync(BotProcess bot, CancellationToken ct)
    {
        var posts = Enumerable.Range(0, Before).Select(i => (Name: Name(i), Post: bot.TryPostAsync(Qingxi.Village, Qingxi.Liaison, $"又安装{i + 1}", Name(i)))).ToList();
        await posts[0].Post;
        await LimitAsync(bot, "4096:unlimited", ct);
        var accepted = new Dictionary<string, string>();
        foreach (var (name, post) in posts)
        {
            if (await post is { } id) accepted[name] = id;
        }

        return accepted;
    }

    /// <summary>The id a message has; its repetition gets the same. The first writes after the refusal may still fail.</summary>
    private static async Task<string> TakenAsync(BotProcess bot, string text, string externalId, CancellationToken ct)
    {
        while (true)
        {
            if (await bot.TryPostAsync(Qingxi.Village, Qingxi.Liaison, text, externalId) is { } id) return id;
            await Task.Delay(50, ct);
        }
    }

    private static string Name(int i) => "n" + i.ToString(CultureInfo.InvariantCulture);

    private static async Task LimitAsync(BotProcess bot, string size, CancellationToken ct)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", bot.Id.ToString(CultureInfo.InvariantCulture), "--fsize=" + size]);
        await prlimit.WaitForExitAsync(ct);
        Assert.Equal(0, prlimit.ExitCode);
    }
}
