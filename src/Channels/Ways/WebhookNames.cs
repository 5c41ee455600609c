namespace AntiFraudBot.Channels.Ways;

/// <summary>
/// Which of the configured webhooks leads into a group. The settings know them by a name of the office's own: the name noted for the group, else
/// the group's id, else its name, else, for a unit's work group, the name of the unit. A webhook never stands for two groups of a unit.
/// </summary>
public static class WebhookNames
{
    /// <summary>Null when none of the known names is this group's.</summary>
    public static string? For(Address to, Func<string, bool> isKnown)
    {
        if (to.Private) return null;
        string?[] names = [to.Services.GetValueOrDefault(GroupServices.Webhook), to.ChatId, to.Name, to.IsWorkGroup ? to.UnitName : null];
        return names.FirstOrDefault(name => name is { Length: > 0 } && isKnown(name));
    }
}
