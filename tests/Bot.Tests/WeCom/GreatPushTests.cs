using System.Globalization;
using System.Text;
using AntiFraudBot.Bot.Simulation;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>An edition to 300 more groups of 120 people, through groups the app manages and through webhooks, as quick as the platform's quotas allow.</summary>
public sealed class GreatPushTests
{
    private const int Groups = 300, Managed = 240, People = 120, Circles = 12;

    // The platform's own figures, said here a second time on purpose: nothing of what is tested computes them.
    private const int BytesOfOneMessage = 2048, PersonTimesAMinute = 20_000;

    private static readonly string[] States = ["pending", "sent", "relay-due", "relayed", "failed", "cancelled"];

    [Fact]
    public async Task Planned_is_the_sum_of_the_states_and_the_end_is_near_the_floor_of_the_quotas()
    {
        await using var host = await WeComHost.StartAsync(Line.Connected, new Stage { Clock = "2026-06-15 08:30" });
        await host.WriteAsync(AddGroupsAsync);
        await host.RestartAsync();
        await PeopleTheGroupsAsync(host);

        await host.Bot.ReachAsync("2026-06-15 08:59");
        await host.Bot.ReachAsync("2026-06-15 09:01");
        var underWay = await host.Bot.DeliveriesAsync("e-1");
        await host.Bot.ReachAsync("2026-06-15 09:30");

        var done = await host.Bot.DeliveriesAsync("e-1");
        Assert.Equal(underWay.Count, done.Count);
        foreach (var moment in (IReadOnlyList<SeenDelivery>[])[underWay, done]) Assert.Equal(moment.Count, States.Sum(state => moment.Count(d => d.State == state)));
        Assert.Contains(underWay, d => d.State == "pending");
        Assert.All(done.Where(d => d.Group.StartsWith(Prefix, StringComparison.Ordinal)), d => Assert.Equal("sent", d.State));
        Assert.Equal(Groups, done.Count(d => d.Group.StartsWith(Prefix, StringComparison.Ordinal)));

        var pushed = (await Said.ByAsync(host.Bot)).Where(m => m.Chat.StartsWith(Prefix, StringComparison.Ordinal) && m.Key.StartsWith("push/", StringComparison.Ordinal)).ToList();
        var seen = (await host.Fake.TranscriptAsync()).Where(b => b.Conversation.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        Assert.All(seen, b => Assert.Empty(b.NotReceivedBy));
        var floorMessages = pushed.Sum(m => Parts(m.Text));
        Assert.InRange(seen.Count, floorMessages, floorMessages * 102 / 100);
        var floor = Floor(pushed.Where(m => IsManaged(m.Chat)).Select(m => Parts(m.Text)));
        Assert.True(floor >= TimeSpan.FromMinutes(4), $"The push is too small to show anything: {floor}.");
        Assert.InRange(seen.Max(b => b.At) - seen.Min(b => b.At), floor, floor * 1.02);
        Assert.Equal(0, (await host.Fake.CountersAsync()).GetProperty("appchat/send").GetProperty("quotaRefusals").GetInt32());
    }

    private const string Prefix = "great";

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i:000}");

    private static bool IsManaged(string id) => int.Parse(id[Prefix.Length..], CultureInfo.InvariantCulture) < Managed;

    private static int Parts(string text) => (Encoding.UTF8.GetByteCount(text) + BytesOfOneMessage - 1) / BytesOfOneMessage;

    /// <summary>Whole messages fill minute after minute; the last minute is not waited for.</summary>
    private static TimeSpan Floor(IEnumerable<int> parts) => TimeSpan.FromMinutes((parts.Sum() - 1) / (PersonTimesAMinute / People));

    private static async Task AddGroupsAsync(Session s)
    {
        var (org, editions) = (new Org(), new Editions());
        for (var i = 0; i < Groups; i++)
        {
            await org.UpsertGroupAsync(s, new Group
            {
                Id = Id(i), Channel = "wecom", Name = $"群{i}", UnitId = "u-shangping", Kind = GroupKind.Residents, Bot = true, Headcount = People,
            });
            await org.SetServiceAsync(s, Id(i), IsManaged(Id(i)) ? GroupServices.Managed : GroupServices.Webhook, Id(i));
        }

        var edition = (await editions.FindAsync(s, "e-1"))!;
        var long_ = string.Concat(Enumerable.Range(1, 60).Select(n => $"第{n}条：陌生来电自称公检法、客服、领导的，先挂断，再打官方电话核实，不转账。\n"));
        await editions.SaveAsync(s, edition with { Items = [.. edition.Items, new EditionItem(edition.Items.Count + 1, "宣传文字", "百条提醒", long_, null, null)] });
    }

    /// <summary>On the platform: the people, the app's own groups made by its interface, and who sits in the others.</summary>
    private static async Task PeopleTheGroupsAsync(WeComHost host)
    {
        var settings = host.Bot.Part<SimulatorProcess>().Settings;
        var circles = Enumerable.Range(0, Circles).Select(c => Enumerable.Range(0, People).Select(p => $"p{c}-{p}").ToArray()).ToArray();
        await host.Fake.PostAsync("township", new
        {
            members = circles.SelectMany(c => c).Select(id => new { id, name = id }),
            groups = Enumerable.Range(Managed, Groups - Managed).Select(i => new { id = Id(i), name = $"群{i}", members = circles[i % Circles], bot = true, webhook = "key-" + Id(i) }),
        });
        var token = (await host.Fake.CallAsync($"gettoken?corpid={settings["WeCom:App:CorpId"]}&corpsecret={settings["WeCom:App:Secret"]}")).GetProperty("access_token").GetString();
        for (var i = 0; i < Managed; i++)
        {
            await host.Fake.DeleteAsync("groups/" + Id(i));
            await host.Fake.CallAsync("appchat/create?access_token=" + token, new { chatid = Id(i), name = $"群{i}", owner = circles[i % Circles][0], userlist = circles[i % Circles] });
        }
    }
}
