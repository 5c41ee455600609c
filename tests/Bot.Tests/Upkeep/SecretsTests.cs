using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class SecretsTests
{
    private static readonly string[] Keys =
        ["Backup:Key", "WeCom:App:Secret", "WeCom:AiBot:EncodingAESKey", "DingTalk:ClientSecret", "WeCom:Webhooks:qingxi", "Database:ConnectionString"];

    [Fact]
    public async Task No_secret_setting_is_written_to_a_log_even_at_the_most_talkative_level()
    {
        await using var collector = await Collector.StartAsync();
        var settings = new Dictionary<string, string?>(collector.Settings) { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Trace" };
        foreach (var key in Keys) settings[key] = Secret(key);
        var data = Directory.CreateTempSubdirectory("afb-secrets-").FullName;
        var app = await BotHost.BuildAsync(new RunOptions { Data = data, Urls = "http://127.0.0.1:0", Settings = settings }, CancellationToken.None);
        await app.StartAsync();
        using (var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
        {
            var health = await http.GetStringAsync("/health");
            Assert.DoesNotContain(Keys, key => health.Contains(Secret(key), StringComparison.Ordinal));
        }

        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);

        Assert.Contains("Hosting started", collector.Got("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain(Keys, key => collector.Everything.Contains(Secret(key), StringComparison.Ordinal));
    }

    private static string Secret(string key) => "s3cr3t-" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key));
}
