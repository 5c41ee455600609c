using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>修改, 删除, 添加, 移动, 换标题, 重点, 换期, 顺延, 编辑: what the office changes before an edition is sent (rules C17, C18). In its private chat only.</summary>
public sealed class EditionEditHandler(Editions editions, StateValues state, Audit audit, Timetable timetable) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || EditCommandReader.Read(turn.Text) is not { } command) return null;
        // 改期 4 到 7月15日 is said of a task; an edition is named 第4期.
        if (command is EditCommand.Reschedule { Number: null } && TaskWords.Read(turn.Text) is TaskWords.Postpone) return null;
        if (!turn.Private) return command.Number is null ? null : new HandlerResult().Reply(turn, "改素材请私聊我。");
        var drafting = await state.GetAsync(session, DraftingHandler.StateKey(turn.Speaker!.Id));
        if (command.Number is null && string.IsNullOrEmpty(drafting)) return null;
        var own = (await editions.ListAsync(session)).Where(e => e.OfficeUnitId == turn.Speaker!.UnitId && !e.Flash).ToList();
        var edition = own.Find(e => command.Number is { } number ? e.Number == number : e.Id == drafting);
        if (edition is null) return command.Number is null ? null : new HandlerResult().Reply(turn, $"没有第{command.Number}期。现有：\n{EditionText.List(own)}");
        return Decide(turn, edition, command, own) switch
        {
            EditOutcome.Changed changed => Save(turn, command, changed),
            EditOutcome.Refused refused => new HandlerResult().Reply(turn, refused.Reason),
            _ => null,
        };
    }

    private EditOutcome Decide(Turn turn, Edition edition, EditCommand command, List<Edition> own) => command switch
    {
        EditCommand.Reschedule to => EditionWeeks.To(edition, to.When, own, timetable, turn.Now),
        EditCommand.Postpone => EditionWeeks.Later(edition, own, timetable, turn.Now),
        _ => EditionEdit.Apply(edition, command, turn.Message.Attachments),
    };

    private HandlerResult Save(Turn turn, EditCommand command, EditOutcome.Changed changed)
    {
        var result = new HandlerResult();
        foreach (var edition in changed.Editions) result.Save(s => editions.SaveAsync(s, edition));
        if (command is EditCommand.Open) result.Save(s => state.SetAsync(s, DraftingHandler.StateKey(turn.Speaker!.Id), changed.Edition.Id));
        return result
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "edit-edition", changed.Edition.Id, command.GetType().Name, turn.Now))
            .Reply(turn, EditionText.Edited(changed, command.Number is null));
    }
}
