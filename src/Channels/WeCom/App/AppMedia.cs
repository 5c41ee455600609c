using AntiFraudBot.Channels.WeCom.Api;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>Fetches what people sent to the app, by its media id.</summary>
public sealed class AppMedia(WeComApi api) : IRemoteFiles
{
    private const string Prefix = "app:";

    public string Channel => WeComChannel.ChannelName;

    public static string Reference(string mediaId) => Prefix + mediaId;

    public static bool IsOurs(string reference) => reference.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<FetchOutcome> FetchAsync(RemoteFile file, Stream into, long maxBytes, CancellationToken ct)
    {
        var id = Uri.EscapeDataString(file.Reference[Prefix.Length..]);
        var (got, refusal) = await api.DownloadAsync($"media/get?media_id={id}", maxBytes, ct);
        if (got is null) return Outcome(refusal!);
        await into.WriteAsync(got.Body, ct);
        var type = got.ContentType is "" or "application/octet-stream" ? file.ContentType : got.ContentType;
        return new FetchOutcome.Fetched(got.FileName ?? file.Name, type, got.Body.Length);
    }

    private static FetchOutcome Outcome(ApiAnswer refusal) => refusal switch
    {
        ApiAnswer.Refused no when ErrorCodes.Of(no.Code) is Refusal.Later or Refusal.Quota or Refusal.Token or Refusal.Configuration =>
            new FetchOutcome.Retry(ApiAnswer.Name(no.Code)),
        ApiAnswer.Refused no => new FetchOutcome.Failed(ApiAnswer.Name(no.Code)),
        ApiAnswer.NoAnswer { Code: "too-large" } => new FetchOutcome.Failed("too-large"),
        ApiAnswer.NoAnswer silent => new FetchOutcome.Retry(silent.Code),
        ApiAnswer.NotReached away => new FetchOutcome.Retry(away.Code),
        _ => new FetchOutcome.Failed("empty"),
    };
}
