using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom;

/// <summary>Whole pushes on a moved clock, against a platform that counts by itself, and a floor computed here by division alone.</summary>
public sealed class PushTests
{
    private const int PersonTimesPerMinute = 20_000, WebhookPerMinute = 20;
    private readonly WeComBench _bench = new();
    private readonly Queue<(DateTimeOffset At, int Weight)> _counted = new();
    private int _refused;

    [Theory]
    [InlineData(300, 120)]
    [InlineData(1000, 120)]
    [InlineData(50, 120)]
    public async Task A_push_to_many_app_groups_ends_at_most_two_per_cent_above_the_floor(int groups, int heads)
    {
        Count("appchat/send", heads, PersonTimesPerMinute);
        var parcels = Enumerable.Range(0, groups).Select(i => WeComBench.Group("第1期素材", $"o-{i}", [$"managed=afb{i}"])).ToList();
        var floor = TimeSpan.FromMinutes(((groups + (PersonTimesPerMinute / heads) - 1) / (PersonTimesPerMinute / heads)) - 1);
        await PushAsync(parcels, floor);
    }

    [Fact]
    public async Task Many_messages_through_one_robot_end_at_most_two_per_cent_above_the_floor()
    {
        Count("webhook/send", 1, WebhookPerMinute);
        await PushAsync([.. Enumerable.Range(0, 95).Select(i => WeComBench.Group("第" + i, $"o-{i}"))], TimeSpan.FromMinutes(4));
    }

    [Fact]
    public void The_office_is_told_the_floor_beforehand()
    {
        var planner = _bench.Parts.Channel;
        var poster = new Attachment("p1", "海报.png", "image/png", 64);
        var sends = Enumerable.Range(0, 300)
            .SelectMany(i => planner.Plan(WeComBench.Group("第1期素材", $"o-{i}", [i < 200 ? $"managed=afb{i}" : "webhook=上坪村"], files: i < 200 ? [] : [poster])))
            .ToList();
        var forecast = SendPlan.Of(sends, _bench.Clock.Now);

        // 200 groups of 120 are two minutes' worth of person-times; 100 texts and pictures through one robot are ten of its minutes.
        Assert.Equal((400, TimeSpan.FromMinutes(9)), (forecast.Messages, forecast.Floor));
        Assert.Equal((200, 200), (forecast.ByWay["应用群"], forecast.ByWay["群机器人"]));
        Assert.Empty(planner.Plan(WeComBench.Group("没有路", services: [])));
        Assert.Empty(_bench.Platform.Calls);
    }

    /// <summary>As the relay does: what is deferred comes again when it was told to, in order.</summary>
    private async Task PushAsync(IReadOnlyList<Parcel> parcels, TimeSpan floor)
    {
        var start = _bench.Clock.Now;
        var waiting = parcels.Select(p => (Due: start, Parcel: p)).ToList();
        while (waiting.Count > 0)
        {
            var due = waiting.Min(w => w.Due);
            if (due > _bench.Clock.Now) _bench.Clock.Move(due - _bench.Clock.Now);
            var later = new List<(DateTimeOffset Due, Parcel Parcel)>();
            foreach (var (at, parcel) in waiting)
            {
                var outcome = at > _bench.Clock.Now ? null : await _bench.SendAsync(parcel);
                if (outcome is SendOutcome.Sent) continue;
                later.Add((outcome is SendOutcome.Deferred wait ? _bench.Clock.Now + wait.After : at, parcel));
                Assert.True(outcome is null or SendOutcome.Deferred, outcome?.ToString());
            }

            waiting = later;
        }

        Assert.Equal(0, _refused);
        Assert.InRange(_bench.Clock.Now - start, floor, floor * 1.02);
    }

    private void Count(string path, int weight, int limit) => _bench.Platform.On(path, () =>
    {
        var now = _bench.Clock.Now;
        while (_counted.TryPeek(out var oldest) && oldest.At <= now.AddMinutes(-1)) _counted.Dequeue();
        if (_counted.Sum(c => c.Weight) + weight > limit)
        {
            _refused++;
            return FakePlatform.Json("""{"errcode":45009}""");
        }

        _counted.Enqueue((now, weight));
        return FakePlatform.Json("{}");
    });
}
