using System.Security.Cryptography;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Draws a sample, hands the caller the list, and writes down what the calls bring (rules E9, E10).</summary>
public sealed class SpotDesk(SpotChecks checks, RosterCabinet cabinet, RosterPeople people, Audit audit)
{
    /// <summary>The words of messages with numbers in them go with the first sweep a day later; their keys begin like this.</summary>
    public const string KeyPrefix = "calls/";

    public async Task<HandlerResult> DrawAsync(Turn turn, Session session, OrgUnit scope, int? size)
    {
        var candidates = await CandidatesAsync(turn, session, scope);
        if (candidates.Count == 0) return new HandlerResult().Reply(turn, $"{scope.Name}还没有花名册，抽不了。先请村里把花名册私聊发给我。");
        var seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
        var drawn = SpotDraw.Take(candidates, size ?? SpotDraw.DefaultSize(candidates.Count), seed);
        var check = new SpotCheck { Id = $"check-{turn.Message.Id}", UnitId = scope.Id, CallerId = turn.Speaker!.Id, At = turn.Now, Seed = seed, Population = candidates.Count };
        var result = new HandlerResult()
            .Save(s => checks.DrawAsync(s, check, drawn))
            .Save(s => audit.AppendAsync(s, turn.Speaker.Id, "spot-check", scope.Id, $"{check.Id} n={drawn.Count} seed={seed}", turn.Now));
        var calls = drawn.Select((d, i) => new SpotCall(check.Id, i + 1, d.UnitId, d.RosterId, d.Line)).ToList();
        var head = SpotText.Head(scope.Name, drawn.Count, candidates.Count, seed, candidates.Select(c => c.Stratum).Distinct().Count() > 1);
        return await ListAsync(turn, session, result, calls, head);
    }

    /// <summary>The list with telephone numbers: to the caller's private chat only, whatever group asked.</summary>
    public async Task<HandlerResult> ListAsync(Turn turn, Session session, HandlerResult result, IReadOnlyList<SpotCall> calls, string head)
    {
        var who = await WhoAsync(session, calls);
        var lines = calls.Select(c => $"{c.Number} {who.GetValueOrDefault((c.RosterId, c.Line), $"花名册上第{c.Line + 1}个人，电话请向村里要")}｜{turn.Tree.Find(c.UnitId)?.Name}");
        var pages = TextLimits.Split($"{head}\n{string.Join('\n', lines)}\n{SpotText.HowTo}");
        for (var i = 0; i < pages.Count; i++)
        {
            result.Say(new OutboundMessage
            {
                Key = $"{KeyPrefix}{turn.Message.Id}/{i}",
                Channel = turn.ChannelOf(turn.Speaker!.Id),
                ConversationId = PrivateChats.Of(turn.Speaker!.Id),
                Text = pages[i],
                Lane = Lane.Reply,
            });
        }

        return turn.Private ? result : result.Reply(turn, "已私聊回复。");
    }

    /// <summary>Null when none of the results is of somebody on the list.</summary>
    public async Task<HandlerResult?> AnswerAsync(Turn turn, Session session, SpotCheck check, IReadOnlyList<SpotResult> said)
    {
        var calls = (await checks.CallsAsync(session, check.Id)).ToDictionary(c => c.Number);
        var before = calls.Values.Count(c => c.Answer == SpotAnswer.Open);
        var changed = new Dictionary<int, SpotCall>();
        foreach (var one in said)
        {
            var next = calls.Values.OrderBy(c => c.Number).FirstOrDefault(c => c.Answer == SpotAnswer.Open)?.Number;
            if ((one.Number ?? next) is not { } from) break;
            // 全部已装 is of those not called yet; a number said again corrects what stands.
            var all = one.Last == int.MaxValue;
            foreach (var number in Enumerable.Range(from, Math.Min(one.Last ?? from, calls.Count) - from + 1).Where(n => calls.ContainsKey(n) && (!all || calls[n].Answer == SpotAnswer.Open)))
                calls[number] = changed[number] = calls[number] with { Answer = one.Answer, Aware = one.Aware ?? calls[number].Aware };
        }

        if (changed.Count == 0) return new HandlerResult().Reply(turn, $"名单只有1到{calls.Count}号。例：1已装知道，2未装");
        var result = new HandlerResult { IsStep = calls.Values.Count(c => c.Answer == SpotAnswer.Open) < before };
        foreach (var call in changed.Values) result.Save(s => checks.AnswerAsync(s, call, turn.Now));
        var tally = SpotTally.Of(calls.Values);
        var open = calls.Values.Where(c => c.Answer == SpotAnswer.Open).Select(c => c.Number).Order().ToList();
        if (open.Count == 0) result.Save(s => checks.CloseAsync(s, check.Id, turn.Now));
        var left = open.Count == 0 ? "全部打完。" : $"还剩{open.Count}人，下一个{open[0]}号。";
        return result.Reply(turn, $"记下{string.Join('，', changed.Values.Select(Named))}。{left}{(open.Count == 0 ? "\n" + SpotText.Tally(turn.Tree[check.UnitId].Name, tally) : "")}");
    }

    private static string Named(SpotCall call) => call.Number + call.Answer switch
    {
        SpotAnswer.Installed => "已装",
        SpotAnswer.NotInstalled => "未装",
        SpotAnswer.WrongNumber => "号错",
        _ => "拒答",
    };

    /// <summary>
    /// Whoever is said to have installed in the newest rosters, by cadre; above villages by village and cadre. Where names are not kept the lines of the
    /// roster are drawn: the village looks up who that is.
    /// </summary>
    private async Task<IReadOnlyList<SpotCandidate>> CandidatesAsync(Turn turn, Session session, OrgUnit scope)
    {
        var units = turn.Tree.Subtree(scope.Id).Where(u => u.Tier is Tier.Village or Tier.Grid).Select(u => u.Id).ToList();
        var candidates = new List<SpotCandidate>();
        foreach (var roster in (await cabinet.OfUnitsAsync(session, units)).DistinctBy(r => r.UnitId))
        {
            if (!people.Kept)
            {
                candidates.AddRange(Enumerable.Range(0, roster.Figures.Rows).Select(line => new SpotCandidate(roster.UnitId, roster.Id, line, roster.UnitId)));
                continue;
            }

            var rows = (await people.OfRosterAsync(session, roster.Id)).Where(p => p is { Valid: true, Installed: true });
            candidates.AddRange(rows.Select(p => new SpotCandidate(roster.UnitId, roster.Id, p.Line, $"{roster.UnitId}/{p.Sponsor}")));
        }

        return candidates;
    }

    private async Task<Dictionary<(string Roster, int Line), string>> WhoAsync(Session session, IReadOnlyList<SpotCall> calls)
    {
        var who = new Dictionary<(string, int), string>();
        foreach (var roster in calls.GroupBy(c => c.RosterId))
        {
            var lines = roster.Select(c => c.Line).ToHashSet();
            foreach (var person in (await people.OfRosterAsync(session, roster.Key)).Where(p => lines.Contains(p.Line))) who[(roster.Key, person.Line)] = $"{person.Name} {person.Phone}";
        }

        return who;
    }
}
