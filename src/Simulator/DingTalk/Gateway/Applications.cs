namespace AntiFraudBot.Simulator.DingTalk.Gateway;

/// <summary>An enterprise application with its bot. For such a bot `robotCode` is the ClientId.</summary>
public sealed record Application(string ClientId, string ClientSecret, string Name)
{
    /// <summary>Permissions taken away, by their console names; everything else is granted.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>People outside the visible range: they cannot be written to one by one.</summary>
    public IReadOnlyList<string> Invisible { get; init; } = [];

    /// <summary>False: the fake refuses every caller's address.</summary>
    public bool AddressAllowed { get; init; } = true;

    /// <summary>Where messages go in HTTP mode; null is Stream mode.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>Where events go in HTTP mode, with the two values of the console; null is Stream mode.</summary>
    public EventPush? Events { get; init; }

    /// <summary>A bot of a group template signs with its own token instead of the application's secret.</summary>
    public string? SigningToken { get; init; }

    /// <summary>Events ticked in the console.</summary>
    public IReadOnlyList<string> Ticked { get; init; } =
    [
        "chat_add_member", "chat_remove_member", "chat_quit", "chat_update_owner", "chat_update_title", "chat_disband",
        "im_cool_app_install", "im_cool_app_uninstall",
    ];

    public string SignKey => SigningToken ?? ClientSecret;
    public string RobotCode => ClientId;
    public string AppId => $"app-{ClientId}";
}

/// <summary>Event subscription over HTTP.</summary>
public sealed record EventPush(Uri Url, string Token, string AesKey);

/// <summary>The applications of the organisation, by ClientId.</summary>
public sealed class Applications
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Application> known = new(StringComparer.Ordinal);

    public void Put(Application app)
    {
        lock (gate) known[app.ClientId] = app;
    }

    /// <summary>The first one configured.</summary>
    public Application? First
    {
        get { lock (gate) return known.Values.FirstOrDefault(); }
    }

    public Application? Find(string? clientId)
    {
        lock (gate) return clientId is null ? null : known.GetValueOrDefault(clientId);
    }

    public Application? Enter(string? clientId, string? secret) => Find(clientId) is { } app && app.ClientSecret == secret ? app : null;

    public IReadOnlyList<Application> All()
    {
        lock (gate) return [.. known.Values];
    }
}
