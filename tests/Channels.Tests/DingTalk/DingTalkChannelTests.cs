using System.Text;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.DingTalk;

public sealed class DingTalkChannelTests : ChannelContract
{
    private readonly DingTalkBench _bench = new();

    protected override IChannel Channel => _bench.Parts.Channel;

    [Fact]
    public async Task A_file_the_robot_may_not_send_as_it_is_arrives_in_a_zip()
    {
        _bench.Platform.On("/v1.0/robot/groupMessages/send", """{"processQueryKey":"k1"}""");
        var parcel = Parcel("o-zip", "", new Attachment("a1", "大喇叭文稿.txt", "text/plain", 70));
        var outcome = await Channel.SendAsync(parcel with { To = parcel.To with { ChatId = "cidDG01example==", Heard = true } }, CancellationToken.None);
        Assert.IsType<SendOutcome.Sent>(outcome);
        var sent = Encoding.UTF8.GetString(_bench.Platform.Calls.Last(c => c.Path == "/v1.0/robot/groupMessages/send").Body);
        Assert.Contains("sampleFile", sent, StringComparison.Ordinal);
        Assert.Contains("zip", sent, StringComparison.Ordinal);
        Assert.True(_bench.Platform.Calls.Last(c => c.Path == "/media/upload").Body.AsSpan().IndexOf("PK\x03\x04"u8) > 0);
    }

    protected override int Shown(string text) =>
        _bench.Platform.Calls.Count(c => Encoding.UTF8.GetString(c.Body) is var body && (body.Contains($"\"{text}\"", StringComparison.Ordinal)
            || body.Contains($"\\\"{text}\\\"", StringComparison.Ordinal)));
}
