using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// The office drafts an edition in its private chat: 新建素材 标题, then texts and files one by one, 完成. While a draft is open everything
/// else that is typed there becomes an item, so the reader never takes a case in the materials for a report.
/// </summary>
public sealed partial class DraftingHandler(Editions editions, StateValues state, Timetable timetable) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.Private || !turn.IsOffice) return null;
        if (turn.Text.StartsWith("新建素材", StringComparison.Ordinal)) return await BeginAsync(turn, session);
        var key = StateKey(turn.Speaker!.Id);
        if (await state.GetAsync(session, key) is not { Length: > 0 } draftId) return null;
        if (EditionCommands.IsCommand(turn.Text)) return null;
        var draft = await editions.FindAsync(session, draftId);
        if (draft is not { State: EditionState.Draft }) return null;
        return turn.Text is "完成" or "好了" or "结束" ? Finish(turn, draft, key) : Add(turn, draft);
    }

    public static string StateKey(string memberId) => "drafting/" + memberId;

    private async Task<HandlerResult> BeginAsync(Turn turn, Session session)
    {
        var all = await editions.ListAsync(session);
        var number = all.Where(e => e.OfficeUnitId == turn.Speaker!.UnitId).Select(e => e.Number).DefaultIfEmpty(0).Max() + 1;
        var week = FreeWeek(turn, all);
        var title = turn.Text[4..].Trim(' ', '：', ':', '　');
        var draft = new Edition
        {
            Id = $"e-{turn.Message.Id}",
            Number = number,
            Week = week.ToString(),
            Title = title.Length == 0 ? "本周反诈宣传" : Shorten(title, 60),
            State = EditionState.Draft,
            OfficeUnitId = turn.Speaker!.UnitId,
            AuthorId = turn.Speaker.Id,
        };
        return new HandlerResult()
            .Save(s => editions.SaveAsync(s, draft))
            .Save(s => state.SetAsync(s, StateKey(turn.Speaker.Id), draft.Id))
            .Reply(turn, EditionText.Begun(draft, week));
    }

    private CampaignWeek FreeWeek(Turn turn, IReadOnlyList<Edition> all)
    {
        var taken = all.Where(e => e.OfficeUnitId == turn.Speaker!.UnitId && !e.Flash && e.State != EditionState.Skipped).Select(e => e.Week).ToHashSet();
        var week = CampaignWeek.Of(turn.Now);
        if (turn.Now > timetable.RoundOf(timetable.PushWeek(week))!.PushUntil) week = week.Next;
        while (taken.Contains(week.ToString())) week = week.Next;
        return week;
    }

    private HandlerResult Finish(Turn turn, Edition draft, string key) => new HandlerResult()
        .Save(s => state.SetAsync(s, key, ""))
        .Reply(turn, $"第{draft.Number}期草稿已保存，共{draft.Items.Count}项。看一遍请回复：预览 第{draft.Number}期；同意推送请回复：批准 第{draft.Number}期");

    private HandlerResult Add(Turn turn, Edition draft)
    {
        if (turn.Text.StartsWith("重点", StringComparison.Ordinal))
        {
            var focused = draft with { Focus = Shorten(turn.Text[2..].Trim('：', ':', ' '), 200) };
            return new HandlerResult().Save(s => editions.SaveAsync(s, focused)).Reply(turn, $"本周重点：{focused.Focus}");
        }

        var items = Items(turn, draft.Items.Count);
        if (items.Count == 0) return new HandlerResult().Reply(turn, "没有内容。请发文字或文件，发完回复：完成");
        var saved = draft with { Items = [.. draft.Items, .. items] };
        return new HandlerResult().Save(s => editions.SaveAsync(s, saved)).Reply(turn, EditionText.Added(saved, items));
    }

    private static List<EditionItem> Items(Turn turn, int count)
    {
        var match = ItemPattern().Match(turn.Text);
        var kind = match.Success ? match.Groups["kind"].Value : turn.Message.Attachments.Count > 0 ? "附件" : "文字";
        var audience = match.Groups["audience"] is { Success: true, Value: { Length: > 0 } tag } ? tag : null;
        var text = match.Success ? match.Groups["text"].Value.Trim() : turn.Text;
        if (turn.Message.Attachments.Count == 0)
        {
            if (text.Length == 0) return [];
            var (title, body) = Parts(text);
            return [new EditionItem(count + 1, kind, title, body, audience, null)];
        }

        return [.. turn.Message.Attachments.Select((file, i) => new EditionItem(
            count + 1 + i, file.IsImage && kind == "附件" ? "图片" : kind, text.Length > 0 ? Shorten(text, 80) : file.Name, null, audience, file))];
    }

    private static (string Title, string? Body) Parts(string text)
    {
        var newline = text.IndexOf('\n', StringComparison.Ordinal);
        if (newline > 0) return (Shorten(text[..newline].Trim(), 80), text[(newline + 1)..].Trim());
        return text.Length <= 60 ? (text, null) : (Shorten(text, 20), text);
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";

    [GeneratedRegex(@"\A(?<kind>短视频|视频|海报|大喇叭文稿|大喇叭|案例|身边案例|文字|图片|长辈版|提示)(?:[（(](?<audience>[^）)]{1,10})[）)])?[：:](?<text>[\s\S]*)\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ItemPattern();
}
