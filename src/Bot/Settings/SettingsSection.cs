using System.Reflection;
using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Settings;

/// <summary>Reads one section of the settings; a value that is no time, number or word of its kind stops the start with a sentence that names it.</summary>
public static class SettingsSection
{
    public static T Read<T>(IConfiguration configuration, string name)
        where T : new()
    {
        var section = configuration.GetSection(name);
        try
        {
            return section.Get<T>() ?? new();
        }
        catch (InvalidOperationException e)
        {
            throw new CannotStartException(Fault<T>(section) ?? $"设置 {name} 有误：{e.Message}", e);
        }
    }

    private static string? Fault<T>(IConfigurationSection section)
        where T : new() => typeof(T).GetProperties().Where(p => !IsReadable(section, p))
        .Select(p => $"设置 {section.Path}:{p.Name} 的值“{section[p.Name]}”看不懂，应如 {p.GetValue(new T())}。").FirstOrDefault();

    private static bool IsReadable(IConfigurationSection section, PropertyInfo property)
    {
        try
        {
            section.GetSection(property.Name).Get(property.PropertyType);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
