using System.Net;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Surfaces;

/// <summary>The sandbox answers only to this machine, and does not start beside a real channel.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("evil.example", null)]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    public async Task Another_name_or_another_page_is_turned_away(string? name, string? origin)
    {
        await using var host = await SandboxHost.StartAsync();
        foreach (var path in (string[])["/sandbox", "/sandbox/api/groups", "/sandbox/api/clock"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = name;
            if (origin is not null) request.Headers.Add("Origin", origin);
            Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Its_own_page_is_let_in()
    {
        await using var host = await SandboxHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/api/groups");
        request.Headers.Add("Origin", host.Url);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_real_channel_that_is_half_set_up_starts_neither_itself_nor_the_sandbox()
    {
        var stage = new Stage { Settings = new Dictionary<string, string?> { ["WeCom:App:CorpId"] = "ww0" } };
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => SandboxHost.StartAsync(stage));
        Assert.Contains("WeCom:App:AgentId", refusal.Message, StringComparison.Ordinal);
    }
}
