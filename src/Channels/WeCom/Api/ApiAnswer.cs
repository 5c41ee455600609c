using System.Text.Json;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.Api;

/// <summary>What became of one call.</summary>
public abstract record ApiAnswer
{
    public sealed record Ok(JsonElement Body) : ApiAnswer;

    /// <summary>The platform refused: nothing was done. Hint = its words, for the log and the administrator, never to be branched on.</summary>
    public sealed record Refused(int Code, string Hint) : ApiAnswer;

    /// <summary>The call surely did not reach the platform's work: no connection, or turned away at the door.</summary>
    public sealed record NotReached(string Code) : ApiAnswer;

    /// <summary>The call went out and no usable answer came: it may have been carried out.</summary>
    public sealed record NoAnswer(string Code) : ApiAnswer;

    /// <summary>
    /// The outcome of a send. Repeatable: the platform shows an identical repetition once, so an unanswered one is simply sent again; otherwise
    /// it is not (rule P2). Quotas are not decided here: the caller knows which call has to rest.
    /// </summary>
    public SendOutcome ToOutcome(Func<JsonElement, SendOutcome> ok, bool repeatable) => this switch
    {
        Ok answer => ok(answer.Body),
        Refused refused => Refusal(refused.Code),
        NotReached away => new SendOutcome.Retry(away.Code),
        NoAnswer silent => repeatable ? new SendOutcome.Retry(silent.Code, TimeSpan.FromSeconds(5)) : new SendOutcome.Unknown(silent.Code),
        _ => throw new InvalidOperationException(GetType().Name),
    };

    /// <summary>The media id of an upload, or the outcome that says why there is none. An upload shows nothing to anybody: it may be repeated.</summary>
    public (string? MediaId, SendOutcome? Outcome) ToMedia() =>
        this is Ok ok ? (ok.Body.GetProperty("media_id").GetString(), null) : (null, ToOutcome(_ => throw new InvalidOperationException(), repeatable: true));

    private static SendOutcome Refusal(int code) => ErrorCodes.Of(code) switch
    {
        Api.Refusal.Later or Api.Refusal.Quota => new SendOutcome.Retry(Name(code)),
        Api.Refusal.Token => new SendOutcome.Retry(Name(code), TimeSpan.FromSeconds(60)),
        _ => new SendOutcome.Failed(Name(code), ErrorCodes.Chinese(code)),
    };

    /// <summary>How a code stands in the outbox and in the log.</summary>
    public static string Name(int code) => $"wecom{code}";
}
