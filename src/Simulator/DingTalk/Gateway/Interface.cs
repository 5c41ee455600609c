using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>New: token in a header, errors as words under an HTTP status. Old: token in the query, errors as numbers under 200.</summary>
public enum Form { New, Old }

/// <summary>Which account a call is paid from.</summary>
public enum Cost { Free, Call }

/// <summary>One server interface: where it is, what it costs, whom it admits, what it does.</summary>
public sealed record Interface(string Verb, string Path, Form Form, Cost Cost, Func<Call, Answer> Handle)
{
    /// <summary>The permission the application must hold; null: none.</summary>
    public string? Permission { get; init; }

    /// <summary>No token: the credentials are in the call itself.</summary>
    public bool Open { get; init; }

    /// <summary>XML unless the caller asks for JSON, as the gateway of Stream does.</summary>
    public bool PrefersXml { get; init; }

    /// <summary>As counted, and as the fault script names it.</summary>
    public string Name => Path.TrimStart('/');

    public static Interface New(string verb, string path, string? permission, Func<Call, Answer> handle, Cost cost = Cost.Call) =>
        new(verb, path, Form.New, cost, handle) { Permission = permission };

    public static Interface Old(string path, string? permission, Func<Call, Answer> handle, Cost cost = Cost.Call) =>
        new("POST", path, Form.Old, cost, handle) { Permission = permission };

    public Answer No(string code, int errcode, string message, int status) =>
        Form == Form.New ? Answer.No(code, message, status) : Answer.OldNo(errcode, message);
}

/// <summary>A call as its interface sees it, after the gate.</summary>
public sealed class Call(HttpContext http, byte[] raw, Upload? upload)
{
    public JsonObject Body { get; } = Wire.Read(System.Text.Encoding.UTF8.GetString(raw)) as JsonObject ?? [];

    /// <summary>Bytes of the body as sent.</summary>
    public int Size => raw.Length;

    public bool HasJson => raw.Length > 0 && Wire.Read(System.Text.Encoding.UTF8.GetString(raw)) is JsonObject;

    public Upload? Upload => upload;

    /// <summary>Whose token it was. Only interfaces that are not open may ask.</summary>
    public Application App { get; set; } = null!;

    public string ContentType => http.Request.ContentType ?? "";

    public string? Query(string name) => http.Request.Query[name].FirstOrDefault();

    public string? Header(string name) => http.Request.Headers[name].FirstOrDefault();

    public string Route(string name) => http.Request.RouteValues[name]?.ToString() ?? "";
}

/// <summary>The file of a multipart body; its type is the query value or the form field `type`.</summary>
public sealed record Upload(string Name, byte[] Bytes, string? Type);
