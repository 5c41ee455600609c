using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Robot;

/// <summary>
/// What can still be done with a message the robot sent by itself, by the id the send gave (within 24 hours). Each question is a metered call: ask
/// once, before something depends on it.
/// </summary>
public sealed class SentMessages(DingTalkApi api, DingTalkSettings settings)
{
    /// <summary>Who of the organisation has read it, all pages; null when the platform does not say.</summary>
    public async Task<IReadOnlyList<string>?> ReadersInGroupAsync(string openConversationId, string messageId, CancellationToken ct)
    {
        var (readers, token) = (new List<string>(), "");
        while (true)
        {
            var body = new JsonObject
            {
                ["openConversationId"] = openConversationId, ["robotCode"] = settings.Robot, ["processQueryKey"] = messageId, ["maxResults"] = 200,
                ["nextToken"] = token,
            };
            if (await api.PostAsync("/v1.0/robot/groupMessages/query", body, ct) is not ApiAnswer.Ok ok) return null;
            readers.AddRange(Texts(ok.Body, "readUserIds"));
            token = ok.Body.Text("nextToken") ?? "";
            if (ok.Body.Child("hasMore").ValueKind != JsonValueKind.True || token.Length == 0) return readers;
        }
    }

    /// <summary>Whether a person has read it; null when the platform does not say.</summary>
    public async Task<bool?> IsReadAsync(string userId, string messageId, CancellationToken ct)
    {
        var path = $"/v1.0/robot/oToMessages/readStatus?robotCode={Uri.EscapeDataString(settings.Robot)}&processQueryKey={Uri.EscapeDataString(messageId)}";
        if (await api.NewAsync(HttpMethod.Get, path, null, ct) is not ApiAnswer.Ok ok) return null;
        return ok.Body.Items("messageReadInfoList").Where(i => i.Text("userId") == userId).Select(i => (bool?)(i.Text("readStatus") == "READ")).FirstOrDefault();
    }

    /// <summary>Takes messages back out of a group; gives those that were taken back, null when the platform cannot be asked now.</summary>
    public Task<IReadOnlyList<string>?> RecallInGroupAsync(string openConversationId, IReadOnlyList<string> messageIds, CancellationToken ct) =>
        RecallAsync("/v1.0/robot/groupMessages/recall", openConversationId, messageIds, ct);

    public Task<IReadOnlyList<string>?> RecallInPrivateAsync(IReadOnlyList<string> messageIds, CancellationToken ct) =>
        RecallAsync("/v1.0/robot/otoMessages/batchRecall", null, messageIds, ct);

    private async Task<IReadOnlyList<string>?> RecallAsync(string path, string? openConversationId, IReadOnlyList<string> messageIds, CancellationToken ct)
    {
        var done = new List<string>();
        foreach (var some in messageIds.Chunk(20))
        {
            var body = new JsonObject { ["robotCode"] = settings.Robot, ["processQueryKeys"] = new JsonArray([.. some.Select(k => JsonValue.Create(k))]) };
            if (openConversationId is not null) body["openConversationId"] = openConversationId;
            switch (await api.PostAsync(path, body, ct))
            {
                case ApiAnswer.Ok ok:
                    done.AddRange(Texts(ok.Body, "successResult"));
                    break;
                case ApiAnswer.Resting or ApiAnswer.NotReached or ApiAnswer.NoAnswer:
                    return null;
            }
        }

        return done;
    }

    private static IEnumerable<string> Texts(JsonElement body, string name) =>
        body.Items(name).Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!);
}
