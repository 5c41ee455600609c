using System.Net.Http.Headers;
using AntiFraudBot.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Before the bot says that it listens, each address platforms call is called once by ourselves, with nothing in it: a platform waits five seconds at
/// most, and the first call would spend one of them on the compiler. What fails here is only slower later.
/// </summary>
public sealed partial class CallbackWarmUp(IReadOnlyList<Platform> platforms, PlatformIntake intake, IServer server, ILogger<CallbackWarmUp> log) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        foreach (var platform in platforms)
        {
            foreach (var callback in platform.Callbacks)
            {
                try
                {
                    if (callback.Rehearsal() is { } request) await callback.AnswerAsync(request, cancellationToken);
                    await intake.RehearseAsync(platform.Name, cancellationToken);
                    await KnockAsync(http, callback, cancellationToken);
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    Log.Cold(log, callback.Path, e.GetType().Name);
                }
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>From outside, unsigned: refused as a stranger is.</summary>
    private async Task KnockAsync(HttpClient http, ICallback callback, CancellationToken ct)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) is not { } address) return;
        using var body = new ByteArrayContent("-"u8.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        var port = BindingAddress.Parse(address).Port;
        using var answer = await http.PostAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}{callback.Path}")), body, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(61, LogLevel.Information, "{Path} could not be warmed up: {Why}")]
        public static partial void Cold(ILogger logger, string path, string why);
    }
}
