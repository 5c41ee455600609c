using System.CommandLine;

namespace AntiFraudBot.Bot.Cli;

/// <summary>Options several verbs have. Each verb gets its own instance.</summary>
internal static class SharedOptions
{
    public static Option<string> Data() => new("--data") { Description = "数据目录", DefaultValueFactory = _ => "data", HelpName = "目录" };
}
