using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.Groups;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>
/// The self-built app's messages to one person (应用消息). The platform drops a repetition of the same message within two minutes, so an
/// unanswered send is repeated in that time; longer than that, equal answers to two questions would be lost.
/// </summary>
public sealed class AppMessages(WeComApi api, WeComAppSettings app, MediaShelf shelf, QuotaBook quotas, TimeProvider clock) : IWay
{
    private static readonly TimeSpan SameMessage = TimeSpan.FromMinutes(2);
    private readonly long _agentId = long.Parse(app.AgentId, CultureInfo.InvariantCulture);
    private readonly RecentMap<DateTimeOffset> _unanswered = new(10_000);

    string IWay.Name => "应用消息";

    int IWay.Room(string text) => 2048;

    IReadOnlyList<QuotaClaim> IWay.Claims(Parcel piece) => [WeComQuotas.AppToMember(piece.To.ChatId), WeComQuotas.AppMessages];

    async Task<SendOutcome> IWay.SendAsync(Parcel piece, CancellationToken ct)
    {
        if (piece.Message.Attachments is [var file]) return await AppFiles.SendAsync(shelf, api, file, content => PostAsync(piece, content, ct), ct);
        if (app.Hears && ReceiptCard.For(piece.Message.Text, piece.OutboxId) is { } card)
        {
            // The console does not know our address, or does not like the card: the words will do.
            var outcome = await PostAsync(piece, card.ToJson(), ct);
            if (outcome is not SendOutcome.Failed { Code: "wecom43012" or "wecom40058" or "wecom40035" }) return outcome;
        }

        return await PostAsync(piece, GroupText.Text(piece.Message.Text, []), ct);
    }

    /// <summary>Takes a message back; the platform allows it for 24 hours.</summary>
    public Task<ApiAnswer> RecallAsync(string messageId, CancellationToken ct) => api.PostAsync("message/recall", new JsonObject { ["msgid"] = messageId }, ct);

    /// <summary>The card shows which answer was pressed, at once: a second press would only ask what became of the first.</summary>
    public Task PressedAsync(CardPress press) => UpdateCardAsync(press.UserId, press.ResponseCode, $"已选：{press.Answer}", CancellationToken.None);

    /// <summary>Writes what was done on the card's button. responseCode: from the card's event or the send, good once, for 72 hours.</summary>
    public Task<ApiAnswer> UpdateCardAsync(string userId, string responseCode, string says, CancellationToken ct) =>
        api.PostAsync(
            "message/update_template_card",
            new JsonObject
            {
                ["userids"] = new JsonArray(userId), ["agentid"] = _agentId, ["response_code"] = responseCode,
                ["button"] = new JsonObject { ["replace_name"] = says },
            },
            ct);

    private async Task<SendOutcome> PostAsync(Parcel piece, JsonObject body, CancellationToken ct)
    {
        body["touser"] = piece.To.ChatId;
        body["agentid"] = _agentId;
        body["enable_duplicate_check"] = 1;
        body["duplicate_check_interval"] = (int)SameMessage.TotalSeconds;
        var answer = await api.PostAsync("message/send", body, ct);
        if (answer is ApiAnswer.Refused { Code: 45009 })
            return new SendOutcome.Deferred(WeComQuotas.AppMessages.Key, quotas.Rest(WeComQuotas.AppMessages));
        return answer.ToOutcome(ok => Sent(ok, piece.To.ChatId), MayRepeat(piece.OutboxId, answer));
    }

    /// <summary>From the first unanswered send on, while the platform still remembers it; a little earlier, because of the way there.</summary>
    private bool MayRepeat(string id, ApiAnswer answer)
    {
        if (answer is not ApiAnswer.NoAnswer) return false;
        var first = _unanswered.GetOrAdd(id, clock.GetUtcNow());
        return clock.GetUtcNow() - first < SameMessage - TimeSpan.FromSeconds(30);
    }

    private static SendOutcome Sent(JsonElement body, string userId)
    {
        if (Lists(body, "invaliduser", userId)) return new SendOutcome.Failed("wecom-invaliduser", "收信人不在应用的可见范围内。");
        if (Lists(body, "unlicenseduser", userId)) return new SendOutcome.Failed("wecom-unlicenseduser", "收信人没有企业微信基础接口许可。");
        return new SendOutcome.Sent(body.TryGetProperty("msgid", out var id) ? id.GetString() : null);
    }

    // Ids come back in lower case.
    private static bool Lists(JsonElement body, string field, string userId) =>
        body.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.String
        && list.GetString()!.Split('|').Contains(userId, StringComparer.OrdinalIgnoreCase);
}
