using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.Files;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>
/// Fetches what people sent: a code gives an address, the address the bytes, without our token. The storage hosts are not published, so any
/// public one is taken, but none inside our own network, and nobody is followed elsewhere.
/// </summary>
public sealed class DingTalkFiles(DingTalkApi api, HttpCalls calls, DingTalkSettings settings) : IRemoteFiles
{
    private const string WrongCode = "invalidParameter.robotCode.downloadCode";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Channel => DingTalkChannel.ChannelName;

    public async Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct)
    {
        var (robot, codes) = Read(file.Reference);
        FetchOutcome outcome = new FetchOutcome.Failed("reference");
        foreach (var code in codes)
        {
            outcome = await FetchAsync(file, robot, code, into, maxBytes, ct);
            if (outcome is not FetchOutcome.Failed { Code: WrongCode }) return outcome;
        }

        return outcome;
    }

    private async Task<FetchOutcome> FetchAsync(RemoteFile file, string robot, string code, Stream into, long maxBytes, CancellationToken ct)
    {
        var asked = await api.PostAsync("/v1.0/robot/messageFiles/download", new JsonObject { ["downloadCode"] = code, ["robotCode"] = robot }, ct);
        switch (asked)
        {
            case ApiAnswer.Ok ok: return await FetchAsync(file, ok.Body.Text("downloadUrl"), into, maxBytes, ct);
            case ApiAnswer.Refused no: return ErrorCodes.Of(no.Code) == Refusal.Later ? new FetchOutcome.Retry(no.Code) : new FetchOutcome.Failed(no.Code);
            case ApiAnswer.Resting rest: return new FetchOutcome.Retry(rest.Quota);
            case ApiAnswer.NotReached away: return new FetchOutcome.Retry(away.Code);
            default: return new FetchOutcome.Retry("no-answer");
        }
    }

    private async Task<FetchOutcome> FetchAsync(RemoteFile file, string? address, Stream into, long maxBytes, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !await IsAllowedAsync(uri, ct)) return new FetchOutcome.Failed("host");
        switch (await calls.GetAsync(uri, ct, maxBytes, Limit))
        {
            case CallResult.Answered answered:
                await into.WriteAsync(answered.Body, ct);
                var name = RemoteName.Safe(file.Name) ?? "文件";
                var kind = FileKind.Of(answered.Body.AsSpan(0, Math.Min(answered.Body.Length, FileKind.HeadBytes)), name);
                if (Path.GetExtension(name).Length == 0) name += kind.Extension;
                return new FetchOutcome.Fetched(name, kind.ContentType, answered.Body.Length);
            case CallResult.NoAnswer { Code: "too-large" }: return new FetchOutcome.Failed("too-large");
            case CallResult.NoAnswer silent: return new FetchOutcome.Retry(silent.Code);
            case CallResult.NotReached away: return new FetchOutcome.Retry(away.Code);
            default: return new FetchOutcome.Retry("no-answer");
        }
    }

    private static (string Robot, IReadOnlyList<string> Codes) Read(string reference)
    {
        try
        {
            using var document = JsonDocument.Parse(reference);
            var codes = document.RootElement.Items("codes").Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!);
            return (document.RootElement.Text("robot") ?? "", [.. codes]);
        }
        catch (JsonException)
        {
            return ("", []);
        }
    }

    // The address comes from the platform; a name that leads into our own network is refused all the same.
    private async Task<bool> IsAllowedAsync(Uri uri, CancellationToken ct)
    {
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return false;
        if (new Uri(settings.ApiBase).IsLoopback) return uri.IsLoopback;
        try
        {
            return (await Dns.GetHostAddressesAsync(uri.IdnHost, ct)).All(IsPublic);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // An unknown name fails when it is called; that is worth another try.
            return true;
        }
    }

    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast) return false;
        return address.GetAddressBytes() is not ([0 or 10 or 127, _, _, _] or [100, >= 64 and < 128, _, _] or [169, 254, _, _]
            or [172, >= 16 and < 32, _, _] or [192, 168, _, _] or [>= 224, _, _, _]);
    }
}
