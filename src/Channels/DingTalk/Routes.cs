namespace AntiFraudBot.Channels.DingTalk;

/// <summary>The ways of DingTalk. Reply answers a message where it was written; Robot is the app speaking up by itself; Scene the assistant of a scene group; Card a form.</summary>
public enum Way { Reply, Robot, Webhook, Scene, Card }

/// <summary>
/// What can be used for one parcel, apart from what its address says. CanReply: that message still may be answered. Webhook, Scene: this chat
/// has one. Card: the office has a template for forms.
/// </summary>
public sealed record Reach(bool CanReply, bool App, bool Webhook, bool Scene, bool Card = false);

/// <summary>Which way a message takes (rules P3, P4). The next way is only taken when the one before surely did not carry the message.</summary>
public static class Routes
{
    public static IReadOnlyList<Way> For(Parcel parcel, Reach reach)
    {
        var ways = parcel.To.Private ? ToPerson(parcel, reach) : ToGroup(parcel, reach);
        return [.. (reach.Card && parcel.Message.Form is not null ? ways.Prepend(Way.Card) : ways).Distinct()];
    }

    private static IEnumerable<Way> ToPerson(Parcel parcel, Reach reach)
    {
        if (reach.CanReply && !HasFiles(parcel)) yield return Way.Reply;
        if (reach.App) yield return Way.Robot;
    }

    private static IEnumerable<Way> ToGroup(Parcel parcel, Reach reach)
    {
        if (reach.CanReply && !HasFiles(parcel)) yield return Way.Reply;

        // What the robot writes by itself rings for nobody; a custom robot and a scene group's assistant do.
        if (MustRing(parcel) && reach.Webhook && !HasFiles(parcel)) yield return Way.Webhook;
        if (MustRing(parcel) && reach.Scene && !HasFiles(parcel)) yield return Way.Scene;
        if (reach.App && (parcel.To.Heard || reach.Scene)) yield return Way.Robot;
        if (reach.Webhook) yield return Way.Webhook;
        if (reach.Scene) yield return Way.Scene;

        // Nobody has called the robot there yet; it may sit in the group all the same, and the platform says so when it does not.
        if (reach.App) yield return Way.Robot;
    }

    private static bool HasFiles(Parcel parcel) => parcel.Message.Attachments.Count > 0;

    private static bool MustRing(Parcel parcel) => parcel.Mentions.Any(c => c.UserId is not null && c.UserId != parcel.Answers?.SenderUserId);
}
