using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Cards;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Robot;

/// <summary>
/// The app's robot speaking up by itself: into a group it sits in, or to a person of its visible range. It rings nobody and takes no key, so what
/// was not answered stays unknown (rule P2). The id it gives is good for recalling and for asking who has read.
/// </summary>
internal sealed class RobotWay(
    DingTalkApi api, DingTalkSettings settings, RobotFiles files, ReportCards cards, DingTalkQuotas limits, QuotaBook quotas, MonthlyBudget budget) : IWay
{
    private const int ParamBytes = 14_500;
    private const string ToGroup = "/v1.0/robot/groupMessages/send", ToPeople = "/v1.0/robot/oToMessages/batchSend";

    public string Name => "应用机器人";

    public bool CountsItself => true;

    public int Room(string text) => MessageText.Room(text, ParamBytes);

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => piece.To.Private
        ? [limits.Pace(ToPeople), limits.Month(MonthAccount.Calls)]
        : [DingTalkQuotas.Group(piece.To.ChatId), limits.Pace(ToGroup), limits.Month(MonthAccount.Calls)];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        if (budget.Short(MonthAccount.Calls, piece.Message.Lane) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
        if (piece.Message.Attachments is not [var file]) return await PostAsync(piece, "sampleText", new JsonObject { ["content"] = MessageText.WithNames(piece) }, ct);
        return await files.SendAsync(file, (key, param) => PostAsync(piece, key, param, ct), ct);
    }

    private async Task<SendOutcome> PostAsync(Parcel piece, string key, JsonObject param, CancellationToken ct)
    {
        var body = new JsonObject { ["robotCode"] = settings.Robot, ["msgKey"] = key, ["msgParam"] = DingTalkApi.Text(param) };
        if (piece.To.Private) body["userIds"] = new JsonArray(piece.To.ChatId);
        else body["openConversationId"] = piece.To.ChatId;
        var answer = await (piece.To.Private ? api.PostAsync(ToPeople, body, ct) : api.PostAsync(ToGroup, body, ct, DingTalkQuotas.Group(piece.To.ChatId)));
        if (answer is ApiAnswer.Refused refused && ErrorCodes.Of(refused.Code) == Refusal.Minute)
        {
            var claim = piece.To.Private ? limits.Pace(ToPeople) : DingTalkQuotas.Group(piece.To.ChatId);
            var minute = TimeSpan.FromMinutes(1);
            quotas.Rest(claim.Key, minute);
            return new SendOutcome.Deferred(claim.Key, minute + QuotaBook.MarginOf(minute));
        }

        if (answer is ApiAnswer.Ok && CardPress.CardOf(piece.Answers) is { } card && piece.Message.Text.Length > 0) await cards.UpdateAsync(card, FirstLine(piece), ct);
        return answer.ToOutcome(ok => Sent(ok, piece.To), repeatable: false);
    }

    // The card shows how its press was taken; the whole answer stands below it.
    private static string FirstLine(Parcel piece) => piece.Message.Text.Split('\n')[0];

    private static SendOutcome Sent(JsonElement body, Address to)
    {
        if (Lists(body, "invalidStaffIdList", to)) return new SendOutcome.Failed("dingtalk-invalid-staff", "收信人不在应用的可见范围内，或已离开组织。");
        if (Lists(body, "flowControlledStaffIdList", to)) return new SendOutcome.Deferred($"dingtalk-person:{to.ChatId}", TimeSpan.FromMinutes(1));
        return new SendOutcome.Sent(body.Text("processQueryKey"));
    }

    private static bool Lists(JsonElement body, string list, Address to) =>
        to.Private && body.Items(list).Any(id => id.ValueKind == JsonValueKind.String && id.GetString() == to.ChatId);
}
