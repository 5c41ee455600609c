using AntiFraudBot.Bot.Pictures;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>转发情况: who has not passed the edition on, exact at each level, for what the asker and the group may see.</summary>
public sealed class RelayStatusHandler(
    RelayBoards boards, Editions editions, Errands errands, Outbox outbox, SendForecasts forecasts, MessageReads reads, CampaignSettings settings, Audience audience, AnswerPictures pictures) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Text.TrimEnd('？', '?', '。') is not ("转发情况" or "转发进度" or "谁没转发" or "谁还没转发" or "哪些村没转发" or "哪些村还没转发")) return null;
        if (turn.Speaker is not { } speaker || turn.IsResident) return new HandlerResult().Reply(turn, HelpText.Refusal(turn));
        var reach = turn.Tree[turn.Registry.ReachOf(speaker)];
        if (reach.Tier is Tier.Village or Tier.Grid) return audience.Answer(turn, reach.Id, await OwnAsync(turn, session, reach));
        var texts = new List<(OrgUnit Township, string Text)>();
        foreach (var township in turn.Tree.Subtree(reach.Id).Where(u => u.Tier == Tier.Township))
        {
            if (await boards.TextAsync(session, turn.Registry, township, turn.Now, settings.Hearing) is { } text)
                texts.Add((township, text + await SendingAsync(turn, session, township)));
        }

        var answer = audience.Answer(turn, reach.Id, texts.Count == 0 ? "本周还没有推送素材。" : string.Join("\n\n", texts.Select(t => t.Text)));
        return texts.Count switch
        {
            0 => answer,
            1 => await PicturedAsync(turn, session, texts[0].Township, answer),
            _ => await PicturedAsync(turn, session, reach, [.. texts.Select(t => t.Township)], answer),
        };
    }

    /// <summary>Of a county its townships with their villages, each with its own edition.</summary>
    private async Task<HandlerResult> PicturedAsync(Turn turn, Session session, OrgUnit county, IReadOnlyList<OrgUnit> townships, HandlerResult answer)
    {
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return answer;
        var found = new List<TownshipRelay>();
        foreach (var township in townships)
        {
            if (await boards.NewestAsync(session, turn.Registry, township) is { } newest) found.Add(new TownshipRelay(township, newest.Edition, newest.Board));
        }

        return pictures.Add(turn, answer, $"{county.Name}转发进度", () => PictureSketches.Relay(county, found, turn.Tree, turn.Now));
    }

    /// <summary>The tree of one township, for its office and for leaders.</summary>
    private async Task<HandlerResult> PicturedAsync(Turn turn, Session session, OrgUnit township, HandlerResult answer)
    {
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return answer;
        if (await boards.NewestAsync(session, turn.Registry, township) is not { } newest) return answer;
        return pictures.Add(
            turn, answer, $"{township.Name}第{newest.Edition.Number}期转发进度",
            () => PictureSketches.Relay(newest.Edition, newest.Board, turn.Tree, township, turn.Now));
    }

    /// <summary>What is still on its way, until when, and of how many groups nobody knows whether they got it (rules P2, P8); empty when all is clear.</summary>
    private async Task<string> SendingAsync(Turn turn, Session session, OrgUnit township)
    {
        if (await boards.NewestAsync(session, turn.Registry, township) is not { } newest) return "";
        var waiting = await outbox.PendingAsync(session, $"push/{newest.Edition.Id}/");
        var unconfirmed = (await editions.DeliveriesAsync(session, newest.Edition.Id)).Count(d => d.Reason == "unconfirmed");
        var plan = waiting.Count == 0 ? "" : await forecasts.LinesAsync(session, waiting, turn.Now);
        var owners = await errands.WaitingAsync(session, MassSend.IdPrefix(newest.Edition.Id));
        var confirming = owners.Count == 0 ? "" : "\n" + MassSendText.Waiting([.. owners.Select(e => e.Payload<MassSend>())], turn.Registry);
        return (plan.Length == 0 ? "" : "\n还在发：" + plan.TrimStart('\n')) + confirming + (unconfirmed == 0 ? "" : $"\n未确认{unconfirmed}个群：平台没有回音，可能已收到，没有重发，请到群里看一眼。") + await ReadAsync(turn, session, newest.Edition);
    }

    /// <summary>Of the work groups whose platform tells who has read: how many of how many people; empty where none tells (rule P34).</summary>
    private async Task<string> ReadAsync(Turn turn, Session session, Edition edition)
    {
        var readers = await reads.ReadersAsync(session, $"push/{edition.Id}/");
        var groups = turn.Registry.Groups.Values.Where(g => g.Kind == GroupKind.Work && readers.ContainsKey(g.Id)).ToList();
        return groups.Count == 0 ? "" : $"\n已读：{groups.Count}个工作群，{groups.Sum(g => readers[g.Id])}/{groups.Sum(g => g.Headcount ?? g.MemberIds.Count)}人。";
    }

    private async Task<string> OwnAsync(Turn turn, Session session, OrgUnit unit)
    {
        var township = turn.Tree.Above(unit.Id, Tier.Township);
        if (township is null || await boards.NewestAsync(session, turn.Registry, township) is not { } newest) return "本周还没有推送素材。";
        var lines = newest.Board.Lines.Where(l => turn.Tree.IsWithin(l.Unit.Id, unit.Id)).ToList();
        var own = lines.FirstOrDefault(l => l.Unit.Id == unit.Id);
        if (own is null) return $"第{newest.Edition.Number}期没有发给{unit.Name}的群。";
        var owed = lines.Where(l => l.RelayDue > 0 && l.Unit.Id != unit.Id).Select(l => l.Unit.Name).ToList();
        var left = own.RelayDue == 0 ? "没有待转的群。" : $"待转{own.RelayDue}个群{(owed.Count > 0 ? "：" + string.Join('、', owed) : "")}。";
        return $"{unit.Name}｜第{newest.Edition.Number}期：应发{own.Planned}个群，机器人已发{own.Sent}个，人工已转{own.Relayed}个，{left}";
    }
}
