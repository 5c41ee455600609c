using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class SecretsTests
{
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["Backup:Key"] = "s3cr3t-backup",
        ["WeCom:App:Secret"] = "s3cr3t-app",
        ["WeCom:App:Token"] = "s3cr3t-app-token",
        ["WeCom:App:EncodingAESKey"] = "s3cr3tAppAesKey0123456789abcdefghijklmnopqr",
        ["WeCom:AiBot:Secret"] = "s3cr3t-bot",
        ["WeCom:Webhooks:qingxi"] = "https://127.0.0.1:9/cgi-bin/webhook/send?key=s3cr3t-webhook",
        ["DingTalk:ClientSecret"] = "s3cr3t-dingtalk",
        ["Database:ConnectionString"] = "s3cr3t-database",
    };

    // A platform that is not there: the bot keeps trying to reach it, and says so in the log.
    private static readonly Dictionary<string, string?> Nowhere = new()
    {
        ["WeCom:ApiBase"] = "http://127.0.0.1:9",
        ["WeCom:AiBot:Endpoint"] = "ws://127.0.0.1:9",
        ["WeCom:AiBot:BotId"] = "aib-1",
        ["WeCom:App:CorpId"] = "ww1",
        ["WeCom:App:AgentId"] = "1000002",
        ["DingTalk:ApiBase"] = "http://127.0.0.1:9",
        ["DingTalk:OapiBase"] = "http://127.0.0.1:9",
        ["DingTalk:ClientId"] = "ding1",
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Trace",
    };

    [Fact]
    public async Task No_secret_setting_is_written_to_a_log_even_at_the_most_talkative_level()
    {
        await using var collector = await Collector.StartAsync();
        var settings = new Dictionary<string, string?>(collector.Settings.Concat(Nowhere));
        foreach (var (key, secret) in Secrets) settings[key] = secret;
        var data = Directory.CreateTempSubdirectory("afb-secrets-").FullName;
        var app = await BotHost.BuildAsync(new RunOptions { Data = data, Urls = "http://127.0.0.1:0", Settings = settings }, CancellationToken.None);
        await app.StartAsync();
        using (var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
        {
            var health = await (await http.GetAsync("/health")).Content.ReadAsStringAsync();
            Assert.Contains("wecom-aibot", health, StringComparison.Ordinal);
            Assert.DoesNotContain(Secrets.Values, secret => health.Contains(secret, StringComparison.Ordinal));
        }

        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);

        Assert.Contains("Hosting started", collector.Got("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets.Values, secret => collector.Everything.Contains(secret, StringComparison.Ordinal));
    }
}
