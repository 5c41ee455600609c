using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>紧急提醒 text → preview; 确认 within the hour → pushed at once, at any hour (rule S3).</summary>
public sealed class FlashHandler(Editions editions, Questions questions, Audit audit, PushJob push, AnswerSettings settings) : IMessageHandler
{
    private const string QuestionKind = "flash";
    private const string Command = "紧急提醒";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || !turn.Private) return null;
        if (turn.Text.StartsWith(Command, StringComparison.Ordinal)) return await DraftAsync(turn, session);
        if (turn.Text is not ("确认" or "取消")) return null;
        var question = await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now);
        return question?.Kind == QuestionKind ? await DecideAsync(turn, session, question) : null;
    }

    private async Task<HandlerResult> DraftAsync(Turn turn, Session session)
    {
        var text = turn.Text[Command.Length..].Trim(' ', '：', ':', '　', '，');
        if (text.Length is < 6 or > 500) return new HandlerResult().Reply(turn, "请写明内容（6到500字），例：紧急提醒 今天全县发生2起冒充客服诈骗，对方要求屏幕共享");
        var number = (await editions.ListAsync(session)).Where(e => e.OfficeUnitId == turn.Speaker!.UnitId && e.Flash).Select(e => e.Number).DefaultIfEmpty(900).Max() + 1;
        var edition = new Edition
        {
            Id = $"f-{turn.Message.Id}",
            Number = number,
            Week = CampaignWeek.Of(turn.Now).ToString(),
            Title = "紧急提醒",
            Focus = text,
            State = EditionState.Draft,
            OfficeUnitId = turn.Speaker!.UnitId,
            Flash = true,
            AuthorId = turn.Speaker.Id,
        };
        var plan = PushPlan.For(edition, turn.Tree, turn.Registry.Groups.Values, turn.Now);
        var direct = plan.Count(d => d.State == DeliveryState.Pending);
        return new HandlerResult()
            .Save(s => editions.SaveAsync(s, edition))
            .Save(s => questions.OpenAsync(s, new Question
            {
                Id = $"q/{turn.Message.Id}",
                ConversationId = turn.Group.Id,
                MemberId = turn.Speaker.Id,
                MessageId = turn.Message.Id,
                Kind = QuestionKind,
                PayloadJson = edition.Id,
                AskedAt = turn.Now,
                ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
            }))
            .Reply(turn, $"{PushText.Flash(edition)}\n\n将立即发到{direct}个群，另有{plan.Count - direct}个群由人转发，不受休息时间限制。发送请回复：确认；不发请回复：取消");
    }

    private async Task<HandlerResult> DecideAsync(Turn turn, Session session, Question question)
    {
        var result = new HandlerResult().Save(s => questions.CloseAsync(s, question.Id, "answered", turn.Now));
        var edition = await editions.FindAsync(session, question.PayloadJson);
        if (edition is null) return result;
        if (turn.Text == "取消")
        {
            return result.Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Skipped, null, null)).Reply(turn, "已取消，没有发送。");
        }

        return result
            .Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Approved, turn.Speaker!.Id, null))
            .Save(s => push.PushEditionAsync(s, turn.Registry, edition, turn.Tree[edition.OfficeUnitId], turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "flash", edition.Id, "", turn.Now))
            .Reply(turn, "已开始发送紧急提醒。看进度请回复：转发情况");
    }
}
