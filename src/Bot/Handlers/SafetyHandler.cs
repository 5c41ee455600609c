using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Safety;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Somebody may be losing money: the fixed answer first, at any hour, then police and office are told (rule S1).</summary>
public sealed class SafetyHandler(TicketDesk tickets) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (DangerSigns.Find(turn.Text) is not { } danger) return null;
        var result = new HandlerResult().Reply(turn, SafetyText.Stop, Lane.Urgent);
        var local = turn.Now.ToOffset(TimeSpan.FromHours(8));
        var unit = turn.SpeakerUnit ?? turn.Tree.Find(turn.Group.UnitId);
        var number = await tickets.OpenAsync(turn, session, result, 'S', "safety", unit?.Id, $$"""{"danger":"{{danger}}"}""");
        return Alert(turn, result, SafetyText.Alert(number, local, turn.Group.Name, turn.Registry.NameOf(turn.Message.SenderId), unit?.Name, danger), unit);
    }

    // One alert per person, place and ten minutes: five frightened messages in a row are one emergency.
    private static HandlerResult Alert(Turn turn, HandlerResult result, string text, OrgUnit? unit)
    {
        var township = unit is null ? null : turn.Tree.Above(unit.Id, Tier.Township) ?? unit;
        var slot = turn.Now.ToUnixTimeSeconds() / 600;
        var receivers = turn.Registry.Members.Values.Where(m => m.Role is Role.Police or Role.Office && Concerns(turn, m, township));
        foreach (var member in receivers)
        {
            result.Say(new OutboundMessage
            {
                Key = $"safety/{turn.Group.Id}/{turn.Message.SenderId}/{slot}/{member.Id}",
                Channel = turn.ChannelOf(member.Id),
                ConversationId = PrivateChats.Of(member.Id),
                Text = text,
                Lane = Lane.Urgent,
            });
        }

        return result;
    }

    private static bool Concerns(Turn turn, Member member, OrgUnit? township) =>
        township is null || turn.Tree.IsWithin(member.UnitId, township.Id);
}
