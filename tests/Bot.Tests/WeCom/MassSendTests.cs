using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>Residents' groups on plain WeChat: prepared at the push, closed by what the platform says, by hand where it says nothing.</summary>
public sealed class MassSendTests
{
    private const string ByOwner = "g-shangping-2zu", Late = "g-shangping-4zu", Recalled = "g-xiaping-1zu", Hand = "g-xiaping-3zu";

    private static readonly string Desk = Qingxi.Chat(Qingxi.Office);

    [Fact]
    public async Task An_owner_s_press_closes_the_relay_duty_and_everything_else_is_passed_on_by_hand()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected);
        await host.SayAsync(Desk, Qingxi.Office, "客户群");
        Assert.Contains(await host.Bot.SaidInAsync(Desk), t => t.Contains("能群发的", StringComparison.Ordinal) && t.Contains("群主不是转发人的", StringComparison.Ordinal));

        await host.Fake.FaultAsync(new { match = "externalcontact/add_msg_template", http = 502, times = 1 });
        await host.Bot.ReachAsync("2026-06-15 09:03");
        var prepared = (await SendsAsync(host)).ToDictionary(s => s.GetProperty("groups").EnumerateObject().First().Name);
        Assert.Equal(prepared.Count, (await SendsAsync(host)).Count);
        Assert.Contains(await host.Bot.SaidInAsync("dm-m-shangping-g2"), t => t.Contains("请打开企业微信点“发送”", StringComparison.Ordinal) && t.Contains("上坪村二组群", StringComparison.Ordinal));
        Assert.Equal("relay-due", await StateAsync(host, ByOwner));

        await ConfirmAsync(host, prepared[ByOwner]);
        await host.SayAsync("dm-m-xiaping-g3", "m-xiaping-g3", "已转发到1个群");
        await host.Bot.ReachAsync("2026-06-15 09:16");
        Assert.Equal(("relayed", "relayed", "relay-due"), (await StateAsync(host, ByOwner), await StateAsync(host, Hand), await StateAsync(host, Late)));
        var texts = (await host.Fake.TranscriptAsync()).Where(b => b.Conversation == ByOwner).ToList();
        Assert.Contains("第1期", Assert.Single(texts).Text, StringComparison.Ordinal);

        // Nobody is asked to report it; the owner is nudged, and late is not too late.
        await host.SayAsync(Desk, Qingxi.Office, "转发情况");
        Assert.Contains(await host.Bot.SaidInAsync(Desk), t => t.Contains("在企业微信里点“发送”", StringComparison.Ordinal));
        await host.Bot.ReachAsync("2026-06-15 18:05");
        var late = (await SendsAsync(host)).Single(s => s.GetProperty("groups").TryGetProperty(Late, out _));
        Assert.Equal(3, late.GetProperty("reminders").GetInt32());
        await ConfirmAsync(host, late);
        await host.SayAsync(Desk, Qingxi.Office, "撤回 第1期");
        await host.Bot.ReachAsync("2026-06-15 19:05");
        Assert.Equal(("relayed", "cancelled"), (await StateAsync(host, ByOwner), await StateAsync(host, Recalled)));
        var after = await SendsAsync(host);
        Assert.True(after.Single(s => s.GetProperty("groups").TryGetProperty(Recalled, out _)).GetProperty("cancelled").GetBoolean());
        Assert.True(after.Single(s => s.GetProperty("groups").TryGetProperty(Hand, out _)).GetProperty("cancelled").GetBoolean());
    }

    private static async Task<IReadOnlyList<JsonElement>> SendsAsync(WeComHost host) => [.. (await host.Fake.GetAsync("wecom/massmessages")).EnumerateArray()];

    private static Task<JsonElement> ConfirmAsync(WeComHost host, JsonElement send) =>
        host.Fake.PostAsync($"wecom/massmessages/{send.GetProperty("msgId").GetString()}/confirm", new { });

    private static async Task<string> StateAsync(WeComHost host, string group) =>
        (await host.Bot.DeliveriesAsync("e-1")).Single(d => d.Group == group).State;
}
