namespace AntiFraudBot.Channels.WeCom;

/// <summary>The ways of WeCom. AiReply answers a message where it was written; AiPush speaks up by itself.</summary>
public enum Way { AiReply, AiPush, Webhook, AppChat, App }

/// <summary>
/// What can be used for one parcel, apart from what its address says. CanReply: the AI bot still may answer that message. AskedApp: the question
/// was written to the app. Webhook, AppChat: this chat has one.
/// </summary>
public sealed record Reach(bool CanReply, bool AskedApp, bool AiBot, bool Webhook, bool AppChat, bool App);

/// <summary>Which way a message takes (rules P3, P4). The next way is only taken when the one before surely did not carry the message.</summary>
public static class Routes
{
    public static IReadOnlyList<Way> For(Parcel parcel, Reach reach)
    {
        var ways = parcel.To.Private ? ToPerson(parcel, reach) : ToGroup(parcel, reach);
        return [.. ways.Distinct()];
    }

    private static IEnumerable<Way> ToPerson(Parcel parcel, Reach reach)
    {
        if (reach.CanReply) yield return Way.AiReply;
        if (reach.AskedApp && reach.App) yield return Way.App;
        if (reach.AiBot && parcel.To.Heard) yield return Way.AiPush;
        if (reach.App) yield return Way.App;
    }

    private static IEnumerable<Way> ToGroup(Parcel parcel, Reach reach)
    {
        // What the AI bot writes shows a name but does not ring for it; a webhook and the app's group do.
        if (MustRing(parcel) && reach.Webhook) yield return Way.Webhook;
        if (MustRing(parcel) && reach.AppChat) yield return Way.AppChat;
        if (reach.CanReply) yield return Way.AiReply;
        if (reach.AiBot && parcel.To.Heard) yield return Way.AiPush;
        if (reach.Webhook) yield return Way.Webhook;
        if (reach.AppChat) yield return Way.AppChat;
    }

    /// <summary>Whoever is being answered is looking at the chat; calling somebody else has to reach them.</summary>
    private static bool MustRing(Parcel parcel) => parcel.Mentions.Any(c => c.UserId is not null && c.UserId != parcel.Answers?.SenderUserId);
}
