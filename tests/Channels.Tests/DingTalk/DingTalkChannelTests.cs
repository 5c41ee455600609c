using System.Text;

namespace AntiFraudBot.Channels.Tests.DingTalk;

public sealed class DingTalkChannelTests : ChannelContract
{
    private readonly DingTalkBench _bench = new();

    protected override IChannel Channel => _bench.Parts.Channel;

    protected override int Shown(string text) =>
        _bench.Platform.Calls.Count(c => Encoding.UTF8.GetString(c.Body) is var body && (body.Contains($"\"{text}\"", StringComparison.Ordinal)
            || body.Contains($"\\\"{text}\\\"", StringComparison.Ordinal)));
}
