using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Files;

/// <summary>Received files: a download code of one robot, and a plain address that ends soon.</summary>
public sealed class Downloads(World world, Applications apps)
{
    private readonly ConcurrentDictionary<string, (string BlobId, string RobotCode, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string BlobId, DateTimeOffset Until)> addresses = new(StringComparer.Ordinal);

    public Interface Download => Interface.New("POST", "/v1.0/robot/messageFiles/download", "qyapi_robot_sendmsg", Answered);

    public string Code(string blobId, string robotCode)
    {
        var code = world.Ids.Letters(40) + "+/==";
        codes[code] = (blobId, robotCode, world.Clock.GetUtcNow().AddSeconds(world.Switches.Number("downloadCodeSeconds")));
        return code;
    }

    /// <summary>The storage host's answer: bytes under a name that says nothing.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        const string name = "storage/get";
        world.Counters.Call(name);
        var fault = world.Faults.Next(name);
        if (fault is { Drop: true }) http.Abort();
        else if (fault?.Http is { } status) http.Response.StatusCode = status;
        else if (addresses.TryGetValue(http.Request.Query["Signature"].ToString(), out var at) && world.Clock.GetUtcNow() < at.Until)
        {
            http.Response.ContentType = "application/octet-stream";
            world.Counters.Effect(name);
            await http.Response.Body.WriteAsync(world.Blobs.Find(at.BlobId)!.Bytes, http.RequestAborted);
        }
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private Answer Answered(Call call)
    {
        if (string.IsNullOrEmpty(call.Body.Text("robotCode"))) return Answer.No("invalidParameter.robotCode.empty", "robotCode为空");
        var known = codes.TryGetValue(call.Body.Text("downloadCode") ?? "", out var code);
        if (!known || code.Until <= world.Clock.GetUtcNow()) return Answer.No("invalidParameter.robotCode.downloadCode", "downloadCode错误或已过期");
        if (code.RobotCode != call.Body.Text("robotCode") || apps.Find(code.RobotCode)?.ClientId != call.App.ClientId)
            return Answer.No("invalidParameter.robotCode.auth", "robotCode与downloadCode不匹配");
        var until = world.Clock.GetUtcNow().AddSeconds(world.Switches.Number("downloadUrlSeconds"));
        var signature = world.Ids.Letters(27);
        addresses[signature] = (code.BlobId, until);
        world.Counters.Effect(Download.Name);
        return Answer.Ok(new JsonObject { ["downloadUrl"] = $"{world.BaseUrl}/storage/{world.Ids.Hex(20)}?Expires={until.ToUnixTimeSeconds()}&Signature={signature}" });
    }
}
