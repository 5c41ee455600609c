using System.Text.Json;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Api;

/// <summary>What became of one call. Codes are the platform's: words of the new interfaces, numbers of the old ones.</summary>
public abstract record ApiAnswer
{
    public sealed record Ok(JsonElement Body) : ApiAnswer;

    /// <summary>The platform refused: nothing was done. Hint = its words, for the log. Scopes = permissions that are missing.</summary>
    public sealed record Refused(string Code, string Hint, IReadOnlyList<string> Scopes) : ApiAnswer;

    /// <summary>A quota is used up, ours or the platform's: nothing was done, and this quota rests so long.</summary>
    public sealed record Resting(string Quota, TimeSpan After) : ApiAnswer;

    /// <summary>The call surely did not reach the platform's work.</summary>
    public sealed record NotReached(string Code, TimeSpan? After = null) : ApiAnswer;

    /// <summary>The call went out and no usable answer came: it may have been carried out.</summary>
    public sealed record NoAnswer(string Code) : ApiAnswer;

    /// <summary>
    /// The outcome of a send. Repeatable: the platform takes a key of ours and shows a repetition once, so an unanswered one is simply sent
    /// again; otherwise it is not (rule P2).
    /// </summary>
    public SendOutcome ToOutcome(Func<JsonElement, SendOutcome> ok, bool repeatable) => this switch
    {
        Ok answer => ok(answer.Body),
        Refused refused => Refusal(refused),
        Resting rest => new SendOutcome.Deferred(rest.Quota, rest.After),
        NotReached away => new SendOutcome.Retry(away.Code, away.After),
        NoAnswer silent => repeatable ? new SendOutcome.Retry(silent.Code, TimeSpan.FromSeconds(5)) : new SendOutcome.Unknown(silent.Code),
        _ => throw new InvalidOperationException(GetType().Name),
    };

    /// <summary>The media id of an upload, or the outcome that says why there is none. An upload shows nothing to anybody: it may be repeated.</summary>
    public (string? MediaId, SendOutcome? Outcome) ToMedia() =>
        this is Ok ok && ok.Body.TryGetProperty("media_id", out var id)
            ? (id.GetString(), null)
            : (null, ToOutcome(_ => new SendOutcome.Retry("no-media-id"), repeatable: true));

    /// <summary>In plain Chinese, for the office; with the missing permissions by name.</summary>
    public string Says => this switch
    {
        Refused { Scopes.Count: > 0 } refused => $"应用缺少权限 {string.Join('、', refused.Scopes)}，请在开发者后台“权限管理”申请。",
        Refused refused => ErrorCodes.Chinese(refused.Code),
        Resting => "超过平台的次数限制，过一会儿再试。",
        NotReached => "连不上钉钉，请稍后再试。",
        NoAnswer => "钉钉没有回音，请稍后再试。",
        _ => "",
    };

    private SendOutcome Refusal(Refused refused) => ErrorCodes.Of(refused.Code) switch
    {
        Api.Refusal.Later => new SendOutcome.Retry(Name(refused.Code), TimeSpan.FromSeconds(10)),
        Api.Refusal.Token => new SendOutcome.Retry(Name(refused.Code), TimeSpan.FromSeconds(60)),
        _ => new SendOutcome.Failed(Name(refused.Code), Says),
    };

    /// <summary>How a code stands in the outbox and in the log.</summary>
    public static string Name(string code) => $"dingtalk-{code}";
}
