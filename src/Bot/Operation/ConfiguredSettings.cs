using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Settings;

namespace AntiFraudBot.Bot.Operation;

/// <summary>The settings of the verbs that start no host, in the order `run` reads them: appsettings.json, the sample's own, the environment.</summary>
public static class ConfiguredSettings
{
    public static IConfigurationRoot Read()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.Combine(SandboxSeed.Folder, "settings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new CannotStartException($"设置文件格式有误：{e.Message}", e);
        }
    }

    public static DatabaseSettings Database(IConfiguration configuration) => configuration.GetSection("Database").Get<DatabaseSettings>() ?? new();

    public static bool IsPostgreSql(DatabaseSettings settings) => settings.Engine.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
}
