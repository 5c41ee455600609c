using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Robot;

/// <summary>
/// The answer to a message, under the address that came with it. Calls by name ring. No token, no key and no id: what was not answered stays
/// unknown (rule P2). When the address is not good any more another way is taken.
/// </summary>
internal sealed class SessionWay(HttpCalls calls, ReplySessions sessions, DingTalkQuotas limits, MonthlyBudget budget) : IWay
{
    private const int BodyBytes = 18_000;

    public string Name => "机器人回复";

    public bool CountsItself => true;

    public int Room(string text) => MessageText.Room(text, BodyBytes);

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [limits.Month(MonthAccount.Webhooks)];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        if (sessions.For(piece.Answers) is not { } address) return new SendOutcome.Retry(Carrier.Offline);
        if (budget.Short(MonthAccount.Webhooks, piece.Message.Lane) is not null) return new SendOutcome.Retry(Carrier.Offline);
        var answer = ApiReading.Read(await calls.PostAsync(address, DingTalkApi.Write(MessageText.Ringing(piece)), "application/json", ct));
        if (answer is not ApiAnswer.NotReached) budget.Count(MonthAccount.Webhooks);
        if (answer is ApiAnswer.Refused { Code: "300001" or "400013" } or ApiAnswer.Refused { Code: "90030" })
        {
            sessions.Drop(piece.Answers!);
            if (answer is ApiAnswer.Refused { Code: "90030" }) budget.UsedUp(MonthAccount.Webhooks);
            return new SendOutcome.Retry(Carrier.Offline);
        }

        return answer.ToOutcome(_ => new SendOutcome.Sent(null), repeatable: false);
    }
}
