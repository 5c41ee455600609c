using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// While a simulated platform stands in for a real one, what is said through it is also written into the sandbox's transcript, before it is
/// rendered for the platform: the reading half of the sandbox's interface works as ever. With a real platform nothing is written.
/// </summary>
public sealed class Rehearsal(bool on)
{
    public bool On => on;

    /// <summary>The line of a person's message; null when nothing is rehearsed.</summary>
    public TranscriptLine? Line(InboundMessage message) => on ? SandboxPosts.Line(message) : null;

    /// <summary>The channel, overheard while rehearsing.</summary>
    public IChannel Around(IChannel channel, SandboxStage stage) => on ? new Overheard(channel, stage) : channel;

    private sealed class Overheard(IChannel channel, SandboxStage stage) : IChannel
    {
        public string Name => channel.Name;

        public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken ct)
        {
            var outcome = await channel.SendAsync(parcel, ct);
            if (outcome is SendOutcome.Sent) await stage.ShowAsync(SandboxChannel.Line(parcel), ct);
            return outcome;
        }
    }
}
