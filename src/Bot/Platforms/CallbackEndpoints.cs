using AntiFraudBot.Channels;
using Microsoft.AspNetCore.Http.Features;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>The addresses platforms call. Verified by the channel, answered after the durable insert; what cannot be stored is a 503, and the platform calls again.</summary>
public static partial class CallbackEndpoints
{
    public const string Root = "/callback";

    private const int MaxBytes = 1024 * 1024;

    public static void MapCallbacks(this IEndpointRouteBuilder app, IEnumerable<Platform> platforms)
    {
        foreach (var callback in platforms.SelectMany(p => p.Callbacks))
        {
            app.MapMethods(callback.Path, [HttpMethods.Get, HttpMethods.Post], http => AnswerAsync(callback, http)).DisableAntiforgery();
        }
    }

    private static async Task AnswerAsync(ICallback callback, HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
        CallbackAnswer answer;
        try
        {
            var body = await BodyAsync(http.Request, http.RequestAborted);
            answer = await callback.AnswerAsync(new CallbackRequest(http.Request.Method, Query(http.Request), Headers(http.Request), body), http.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            answer = new CallbackAnswer(e.StatusCode, "text/plain", "");
        }
        catch (Exception e) when (e.IsFault(http.RequestAborted))
        {
            NotTaken(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CallbackEndpoints)), callback.Path, e);
            answer = new CallbackAnswer(StatusCodes.Status503ServiceUnavailable, "text/plain", "");
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes) throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private static Dictionary<string, string> Query(HttpRequest request) =>
        request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    [LoggerMessage(60, LogLevel.Error, "A delivery to {Path} could not be taken")]
    private static partial void NotTaken(ILogger logger, string path, Exception exception);
}
