using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Incidents;

/// <summary>警情通报 …: an officer's bulletin of the day goes to all groups once the office approved it (rule I19). Both in private.</summary>
public sealed partial class BulletinHandler(Editions editions, Audit audit, PushJob push) : IMessageHandler
{
    private const string Title = "每日警情通报";
    private const string Example = "例：警情通报 今天全县发生2起冒充客服诈骗，对方要求屏幕共享，请提醒家里老人";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.Private || turn.IsResident) return null;
        if (turn.Speaker!.Role == Role.Police && Written().Match(turn.Text) is { Success: true } written) return await DraftAsync(turn, session, written.Groups["text"].Value.Trim());
        return turn.IsOffice && Decided().Match(turn.Text) is { Success: true } decided ? await DecideAsync(turn, session, decided) : null;
    }

    private async Task<HandlerResult> DraftAsync(Turn turn, Session session, string text)
    {
        var result = new HandlerResult();
        if (text.Length is < 6 or > 500) return result.Reply(turn, $"请写明内容（6到500字）。{Example}");
        if (Masking.Mask(text) != text) return result.Reply(turn, "通报里有电话、身份证或卡号，请去掉再发，姓名也不要写。");
        var township = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var office = turn.Registry.OfficeOf(township.Id);
        if (office.Count == 0) return result.Reply(turn, $"{township.Name}没有登记平安办人员，没法批准转发。");
        var number = (await editions.ListAsync(session)).Where(e => e.OfficeUnitId == township.Id && e.Flash).Select(e => e.Number).DefaultIfEmpty(900).Max() + 1;
        var edition = new Edition
        {
            Id = $"f-{turn.Message.Id}", Number = number, Week = CampaignWeek.Of(turn.Now).ToString(), Title = Title, Focus = text, State = EditionState.Draft,
            OfficeUnitId = township.Id, Flash = true, AuthorId = turn.Speaker!.Id,
        };
        foreach (var member in office) result.Tell(turn, member.Id, $"{turn.Speaker.Name}请转发警情通报：\n{PushText.Flash(edition)}\n发到各群请回复：转发通报 {number}；不发请回复：不转通报 {number} 原因");
        return result.Save(s => editions.SaveAsync(s, edition)).Reply(turn, $"已交平安办，批准后发到各群（编号{number}）。");
    }

    private async Task<HandlerResult> DecideAsync(Turn turn, Session session, Match decided)
    {
        var number = int.Parse(decided.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var result = new HandlerResult();
        var edition = (await editions.ListAsync(session)).FirstOrDefault(e => e.OfficeUnitId == turn.Speaker!.UnitId && e.Flash && e.Number == number && e.Title == Title);
        if (edition is null) return result.Reply(turn, $"没有编号{number}的警情通报。");
        if (edition.State != EditionState.Draft) return result.Reply(turn, $"警情通报{number}已经处理过了。");
        if (decided.Groups["no"].Success)
        {
            var why = decided.Groups["why"].Value.Trim();
            if (edition.AuthorId is { } author) result.Tell(turn, author, $"警情通报{number}没有转发{(why.Length > 0 ? "：" + why : "。")}");
            return result.Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Skipped, null, null)).Reply(turn, $"警情通报{number}不转发，已告诉民警。");
        }

        return result
            .Save(s => editions.SetStateAsync(s, edition.Id, EditionState.Approved, turn.Speaker!.Id, null))
            .Save(s => push.PushEditionAsync(s, turn.Registry, edition, turn.Tree[edition.OfficeUnitId], turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "push-bulletin", edition.Id, "", turn.Now))
            .Reply(turn, $"警情通报{number}已开始发送。看进度请回复：转发情况");
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    [GeneratedRegex(@"\A(每日|今日)?(电信诈骗)?警情通报(?<text>(\z|[\s:：，,].*))\z", Linear)]
    private static partial Regex Written();

    [GeneratedRegex(@"\A(?<no>不)?转(发)?通报\s*(?<number>[0-9]{3,5})(?<why>(\z|[\s:：，,].{0,100}))\z", Linear)]
    private static partial Regex Decided();
}
