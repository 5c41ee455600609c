namespace AntiFraudBot.Channels.DingTalk;

/// <summary>What an edition of DingTalk allows: calls and webhook messages an organisation and calendar month, calls a second an interface.</summary>
public sealed record Editions(int Calls, int Webhooks, int PerSecond)
{
    /// <summary>Null when there is no such edition. The pace of the professional one is not published: the standard one's is kept.</summary>
    public static Editions? Named(string name) => name switch
    {
        "standard" => new(5_000, 3_000, 20),
        "professional" => new(200_000, 50_000, 20),
        "addon" => new(5_000_000, 500_000, 60),
        _ => null,
    };

    public static Editions Of(DingTalkSettings settings)
    {
        var edition = Named(settings.Edition) ?? throw new ArgumentException("unknown edition", nameof(settings));
        return edition with
        {
            Calls = settings.MonthlyCalls > 0 ? settings.MonthlyCalls : edition.Calls,
            Webhooks = settings.MonthlyWebhooks > 0 ? settings.MonthlyWebhooks : edition.Webhooks,
        };
    }
}
