using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Robot;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Webhooks;

/// <summary>
/// The custom robot of a group (自定义机器人): push only, also where the app may not sit; a call by name really rings. It takes our key, so an
/// unanswered message is simply sent again. Files other than pictures it cannot carry.
/// </summary>
internal sealed partial class WebhookWay(
    HttpCalls calls, IReadOnlyDictionary<string, DingTalkWebhookSettings> robots, RobotFiles? files, DingTalkQuotas limits, QuotaBook quotas,
    MonthlyBudget budget, TimeProvider clock, ILogger log) : IWay
{
    private const int BodyBytes = 18_000;
    private readonly ConcurrentDictionary<string, string> _dead = new(StringComparer.Ordinal);

    public string Name => "自定义机器人";

    public bool CountsItself => true;

    public bool Knows(string name) => robots.ContainsKey(name);

    /// <summary>The code with which the platform said that this robot is gone, if it did.</summary>
    public string? DeadBy(string name) => _dead.GetValueOrDefault(name);

    public int Room(string text) => MessageText.Room(text, BodyBytes);

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [DingTalkQuotas.Webhook(NameOf(piece)), limits.Month(MonthAccount.Webhooks)];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        var name = NameOf(piece);
        if (!robots.TryGetValue(name, out var robot)) return new SendOutcome.Failed("webhook-unknown", $"设置里没有名为“{name}”的自定义机器人。");
        if (budget.Short(MonthAccount.Webhooks, piece.Message.Lane) is { } month) return new SendOutcome.Deferred(month.Key, month.After);
        var (body, failure) = piece.Message.Attachments is [var file] ? await PictureAsync(file, ct) : (MessageText.Ringing(piece), null);
        if (body is null) return failure!;
        if (quotas.TryTake([DingTalkQuotas.Webhook(name)]) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
        body["msgUuid"] = piece.OutboxId;
        return await PostAsync(name, robot, body, ct);
    }

    /// <summary>Pictures show in markdown by their media id; that takes the app to upload them.</summary>
    private async Task<(JsonObject? Body, SendOutcome? Failure)> PictureAsync(Attachment file, CancellationToken ct)
    {
        if (files is null || !RobotFiles.IsPicture(file)) return (null, new SendOutcome.Failed("file-way", $"自定义机器人发不了文件 {file.Name}。"));
        var (media, failure) = await files.PictureAsync(file, ct);
        if (media is null) return (null, failure);
        return (new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["title"] = "图片", ["text"] = $"![]({media})" } }, null);
    }

    private async Task<SendOutcome> PostAsync(string name, DingTalkWebhookSettings robot, JsonObject body, CancellationToken ct)
    {
        var answer = ApiReading.Read(await calls.PostAsync(HmacSign.Address(robot, clock.GetUtcNow()), DingTalkApi.Write(body), "application/json", ct));
        if (answer is not ApiAnswer.NotReached) budget.Count(MonthAccount.Webhooks);
        if (answer is ApiAnswer.Refused refused) return Refused(name, refused);
        if (answer is ApiAnswer.Ok) _dead.TryRemove(name, out _);
        return answer.ToOutcome(_ => new SendOutcome.Sent(null), repeatable: true);
    }

    private SendOutcome Refused(string name, ApiAnswer.Refused refused)
    {
        Log.Refused(log, name, refused.Code, refused.Hint);
        switch (ErrorCodes.Of(refused.Code))
        {
            case Refusal.Silenced:
                var claim = DingTalkQuotas.Webhook(name);
                quotas.Rest(claim.Key, DingTalkQuotas.WebhookPause);
                return new SendOutcome.Deferred(claim.Key, DingTalkQuotas.WebhookPause + QuotaBook.MarginOf(DingTalkQuotas.WebhookPause));
            case Refusal.MonthOfWebhooks:
                var month = budget.UsedUp(MonthAccount.Webhooks);
                return new SendOutcome.Deferred(month.Key, month.After);
            case Refusal.Gone:
                _dead[name] = refused.Code;
                break;
        }

        return refused.ToOutcome(_ => new SendOutcome.Sent(null), repeatable: true);
    }

    private string NameOf(Parcel piece) => WebhookNames.For(piece.To, Knows) ?? "";

    private static partial class Log
    {
        [LoggerMessage(357, LogLevel.Warning, "The custom robot {Name} was refused: {Code} {Hint}")]
        public static partial void Refused(ILogger logger, string name, string code, string hint);
    }
}
