using System.Net;
using System.Text;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Channels;
using AntiFraudBot.Scheduler.Clock;
using AntiFraudBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AntiFraudBot.Bot.Tests.Platforms;

/// <summary>With a real platform the sandbox is off.</summary>
public sealed class RealHostTests : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("afb-real-").FullName;
    private readonly ScriptedPlatform _platform = new();

    [Fact]
    public async Task There_is_no_sample_no_page_and_the_clock_is_the_machines()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/sandbox")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/sandbox/api/clock")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
        Assert.Same(TimeProvider.System, app.Services.GetRequiredService<TimeProvider>());
        Assert.Null(app.Services.GetService<SandboxClock>());
        Assert.Empty((await app.Services.GetRequiredService<Database>().ReadAsync(new Org().TreeAsync, CancellationToken.None)).Units);
    }

    [Fact]
    public async Task A_message_before_any_tree_was_imported_is_kept_and_breaks_nothing()
    {
        await using var app = await StartAsync();

        Assert.True(await _platform.SayAsync("wr1", "zhang", "安装12"));

        var database = app.Services.GetRequiredService<Database>();
        while (await database.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE state = 'handled'"), CancellationToken.None) == 0) await Task.Yield();
        Assert.Empty(_platform.Sent);
    }

    [Fact]
    public async Task A_directory_of_real_people_never_becomes_a_sandbox_and_a_sandbox_never_real()
    {
        await (await StartAsync()).DisposeAsync();
        await Assert.ThrowsAsync<CannotStartException>(() => BotHost.BuildAsync(new RunOptions { Data = _data, Urls = "http://127.0.0.1:0" }, CancellationToken.None));
        await Assert.ThrowsAsync<CannotStartException>(
            () => BotHost.BuildAsync(new RunOptions { Data = _data, Urls = "http://127.0.0.1:0", Fresh = true }, CancellationToken.None));

        var played = Path.Combine(_data, "played");
        await (await BotHost.BuildAsync(new RunOptions { Data = played, Urls = "http://127.0.0.1:0" }, CancellationToken.None)).DisposeAsync();
        await Assert.ThrowsAsync<CannotStartException>(() => BotHost.BuildAsync(Options(played), CancellationToken.None));
        await Assert.ThrowsAsync<CannotStartException>(() => BotHost.BuildAsync(Options(played) with { Fresh = true }, CancellationToken.None));
    }

    [Fact]
    public async Task A_platform_calls_by_any_host_name_and_everybody_else_does_not()
    {
        _platform.Callback = request => Task.FromResult(new CallbackAnswer(200, "text/plain", request.Query["ECHOSTR"] + Encoding.UTF8.GetString(request.Body.Span)));
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Host = "bot.example.gov.cn";

        Assert.Equal("hello", await http.GetStringAsync("/callback/wecom/app?echostr=hello"));
        Assert.Equal("hello<xml/>", await (await http.PostAsync("/callback/wecom/app?echostr=hello", new StringContent("<xml/>"))).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.PostAsync("/callback/wecom/app?echostr=", new ByteArrayContent(new byte[1024 * 1024 + 1]))).StatusCode);
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_stored_is_not_said_to_be_taken()
    {
        _platform.Callback = _ => throw new IOException("disk full");
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.PostAsync("/callback/wecom/app", new StringContent("x"))).StatusCode);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    private RunOptions Options(string data) => new() { Data = data, Urls = "http://127.0.0.1:0", Platforms = [_platform.Setting] };

    private async Task<WebApplication> StartAsync()
    {
        var app = await BotHost.BuildAsync(Options(_data), CancellationToken.None);
        await app.StartAsync();
        return app;
    }
}
