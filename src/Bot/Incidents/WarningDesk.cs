using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Gives a warning its number and its receivers, and says what its clock says (rules I1–I7). What it wants saved and said goes into the result of whoever
/// asks: a handler, the callback or the clock.
/// </summary>
public sealed class WarningDesk(Warnings warnings, Tickets tickets, WarningRules rules)
{
    private const string New = "new";

    public WarningLimits LimitsOf(Warning warning) => rules.Of(warning.Level);

    /// <summary>Raises a warning; null when nobody who could take it has a private chat with the bot.</summary>
    public async Task<Warning?> RaiseAsync(Session session, Registry registry, WarningOrder order, OrgUnit unit, string raisedBy, DateTimeOffset now, HandlerResult result)
    {
        var receivers = WarningPeople.First(registry, unit.Id).Where(m => IsReachable(registry, m)).ToList();
        if (receivers.Count == 0) return null;
        var number = await tickets.NextNumberAsync(session, FormattableString.Invariant($"{WorkCalendar.LocalDate(now):MMdd}"));
        var warning = new Warning
        {
            Id = "w" + Guid.CreateVersion7().ToString("N"),
            Number = number,
            Level = order.Level,
            UnitId = unit.Id,
            Subject = order.Subject,
            Tail = order.Tail,
            Suspicion = order.Suspicion,
            FundSide = order.FundSide,
            Away = order.Away,
            RaisedBy = raisedBy,
            RaisedAt = now,
            ExternalId = order.ExternalId,
        };
        result.Save(s => warnings.AddAsync(s, warning, WarningClock.Next(warning, LimitsOf(warning))));
        HandOut(registry, warning, receivers, New, null, now, result);
        return warning;
    }

    /// <summary>Saves the ticket as it stands now, with the next instant of its clock.</summary>
    public void Keep(Warning after, HandlerResult result) => result.Save(s => warnings.SaveAsync(s, after, WarningClock.Next(after, LimitsOf(after))));

    /// <summary>Everything the clock has to say of the warning at this instant.</summary>
    public async Task KnockAsync(Session session, Registry registry, Warning warning, DateTimeOffset now, HandlerResult result)
    {
        var (after, said) = WarningClock.Tick(warning, LimitsOf(warning), now);
        var told = await warnings.ReceiversAsync(session, warning.Id);
        foreach (var (knock, at) in said) Say(registry, knock, at, told, now, result);
        Keep(after, result);
    }

    /// <summary>People who join the search at this station: neighbours and grid, then the police.</summary>
    public void JoinSearch(Registry registry, Warning warning, IReadOnlyCollection<string> told, DateTimeOffset now, HandlerResult result)
    {
        IEnumerable<string> joining = warning.Stage switch
        {
            SearchStage.Neighbours => WarningPeople.Neighbours(registry, warning.UnitId),
            SearchStage.Police => registry.Responsible(warning.UnitId, Role.Police).Select(m => m.Id),
            _ => [],
        };
        var head = warning.Stage == SearchStage.Police ? "【派出所找人】" : "【请上门找人】";
        // The police have had the ticket from the beginning; now it is theirs to act, so it is said to them again.
        var people = joining.Where(m => m != warning.OwnerId && (warning.Stage == SearchStage.Police || !told.Contains(m))).ToList();
        HandOut(registry, warning, people, "search-" + warning.Stage, head, now, result);
        if (warning.Stage == SearchStage.Police) Oversee(registry, Knock.SearchOn, warning, WarningPeople.Office(registry, warning.UnitId), result);
    }

    /// <summary>One line to everybody who was given the ticket, and to who raised it.</summary>
    public static void TellOthers(Registry registry, Warning warning, IEnumerable<string> told, string except, string key, string text, HandlerResult result)
    {
        foreach (var member in told.Append(warning.RaisedBy).Distinct().Where(m => m != except && m.Length > 0)) Tell(registry, member, $"warning/{warning.Number}/{key}/{member}", text, result);
    }

    private void Say(Registry registry, Knock knock, Warning warning, IReadOnlyCollection<string> told, DateTimeOffset now, HandlerResult result)
    {
        if (knock == Knock.AcceptLate)
        {
            HandOut(registry, warning, [.. told.Concat(WarningPeople.Second(registry, warning.UnitId)).Distinct()], "again", $"【{WarningText.Name(warning.Level)}预警·无人接单】", now, result);
        }

        var day = FormattableString.Invariant($"{WorkCalendar.LocalDate(now):MMdd}");
        if (knock == Knock.SearchOn || (knock == Knock.CallLate && warning.OwnerId is null)) JoinSearch(registry, warning, told, now, result);
        if (warning.OwnerId is { } owner)
            Tell(registry, owner, $"warning/{warning.Number}/{knock}/{(knock == Knock.SearchOn ? warning.Stage.ToString() : day)}/{owner}", WarningKnocks.ToOwner(knock, warning, LimitsOf(warning), now), result);
        var overseers = WarningPeople.Overseers(registry, warning.UnitId, knock).Where(m => m != warning.OwnerId);
        if (knock is not (Knock.SearchOn or Knock.CallSoon or Knock.MeetSoon)) Oversee(registry, knock, warning, overseers, result, day);
    }

    private static void Oversee(Registry registry, Knock knock, Warning warning, IEnumerable<string> people, HandlerResult result, string day = "")
    {
        var owner = warning.OwnerId is { } id ? registry.NameOf(id) : null;
        var text = WarningKnocks.ToOverseer(knock, warning, WarningText.Unit(registry.Tree, warning.UnitId), owner);
        foreach (var member in people.Distinct()) Tell(registry, member, $"warning/{warning.Number}/over-{knock}{day}/{member}", text, result);
    }

    private void HandOut(Registry registry, Warning warning, IReadOnlyCollection<Member> people, string key, string? head, DateTimeOffset now, HandlerResult result) =>
        HandOut(registry, warning, [.. people.Select(m => m.Id)], key, head, now, result);

    private void HandOut(Registry registry, Warning warning, IReadOnlyCollection<string> people, string key, string? head, DateTimeOffset now, HandlerResult result)
    {
        var hands = string.Join('、', people.Select(registry.NameOf));
        var by = warning.RaisedBy.Length > 0 ? registry.NameOf(warning.RaisedBy) : "反诈中心";
        var text = WarningText.Ticket(warning, WarningText.Unit(registry.Tree, warning.UnitId), LimitsOf(warning), by, hands, head);
        foreach (var member in people)
        {
            // Whoever raises a warning by words is answered with it; a second copy would only push the answer up.
            if (key != New || member != warning.RaisedBy) Tell(registry, member, $"warning/{warning.Number}/{key}/{member}", text, result);
            result.Save(s => warnings.TellAsync(s, warning.Id, member, now));
        }
    }

    private static bool IsReachable(Registry registry, Member member) => registry.Groups.ContainsKey(PrivateChats.Of(member.Id));

    private static void Tell(Registry registry, string memberId, string key, string text, HandlerResult result)
    {
        if (Outgoing.ToMember(registry, memberId, key, text, Lane.Urgent) is { } message) result.Say(message);
    }
}
