using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Platforms.Errands;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;
using AntiFraudBot.Domain.Materials.MassSends;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>预览, 批准, 撤回, 推送, 素材列表: what the office does with an edition. Only the office of the edition's own township.</summary>
public sealed partial class EditionCommands(
    Editions editions, Outbox outbox, Storage.Errands errands, Audit audit, PushJob push, StateValues state, Timetable timetable, CampaignSettings settings,
    SendForecasts forecasts, BurdenWarnings burden, IReadOnlyList<Platform> platforms) : IMessageHandler
{
    // More would bury the answer; the rest differ in an item only a few groups get.
    private const int MostTexts = 5;

    private sealed record Command(string Verb, int? Number, bool All);

    public static bool IsCommand(string text) => Parse(text) is not null;

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || Parse(turn.Text) is not { } command) return null;
        if (command is { Verb: "批准", Number: null } && !turn.Private) return null;
        var own = (await editions.ListAsync(session)).Where(e => e.OfficeUnitId == turn.Speaker!.UnitId && !e.Flash).ToList();
        if (command.Verb is "素材列表") return new HandlerResult().Reply(turn, EditionText.List(own));
        var edition = Choose(own, command, await state.GetAsync(session, DraftingHandler.StateKey(turn.Speaker!.Id)));
        if (edition is null) return command.Number is null ? null : new HandlerResult().Reply(turn, $"没有第{command.Number}期。现有：\n{EditionText.List(own)}");
        return command.Verb switch
        {
            "预览" => await PreviewAsync(turn, session, edition, command.All),
            "批准" => Approve(turn, edition),
            "撤回" => await RecallAsync(turn, session, edition),
            _ => PushNow(turn, edition),
        };
    }

    private static Command? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success) return null;
        var number = match.Groups["n"] is { Success: true, Value: var digits } ? EditCommandReader.Count(digits) ?? 0 : (int?)null;
        // 撤回 and 推送 without a number belong to reports and to plain talk.
        return number is null && match.Groups["verb"].Value is "撤回" or "推送" && number is null ? null : new Command(match.Groups["verb"].Value, number, match.Groups["all"].Success);
    }

    private static Edition? Choose(List<Edition> own, Command command, string? drafting)
    {
        if (command.Number is { } number) return own.FirstOrDefault(e => e.Number == number);
        return own.FirstOrDefault(e => e.Id == drafting) ?? own.Where(e => e.State == EditionState.Draft).MinBy(e => e.Week, StringComparer.Ordinal);
    }

    /// <summary>The run itself, shown and not sent: the text most groups get; with 全部 each different one.</summary>
    private async Task<HandlerResult> PreviewAsync(Turn turn, Session session, Edition edition, bool all)
    {
        if (edition.Items.Count == 0) return new HandlerResult().Reply(turn, $"第{edition.Number}期还没有内容，请先发文字或文件。");
        var round = timetable.RoundOf(timetable.PushWeek(CampaignWeek.Parse(edition.Week) ?? CampaignWeek.Of(turn.Now)))!;
        var office = Townships.Signature(turn.Tree[edition.OfficeUnitId], settings.OfficeLabel);
        var at = turn.Now > round.Push ? turn.Now : round.Push;
        var run = PushRun.Plan(edition, turn.Registry, round, office, at, settings.Hearing);
        var texts = PushPreview.Of(run, turn.Registry);
        var result = new HandlerResult();
        foreach (var (text, index) in texts.Take(all ? MostTexts : 1).Select((t, i) => (t, i)))
        {
            if (all) result.Reply(turn, EditionText.Heading(text, index, texts.Count));
            foreach (var message in text.Messages) result.Reply(turn, message.Text, message.Attachments);
        }

        return result.Reply(turn, EditionText.Previewed(edition, run, texts, all, await forecasts.LinesAsync(session, run.Messages, at)) + Burden(edition));
    }

    /// <summary>What the words would ask of people against the rules on burden (rule W14).</summary>
    private static string Burden(Edition edition) => string.Concat(BurdenLint.Lines(BurdenLint.Of(Words(edition))).Select(l => $"\n{l}上级有文件的，请在素材里写明文号。"));

    private static string Words(Edition edition) => string.Join('\n', edition.Items.SelectMany(i => new[] { i.Title, i.Body }).Prepend(edition.Focus));

    /// <summary>What the office approves all the same is kept for the monthly answer, with the document the words name.</summary>
    private void NoteBurden(Turn turn, Edition edition, HandlerResult result)
    {
        var words = Words(edition);
        if (BurdenLint.Of(words) is not { Count: > 0 } warnings) return;
        var note = new BurdenNote(edition.OfficeUnitId, $"第{edition.Number}期素材", [.. warnings.Select(w => w.Code)], BurdenLint.DocumentIn(words), turn.Speaker!.Id, turn.Now);
        result.Save(s => burden.AddAsync(s, note));
    }

    private HandlerResult Approve(Turn turn, Edition edition)
    {
        if (edition.State != EditionState.Draft) return new HandlerResult().Reply(turn, $"第{edition.Number}期{EditionText.State(edition.State)}，不用再批准。");
        if (edition.Items.Count == 0) return new HandlerResult().Reply(turn, $"第{edition.Number}期还没有内容，请先发文字或文件。");
        var round = timetable.RoundOf(timetable.PushWeek(CampaignWeek.Parse(edition.Week)!))!;
        var result = new HandlerResult();
        NoteBurden(turn, edition, result);
        return result
            .Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Approved, turn.Speaker!.Id, null))
            .Save(s => state.SetAsync(s, DraftingHandler.StateKey(turn.Speaker!.Id), ""))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "approve-edition", edition.Id, "", turn.Now))
            .Reply(turn, EditionText.Approved(edition, round, turn.Now) + Burden(edition));
    }

    /// <summary>What is not sent is cancelled; what is sent is taken back where the platform can (rule P33), and the answer says what cannot be.</summary>
    private async Task<HandlerResult> RecallAsync(Turn turn, Session session, Edition edition)
    {
        var result = new HandlerResult().Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "recall-edition", edition.Id, "", turn.Now));
        if (edition.State is EditionState.Draft or EditionState.Approved)
        {
            return result.Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Draft, null, null))
                .Reply(turn, $"第{edition.Number}期已撤回为草稿，不会推送。");
        }

        var deliveries = await editions.DeliveriesAsync(session, edition.Id);
        var open = deliveries.Where(d => d.State is DeliveryState.Pending or DeliveryState.RelayDue).ToList();
        foreach (var delivery in open) result.Save(s => editions.SetDeliveryAsync(s, delivery.Id, DeliveryState.Cancelled, turn.Now, "recalled"));
        result.Save(s => outbox.CancelAsync(s, $"push/{edition.Id}/", "recalled", turn.Now));
        result.Save(s => outbox.CancelAsync(s, $"relay/{edition.Id}/", "recalled", turn.Now));
        result.Save(s => errands.HurryAsync(s, MassSend.IdPrefix(edition.Id), turn.Now));
        var sent = deliveries.Count(d => d.State == DeliveryState.Sent);
        var relayed = deliveries.Count(d => d.State == DeliveryState.Relayed);
        var back = await TakeBackAsync(turn, session, edition, result);
        var (taking, rest) = (back > 0 ? $"正在从{back}个群收回，收完告诉您" : "", sent - back + relayed);
        var lost = rest == 0 && back > 0 ? "" : $"已发出{sent - back}个群、已转发{relayed}个群收不回来，请在群里另行说明";
        var left = string.Join("；其余", new[] { taking, lost }.Where(t => t.Length > 0)) + "。";
        return result.Reply(turn, $"第{edition.Number}期已停发：取消{open.Count}个群；{left}");
    }

    /// <summary>How many groups the edition is being taken back from.</summary>
    private async Task<int> TakeBackAsync(Turn turn, Session session, Edition edition, HandlerResult result)
    {
        var groups = 0;
        foreach (var platform in platforms.Where(p => p.Sent is not null))
        {
            var messages = await outbox.SentSinceAsync(session, platform.Name, $"push/{edition.Id}/", turn.Now - RecallOrder.Within);
            if (messages.Count == 0) continue;
            groups += messages.Select(m => m.Chat).Distinct().Count();
            var order = new RecallOrder(edition.Id, edition.Number, turn.Speaker!.Id);
            result.Save(s => errands.AddAsync(s, $"recall/{turn.Message.Id}", platform.Name, RecallOrder.Kind, order, turn.Now, turn.Now));
        }

        return groups;
    }

    private HandlerResult PushNow(Turn turn, Edition edition)
    {
        if (edition.State is EditionState.Pushed or EditionState.Closed) return new HandlerResult().Reply(turn, $"第{edition.Number}期{EditionText.State(edition.State)}。");
        if (edition.State == EditionState.Draft) return new HandlerResult().Reply(turn, $"第{edition.Number}期还没批准，请先回复：批准 第{edition.Number}期");
        return new HandlerResult()
            .Save(s => push.PushEditionAsync(s, turn.Registry, edition, turn.Tree[edition.OfficeUnitId], turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "push-edition", edition.Id, "", turn.Now))
            .Reply(turn, $"第{edition.Number}期开始推送。看进度请回复：转发情况");
    }

    [GeneratedRegex(@"\A(?<verb>预览|批准|撤回|推送|素材列表)\s*(素材)?\s*(第?(?<n>[0-9０-９一二三四五六七八九十]{1,4})期?)?\s*(?<all>全部)?\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
