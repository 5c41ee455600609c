using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Settings;

namespace AntiFraudBot.Bot.Operation;

/// <summary>The settings of the verbs that start no host, in the order `run` reads them: appsettings.json, the sample's own unless a real platform is set up, the environment.</summary>
public static class ConfiguredSettings
{
    public static IConfigurationRoot Read()
    {
        try
        {
            var own = Build(withSample: false);
            return IsReal(own) ? own : Build(withSample: true);
        }
        catch (InvalidDataException e)
        {
            throw new CannotStartException($"设置文件格式有误：{e.Message}", e);
        }
    }

    private static IConfigurationRoot Build(bool withSample)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (withSample) builder.AddJsonFile(Path.Combine(SandboxSeed.Folder, "settings.json"), optional: true);
        return builder.AddEnvironmentVariables().Build();
    }

    // Settings of a platform that cannot be used are a platform's all the same.
    private static bool IsReal(IConfiguration configuration)
    {
        try
        {
            return ConfiguredPlatforms.Of(configuration).Count > 0;
        }
        catch (CannotStartException)
        {
            return true;
        }
    }

    public static DatabaseSettings Database(IConfiguration configuration) => configuration.GetSection("Database").Get<DatabaseSettings>() ?? new();

    public static bool IsPostgreSql(DatabaseSettings settings) => settings.Engine.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
}
