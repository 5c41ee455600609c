namespace AntiFraudBot.Simulator.DingTalk.Limits;

/// <summary>What an organisation has paid for.</summary>
/// <param name="Name">standard, professional or addon.</param>
/// <param name="Calls">Metered interface calls in a natural month.</param>
/// <param name="Webhooks">Webhook posts and Stream pushes in a natural month.</param>
/// <param name="PerSecond">Calls a second of one application to one interface.</param>
public sealed record Edition(string Name, int Calls, int Webhooks, int PerSecond)
{
    public static readonly Edition Standard = new("standard", 5_000, 3_000, 20);

    // The figure per second of this edition is published nowhere; the standard one is the safe guess.
    public static readonly Edition Professional = new("professional", 200_000, 50_000, 20);

    public static readonly Edition AddOn = new("addon", 5_000_000, 500_000, 60);

    public static Edition? Named(string? name) =>
        new[] { Standard, Professional, AddOn }.FirstOrDefault(e => e.Name == name);
}
