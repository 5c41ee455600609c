using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AntiFraudBot.Simulator.WeCom.Accounts;

namespace AntiFraudBot.Simulator.WeCom.Http;

/// <summary>One call under /cgi-bin, its token already checked.</summary>
public sealed partial record ApiCall(HttpContext Http, string Api, AppAccount? App, JsonObject Body)
{
    /// <summary>The app of the token; the contacts' secret has none.</summary>
    public AppAccount ForApp => App ?? throw new RefusalException(48002);

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>A text of the body that must be there.</summary>
    public string Need(string name, int missing = 40058) => Body.Text(name) is { Length: > 0 } text ? text : throw new RefusalException(missing, $"missing {name}");

    /// <summary>
    /// The part named <c>media</c> of an upload: 44001 when it cannot be found, or when the boundary is quoted.
    /// The file name is taken as the bytes stand there; encoded words are not undone, people would see them.
    /// </summary>
    public async Task<(string Name, byte[] Bytes)> UploadAsync()
    {
        if (!Http.Request.HasFormContentType || Http.Request.ContentType!.Contains("boundary=\"", StringComparison.Ordinal)) throw new RefusalException(44001);
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        var file = form.Files.GetFile("media") ?? throw new RefusalException(44001);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Http.RequestAborted);
        return (FileName().Match(file.ContentDisposition).Groups["name"].Value, bytes.ToArray());
    }

    [GeneratedRegex("""\bfilename="?(?<name>[^";]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}

/// <summary>What a call is answered with: JSON fields beside errcode and errmsg, or something else altogether.</summary>
public sealed record ApiAnswer(JsonObject Fields, IResult? Instead = null)
{
    public static ApiAnswer Ok { get; } = new([]);

    public static implicit operator ApiAnswer(JsonObject fields) => new(fields);
}
