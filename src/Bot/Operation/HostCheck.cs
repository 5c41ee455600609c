namespace AntiFraudBot.Bot.Operation;

/// <summary>The sandbox answers only to the names it listens on: a page elsewhere must not reach it through somebody's browser.</summary>
public sealed class HostCheck(RequestDelegate next, IReadOnlySet<string> allowed)
{
    public static IReadOnlySet<string> Allowed(string urls)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var host = BindingAddress.Parse(url).Host;
            if (host is "*" or "+" or "0.0.0.0" or "[::]") names.Add("*");
            else names.Add(host);
        }

        return names;
    }

    public Task InvokeAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var fromElsewhere = origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !IsAllowed(uri.Host));
        if (IsAllowed(http.Request.Host.Host) && !fromElsewhere) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsJsonAsync(new { error = "只接受本机访问" });
    }

    private bool IsAllowed(string host) => allowed.Contains("*") || allowed.Contains(host);
}
