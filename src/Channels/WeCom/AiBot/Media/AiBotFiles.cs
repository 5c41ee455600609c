using System.Net;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.Files;

namespace AntiFraudBot.Channels.WeCom.AiBot.Media;

/// <summary>
/// Fetches what people sent to the AI bot, from hosts of the allow-list only, without following anybody elsewhere. After a refusal what was
/// written so far is worth nothing.
/// </summary>
public sealed class AiBotFiles : IRemoteFiles, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly AiBotSettings _settings;
    private readonly TimeProvider _machine;
    private readonly HttpClient _http;
    private readonly string[] _hosts;

    public AiBotFiles(AiBotSettings settings, TimeProvider machine, HttpMessageHandler? handler = null)
    {
        (_settings, _machine) = (settings, machine);
        _hosts = settings.MediaHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Channel => "wecom";

    /// <summary>Whether the file was heard by the AI bot; the app's files have references of their own.</summary>
    public static bool Knows(RemoteFile file) => MediaReference.Of(file) is not null;

    public async Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct)
    {
        if (MediaReference.Of(file) is not { } reference) return new FetchOutcome.Failed("reference");
        if (!Uri.TryCreate(reference.Url, UriKind.Absolute, out var url) || !IsAllowed(url)) return new FetchOutcome.Failed("host");
        if (AesKeys.Read(reference.AesKey ?? _settings.EncodingAESKey) is not { } key) return new FetchOutcome.Failed("key");
        using var limit = new CancellationTokenSource(Limit, _machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await FetchAsync(file, url, key, into, maxBytes, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchOutcome.Retry("timeout");
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            return new FetchOutcome.Retry("connection");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchOutcome> FetchAsync(RemoteFile file, Uri url, byte[] key, Stream into, long maxBytes, CancellationToken ct)
    {
        using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode != HttpStatusCode.OK) return Refused(response.StatusCode);
        if (response.Content.Headers.ContentLength > maxBytes + PaddedAes.Block) return new FetchOutcome.Failed("too-large");
        await using var cipher = await response.Content.ReadAsStreamAsync(ct);
        var plain = await PaddedStream.DecryptAsync(cipher, key, into, maxBytes, ct);
        if (plain.Problem is { } problem) return new FetchOutcome.Failed(problem);
        var name = RemoteName.Of(response.Content) ?? file.Name;
        var kind = FileKind.Of(plain.Head, name);
        if (Path.GetExtension(name).Length == 0) name += kind.Extension;
        return new FetchOutcome.Fetched(name, kind.ContentType, plain.Size);
    }

    private static FetchOutcome Refused(HttpStatusCode status)
    {
        var code = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (int)status is 408 or 429 or >= 500 ? new FetchOutcome.Retry(code) : new FetchOutcome.Failed(code);
    }

    // Whoever writes to the bot must not make it call at addresses of their choice.
    private bool IsAllowed(Uri url)
    {
        if (url.IsLoopback) return _settings.IsLoopback;
        return url.Scheme == Uri.UriSchemeHttps && _hosts.Any(host =>
            url.IdnHost.Equals(host.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
            || url.IdnHost.EndsWith("." + host.TrimStart('.'), StringComparison.OrdinalIgnoreCase));
    }
}
