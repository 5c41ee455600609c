using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// The office drafts an edition in its private chat: 新建素材 标题, then texts and files one by one, 完成. While a draft is open everything
/// that is typed there and is no command becomes an item, so the reader never takes a case in the materials for a report.
/// </summary>
public sealed class DraftingHandler(Editions editions, StateValues state, Timetable timetable, OfficeCommands commands) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.Private || !turn.IsOffice) return null;
        if (turn.Text.StartsWith("新建素材", StringComparison.Ordinal)) return await BeginAsync(turn, session);
        var key = StateKey(turn.Speaker!.Id);
        if (await state.GetAsync(session, key) is not { Length: > 0 } draftId) return null;
        if (IsOther(turn.Text)) return null;
        var draft = await editions.FindAsync(session, draftId);
        if (draft is not { State: EditionState.Draft }) return null;
        if (turn.Text is "完成" or "好了" or "结束") return Finish(turn, draft, key);
        return await commands.AnswerAsync(turn, session) ?? Add(turn, draft);
    }

    public static string StateKey(string memberId) => "drafting/" + memberId;

    // What the office says to the bot while it drafts is no item: 预览, 修改 3, 素材, 对象.
    private static bool IsOther(string text) => EditionCommands.IsCommand(text) || EditCommandReader.Read(text) is not null
        || MeasureWords.Read(text) is not null || text.StartsWith("对象 ", StringComparison.Ordinal) || MaterialsRequest.Read(text) is { Explicit: true, SaysMaterials: true };

    private async Task<HandlerResult> BeginAsync(Turn turn, Session session)
    {
        var all = await editions.ListAsync(session);
        var own = all.Where(e => e.OfficeUnitId == turn.Speaker!.UnitId && !e.Flash).ToList();
        var number = own.Select(e => e.Number).DefaultIfEmpty(0).Max() + 1;
        var week = EditionWeeks.Free(own, timetable, turn.Now);
        var title = turn.Text[4..].ReplaceLineEndings(" ").Trim(' ', '：', ':', '　', '《', '》');
        var draft = new Edition
        {
            Id = $"e-{turn.Message.Id}",
            Number = number,
            Week = week.ToString(),
            Title = title.Length == 0 ? PushText.NoTitle : Shorten(title, 60),
            State = EditionState.Draft,
            OfficeUnitId = turn.Speaker!.UnitId,
            AuthorId = turn.Speaker.Id,
        };
        return new HandlerResult()
            .Save(s => editions.SaveAsync(s, draft))
            .Save(s => state.SetAsync(s, StateKey(turn.Speaker.Id), draft.Id))
            .Reply(turn, EditionText.Begun(draft, week));
    }

    private HandlerResult Finish(Turn turn, Edition draft, string key) => new HandlerResult()
        .Save(s => state.SetAsync(s, key, ""))
        .Reply(turn, $"第{draft.Number}期草稿已保存，共{draft.Items.Count}项。看一遍请回复：预览 第{draft.Number}期；同意推送请回复：批准 第{draft.Number}期");

    private HandlerResult Add(Turn turn, Edition draft) => EditionEdit.Add(draft, ItemDraft.Read(turn.Text, turn.Message.Attachments)) switch
    {
        EditOutcome.Changed added => new HandlerResult().Save(s => editions.SaveAsync(s, added.Edition)).Reply(turn, EditionText.Added(added)),
        EditOutcome.Refused refused => new HandlerResult().Reply(turn, refused.Reason),
        _ => HandlerResult.Silence,
    };

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
