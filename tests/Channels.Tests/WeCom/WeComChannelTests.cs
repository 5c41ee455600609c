namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class WeComChannelTests : ChannelContract
{
    private readonly WeComBench _bench = new();

    protected override IChannel Channel => _bench.Parts.Channel;

    protected override int Shown(string text) =>
        _bench.Platform.Calls.Count(c => System.Text.Encoding.UTF8.GetString(c.Body).Contains($"\"{text}\"", StringComparison.Ordinal));
}
