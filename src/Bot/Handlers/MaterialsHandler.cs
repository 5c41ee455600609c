using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// 素材: the pack of an edition with its files, ready to be passed on (rule C16). Materials are public: whoever asks in a work group or
/// privately gets them, a resident in a residents' group when the bot is addressed.
/// </summary>
public sealed class MaterialsHandler(Editions editions, Timetable timetable, CampaignSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Message.Attachments.Count > 0 || Request(turn) is not { } request) return null;
        var all = (await editions.ListAsync(session)).Where(e => !e.Flash && Concerns(turn, e)).ToList();
        var (edition, missing) = Choose(turn, request, all);
        return edition is null ? new HandlerResult().Reply(turn, missing) : Pack(turn, edition, request);
    }

    private static MaterialsRequest? Request(Turn turn)
    {
        var aside = turn.Group.Kind == GroupKind.Residents && turn.IsResident && !turn.Message.MentionsBot;
        if (aside || turn.Text.Length > 200) return null;
        var request = MaterialsRequest.Read(turn.Text);
        if (request.Explicit && (request.SaysMaterials || turn.Private)) return request;
        return turn.Reading is { Intent: Intent.Query, Query: QueryKind.Materials } ? request : null;
    }

    // A village asks its township's office; a county hears of all its townships.
    private static bool Concerns(Turn turn, Edition edition)
    {
        var unit = turn.Speaker?.UnitId ?? turn.Group.UnitId;
        return unit is not null && (turn.Tree.IsWithin(unit, edition.OfficeUnitId) || turn.Tree.IsWithin(edition.OfficeUnitId, unit));
    }

    private static (Edition? Edition, string Missing) Choose(Turn turn, MaterialsRequest request, List<Edition> all)
    {
        var sent = all.Where(e => e.PushedAt is not null).OrderByDescending(e => e.PushedAt).ToList();
        if (request.Number is { } number)
        {
            var draft = turn.IsOffice ? all.Find(e => e.Number == number) : null;
            return (sent.Find(e => e.Number == number), draft is null ? $"第{number}期还没有推送。" : $"第{number}期还没有推送，先看请回复：预览 第{number}期");
        }

        var week = CampaignWeek.Of(turn.Now);
        return request.Week switch
        {
            PackWeek.This => (sent.Find(e => CampaignWeek.Of(e.PushedAt!.Value) == week), sent.Count > 0 ? "本周素材还没有推送。要上次的请回复：上周素材" : "本周素材还没有推送。"),
            PackWeek.Last => (sent.Find(e => CampaignWeek.Of(e.PushedAt!.Value) < week), "上周没有推送素材。"),
            _ => (sent.FirstOrDefault(), "本周素材还没有推送。"),
        };
    }

    private HandlerResult Pack(Turn turn, Edition edition, MaterialsRequest request)
    {
        var (items, remark) = MaterialsText.Items(edition, turn, request);
        var readers = turn.IsResident || turn.Group.Kind == GroupKind.Residents ? Readership.Residents : Readership.Village;
        var week = timetable.PushWeek(CampaignWeek.Of(edition.PushedAt!.Value));
        var office = Townships.Signature(turn.Tree[edition.OfficeUnitId], settings.OfficeLabel);
        var pages = TextLimits.Pages(PushText.Pack(edition, items, week, readers, office, remark is null ? request.Audience : null));
        var result = new HandlerResult();
        if (remark is not null) result.Reply(turn, remark);
        for (var i = 0; i < pages.Count - 1; i++) result.Reply(turn, pages[i]);
        return result.Reply(turn, pages[^1], [.. items.Where(it => it.Attachment is not null).Select(it => it.Attachment!)]);
    }
}
