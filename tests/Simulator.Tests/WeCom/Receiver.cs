using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>An address of a bot: what was called is kept, the answer is the test's.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim arrived = new(0);

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(IQueryCollection Query, string Body)> Calls { get; } = new();

    public string Url => app.Urls.First() + "/wecom/callback";

    /// <param name="answer">Number of the call, query, body → status and body.</param>
    public static async Task<Receiver> StartAsync(Func<int, IQueryCollection, string, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.app.Map("/wecom/callback", async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            receiver.Calls.Enqueue((http.Request.Query, body));
            var (status, text) = answer(receiver.Calls.Count, http.Request.Query, body);
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(text);
            receiver.arrived.Release();
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Returns when so many more calls have been answered.</summary>
    public async Task WaitAsync(int calls)
    {
        for (var i = 0; i < calls; i++)
            if (!await arrived.WaitAsync(TimeSpan.FromSeconds(20))) throw new TimeoutException("no call came");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }
}
