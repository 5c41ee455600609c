using System.Globalization;
using System.Runtime.CompilerServices;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Week;

/// <summary>One line of script.txt: somebody says something, or only time passes.</summary>
public sealed record ScriptLine(string Time, string? Group, string? Sender, string? Text);

/// <summary>The week as people write it.</summary>
public static class Script
{
    public const string Picture = "[图片]";

    public static string Folder { get; } = Here();

    public static IEnumerable<ScriptLine> Read(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split(" | ", 4))
        .Select(parts => parts is [var time, var group, var sender, var text]
            ? new ScriptLine(time, group, sender, text.Replace("\\n", "\n", StringComparison.Ordinal))
            : new ScriptLine(parts[0], null, null, null));

    /// <param name="host">The bot.</param>
    /// <param name="lines">Who says what, when.</param>
    /// <param name="mention">Whether everything said in a group calls the bot, as where it hears nothing else.</param>
    public static async Task PlayAsync(SandboxHost host, IEnumerable<ScriptLine> lines, bool mention = false)
    {
        foreach (var line in lines)
        {
            await host.ReachAsync("2026-" + line.Time);
            if (line.Text == Picture) await host.SendPictureAsync(line.Group!, line.Sender!, mentionBot: mention);
            else if (line.Text is not null) await host.SayAsync(line.Group!, line.Sender!, line.Text, mentionBot: mention);
            await host.IdleAsync();
        }
    }

    /// <summary>A group's transcript: times to the minute, names instead of ids.</summary>
    public static async Task<string> TranscriptAsync(SandboxHost host, string group, IReadOnlyDictionary<string, string> names)
    {
        var messages = await host.MessagesAsync(group);
        return string.Concat(messages.Select(m =>
        {
            var mentions = string.Concat(m.Mentions.Select(id => " @" + names.GetValueOrDefault(id, id)));
            var files = string.Concat(m.Attachments.Select(a => $" [{a.Name}]"));
            var time = m.At.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
            return $"── {time} {(m.FromBot ? "机器人" : names.GetValueOrDefault(m.Sender, m.Sender))}{mentions}{files}\n{m.Text}\n\n";
        }));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
