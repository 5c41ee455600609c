using System.Net;
using System.Text;
using System.Text.Json;

namespace AntiFraudBot.Channels.Tests.WeCom;

/// <summary>
/// Answers HTTP calls by path (the part after /cgi-bin/): {"errcode":0} and a token unless told otherwise. Keeps what it was asked. A script's
/// entries are used up one by one, the last one stays.
/// </summary>
internal sealed class FakePlatform
{
    public const string Base = "https://qyapi.weixin.qq.com";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _scripts = [];
    private readonly List<(string Path, string Query, byte[] Body)> _calls = [];
    private int _tokens;

    /// <summary>Runs while the platform works, before it answers.</summary>
    public Func<string, Task>? Working { get; set; }

    public IReadOnlyList<(string Path, string Query, byte[] Body)> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    public int Count(string path) => Calls.Count(c => c.Path == path);

    public JsonElement Body(string path) => JsonDocument.Parse(Calls.Last(c => c.Path == path).Body).RootElement;

    public FakePlatform On(string path, params string[] bodies) => On(path, [.. bodies.Select(body => (Func<HttpResponseMessage>)(() => Json(body)))]);

    public FakePlatform On(string path, params Func<HttpResponseMessage>[] answers)
    {
        _scripts[path] = new Queue<Func<HttpResponseMessage>>(answers);
        return this;
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status) => new((HttpStatusCode)status) { Content = new StringContent("gateway") };

    /// <summary>The body goes out, then the line is cut.</summary>
    public static HttpResponseMessage Cut() => throw new HttpRequestException(HttpRequestError.ResponseEnded);

    /// <summary>There is no line at all.</summary>
    public static HttpResponseMessage NoLine() => throw new HttpRequestException(HttpRequestError.ConnectionError);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Replace("/cgi-bin/", "", StringComparison.Ordinal);
        Func<HttpResponseMessage>? scripted;
        lock (_gate) scripted = _scripts.TryGetValue(path, out var script) ? script.Count > 1 ? script.Dequeue() : script.Peek() : null;

        // A handler that never asks for the body stands for a line that broke before it was sent.
        if (scripted?.Method.Name == nameof(NoLine)) return NoLine();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_gate) _calls.Add((path, request.RequestUri.Query, body));
        if (Working is { } working) await working(path);
        cancellationToken.ThrowIfCancellationRequested();
        return scripted?.Invoke() ?? Usual(path);
    }

    private HttpResponseMessage Usual(string path) => Json(path switch
    {
        "gettoken" => $$"""{"errcode":0,"errmsg":"ok","access_token":"token{{Interlocked.Increment(ref _tokens)}}","expires_in":7200}""",
        "media/upload" or "webhook/upload_media" => """{"errcode":0,"type":"file","media_id":"media1","created_at":"1767225600"}""",
        "message/send" => """{"errcode":0,"msgid":"msg1"}""",
        _ => """{"errcode":0,"errmsg":"ok"}""",
    });

    /// <summary>The line to this platform.</summary>
    public HttpMessageHandler Line() => new Wire(this);

    private sealed class Wire(FakePlatform platform) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            platform.AnswerAsync(request, cancellationToken);
    }
}
