using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What the bot said in a group at an hour.</summary>
internal sealed class Transcripts(SandboxHost host)
{
    /// <summary>Messages of the bot in the minute of a time, whole or in pieces.</summary>
    public async Task<IReadOnlyList<SeenMessage>> AtAsync(string group, DateTimeOffset minute) =>
        [.. (await host.MessagesAsync(group)).Where(m => m.FromBot && m.At >= minute && m.At < minute.AddMinutes(1))];
}
