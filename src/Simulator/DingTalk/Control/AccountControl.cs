using AntiFraudBot.Simulator.DingTalk.Cards;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Limits;

namespace AntiFraudBot.Simulator.DingTalk.Control;

/// <summary>The month's account, and what DingTalk knows of applications, groups and cards.</summary>
public sealed class AccountControl(Applications apps, Meter meter, Conversations conversations, CardDeck cards)
{
    public object State()
    {
        var (month, calls, webhooks) = meter.Used();
        return new
        {
            Account = new { Edition = meter.Edition.Name, Month = month, UsedCalls = calls, UsedWebhooks = webhooks, meter.Edition.Calls, meter.Edition.Webhooks },
            Applications = apps.All().Select(a => new { a.ClientId, a.Name, Stream = a.CallbackUrl is null }),
            Groups = conversations.All().Select(c => new
            {
                c.Group.Id,
                c.Group.Name,
                OpenConversationId = c.OpenId,
                c.ChatId,
                Kind = c.Kind.ToString().ToLowerInvariant(),
                Robots = conversations.Robots(c),
                c.Group.Members,
            }),
            Cards = cards.All().Select(c => new { c.OutTrackId, c.Values, c.Private, c.Lines }),
        };
    }
}
