using System.Text;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.AiBot.Called;

/// <summary>
/// Speaks where the AI bot is called at a URL: one text to the answering address of the message, which the group sees as quoting it. It cannot
/// begin by itself and carries no files; for both there are the other ways (rule P3).
/// </summary>
public sealed class AiBotResponder(AnsweringAddresses addresses, HttpCalls calls, Uri apiBase, QuotaBook quotas, ILogger log) : IAiBotVoice
{
    private static readonly TimeSpan QuotaRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public bool Pushes => false;

    public bool CanReply(Parcel piece) => piece.Message.Attachments.Count == 0 && addresses.Of(piece.Answers?.ExternalId) is { } address && Address(address) is not null;

    public int Room(string text) => AiBotPiece.Room(text);

    public Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Failed("no-push", "以 URL 回调方式接入的智能机器人不能主动发言，请给这个群添加群机器人。"));

    public async Task<SendOutcome> ReplyAsync(Parcel piece, CancellationToken ct)
    {
        if (piece.Message.Attachments.Count > 0) return new SendOutcome.Failed("file", "以 URL 回调方式接入的智能机器人发不了文件。");
        var answered = piece.Answers?.ExternalId;
        if (addresses.Of(answered) is not { } address || Address(address) is not { } url)
            return new SendOutcome.Failed("answered", "这条消息只能回复一次，已经回复过或超过了一小时。");
        if (quotas.TryTake([WeComQuotas.AiConversation(piece.To.ChatId)]) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
        var body = AiBotFrame.WriteBody(new { msgtype = "markdown", markdown = new { content = AiBotPiece.Of(piece).Markdown } });
        var called = await calls.PostAsync(url, Encoding.UTF8.GetBytes(body), "application/json", ct);
        var outcome = Outcome(called, piece);
        if (outcome is SendOutcome.Sent or SendOutcome.Unknown) addresses.Used(answered!);
        return outcome;
    }

    private SendOutcome Outcome(CallResult called, Parcel piece)
    {
        switch (called)
        {
            case CallResult.NotReached not:
                return new SendOutcome.Retry(not.Code, Soon);
            case CallResult.NoAnswer none:
                return new SendOutcome.Unknown(none.Code);
        }

        // A body without an errcode is a success, one that cannot be read leaves it open.
        if (AiBotFrame.ReadBody(Encoding.UTF8.GetString(((CallResult.Answered)called).Body)) is not { } body) return new SendOutcome.Unknown("not-json");
        var code = (int)(body.Number("errcode") ?? 0);
        if (code == 0) return new SendOutcome.Sent(null);
        log.LogWarning("The answer {OutboxId} was refused with {Code}", piece.OutboxId, code);
        return Refused(code, piece);
    }

    private SendOutcome Refused(int code, Parcel piece)
    {
        var text = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        switch (ErrorCodes.Of(code))
        {
            case Refusal.Quota:
                var key = WeComQuotas.AiConversation(piece.To.ChatId).Key;
                quotas.Rest(key, QuotaRest);
                return new SendOutcome.Deferred(key, QuotaRest);
            case Refusal.Later:
                return new SendOutcome.Retry(text, Soon);
            default:
                return new SendOutcome.Failed(text, ErrorCodes.Chinese(code));
        }
    }

    // It came in a signed and encrypted envelope; all the same the bot calls nowhere but at the platform the settings name.
    private Uri? Address(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == apiBase.Scheme && url.IdnHost.Equals(apiBase.IdnHost, StringComparison.OrdinalIgnoreCase)
            && url.Port == apiBase.Port ? url : null;
}
