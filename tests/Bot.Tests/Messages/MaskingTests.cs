using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Messages;

/// <summary>Once a message is handled, what identifies a person is gone from what is kept.</summary>
public sealed class MaskingTests
{
    [Fact]
    public async Task A_phone_an_id_and_a_card_are_masked_in_transcript_and_store()
    {
        await using var host = await SandboxHost.StartAsync();
        const string phone = "13912345678", identity = "110101199003070017", card = "6222020200112233445";
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, $"张某电话{phone}，身份证{identity}，卡号{card}，安装12");
        var text = (await host.MessagesAsync(Qingxi.Village)).Single(m => !m.FromBot).Text;
        Assert.Contains("139****5678", text, StringComparison.Ordinal);
        var said = text + string.Concat(await host.SaidInAsync(Qingxi.Village));
        var kept = await host.Part<Database>().ReadAsync(
            s => s.ScalarAsync<string>("SELECT (SELECT text FROM inbox ORDER BY seq DESC LIMIT 1) || (SELECT text FROM sandbox_messages ORDER BY seq LIMIT 1)", new { }), CancellationToken.None);
        foreach (var secret in (string[])[phone, identity, card])
        {
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        }
    }
}
