using System.Net;
using System.Net.Http.Headers;

namespace AntiFraudBot.Channels.Calls;

/// <summary>
/// Makes one HTTP call and says whether it can have had an effect. It never repeats, never follows a redirect, and logs nothing: addresses
/// carry secrets. Time-outs are machine time.
/// </summary>
public sealed class HttpCalls : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _machine;

    /// <summary>Without a handler: the real network.</summary>
    public HttpCalls(HttpMessageHandler? handler, TimeProvider machine)
    {
        _machine = machine;
        _http = new HttpClient(handler ?? Network(), handler is null) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The usual wait for an answer; uploads get more.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    public Task<CallResult> GetAsync(Uri uri, CancellationToken ct, long maxBytes = 4 << 20, TimeSpan? patience = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, uri), null, maxBytes, patience ?? Patience, ct);

    public Task<CallResult> PostAsync(Uri uri, ReadOnlyMemory<byte> body, string contentType, CancellationToken ct, TimeSpan? patience = null)
    {
        var content = new TrackedContent(body, contentType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, uri) { Content = content }, content, 4 << 20, patience ?? Patience, ct);
    }

    /// <summary>With headers, and with refusals that say in JSON why (DingTalk) given back as answers.</summary>
    public Task<CallResult> AskAsync(
        HttpMethod method, Uri uri, ReadOnlyMemory<byte>? body, IReadOnlyDictionary<string, string> headers, CancellationToken ct, TimeSpan? patience = null)
    {
        var content = body is { } bytes ? new TrackedContent(bytes, "application/json") : null;
        var request = new HttpRequestMessage(method, uri) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request, content, 4 << 20, patience ?? Patience, ct, refusals: true);
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),

        // A connection the platform has meanwhile closed would cost a send whose fate is not known.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    private async Task<CallResult> SendAsync(
        HttpRequestMessage request, TrackedContent? body, long maxBytes, TimeSpan patience, CancellationToken ct, bool refusals = false)
    {
        using var _ = request;
        using var late = new CancellationTokenSource(patience, _machine);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            return await ReadAsync(response, maxBytes, refusals, stop.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Lost(request, body, "timeout");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new CallResult.NotReached("no-connection");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Lost(request, body, "cut");
        }
    }

    private static CallResult Lost(HttpRequestMessage request, TrackedContent? body, string code) =>
        request.Method == HttpMethod.Get || body is { Started: false } ? new CallResult.NotReached(code) : new CallResult.NoAnswer(code);

    private static async Task<CallResult> ReadAsync(HttpResponseMessage response, long maxBytes, bool refusals, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var says = refusals && status >= 400 && response.Content.Headers.ContentType?.MediaType == "application/json";
        if (!says && status is 429 or 503 or (>= 300 and < 500)) return new CallResult.NotReached($"http{status}");
        if (!says && !response.IsSuccessStatusCode) return new CallResult.NoAnswer($"http{status}");
        if (response.Content.Headers.ContentLength > maxBytes) return new CallResult.NoAnswer("too-large");
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (bytes.Length + read > maxBytes) return new CallResult.NoAnswer("too-large");
            bytes.Write(buffer, 0, read);
        }

        return new CallResult.Answered(bytes.ToArray(), response.Content.Headers.ContentType?.MediaType ?? "", Name(response.Content.Headers.ContentDisposition))
        {
            Status = status,
        };
    }

    private static string? Name(ContentDispositionHeaderValue? disposition)
    {
        if (disposition?.FileNameStar is { Length: > 0 } star) return star;
        return disposition?.FileName is { Length: > 0 } plain ? WebUtility.UrlDecode(plain.Trim('"').Replace("+", "%2B", StringComparison.Ordinal)) : null;
    }
}
