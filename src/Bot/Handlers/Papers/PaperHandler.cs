using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>工作通报, 情况通报, 督办单, 约谈通知, 整改单, 台账: drafts for office and leaders, into the private chat (rule N6). Of others only 台账 is answered, for their own unit.</summary>
public sealed class PaperHandler(BulletinDesk bulletins, NoticeDesk notices, DossierDesk dossiers, Audit audit) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || PaperRequest.Read(turn.Text) is not { } request) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        if (request is PaperRequest.Dossier dossier) return await DossierAsync(turn, session, reach, dossier.Unit);
        var mayDraft = (turn.IsOffice || turn.Speaker!.Role == Role.Commander) && reach.Tier is Tier.County or Tier.Township;
        // A cadre who says 工作通报 asks for what was posted; QueryHandler answers that.
        if (!mayDraft) return request is PaperRequest.Bulletin ? null : new HandlerResult().Reply(turn, "文书由平安办起草。您可以问：通报");
        var scope = Townships.IssuerFor(turn.Tree, reach.Id) ?? reach;
        return request switch
        {
            PaperRequest.Bulletin weekly => await WeeklyAsync(turn, session, scope, weekly.Week),
            PaperRequest.Report monthly => await MonthlyAsync(turn, session, scope, monthly),
            PaperRequest.Reprint again => await ReprintAsync(turn, session, scope, again),
            _ => await NoticeAsync(turn, session, scope, (PaperRequest.Notice)request),
        };
    }

    private async Task<HandlerResult> WeeklyAsync(Turn turn, Session session, OrgUnit scope, int? number)
    {
        var today = CampaignWeek.Of(turn.Now);
        var week = number is { } n ? CampaignWeek.Of(n > today.Number + 1 ? today.Year - 1 : today.Year, n) : await bulletins.NewestAsync(session, turn.Tree, scope);
        if (week is null) return new HandlerResult().Reply(turn, number is null ? "还没有通报：第一期数据截止后才能起草。" : "没有这一周，例：工作通报 第24周");
        if (!await bulletins.IsFrozenAsync(session, turn.Tree, scope, week)) return new HandlerResult().Reply(turn, $"第{week.Number}周没有截止的数据，不能起草。发“工作通报”起草最近一期。");
        return await BulletinAsync(turn, session, scope, BulletinSpan.Of(week), red: false);
    }

    private async Task<HandlerResult> MonthlyAsync(Turn turn, Session session, OrgUnit scope, PaperRequest.Report asked)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        if (asked.Month is < 1 or > 12) return new HandlerResult().Reply(turn, "没有这个月，例：情况通报 6月");
        if (asked.Month is { } month)
        {
            var year = asked.Year ?? (month > today.Month ? today.Year - 1 : today.Year);
            var span = bulletins.Month(year, month);
            if (span.Days.From > today) return new HandlerResult().Reply(turn, $"{year}年{month}月还没到，例：情况通报 {today.Month}月");
            return await BulletinAsync(turn, session, scope, span, asked.Red);
        }

        // The newest month whose last week is frozen; before the first, the running one.
        for (var (back, first) = (0, new DateOnly(today.Year, today.Month, 1)); back < 12; back++)
        {
            var span = bulletins.Month(first.AddMonths(-back).Year, first.AddMonths(-back).Month);
            if (await bulletins.IsFrozenAsync(session, turn.Tree, scope, span.Closing)) return await BulletinAsync(turn, session, scope, span, asked.Red);
        }

        return await BulletinAsync(turn, session, scope, bulletins.Month(today.Year, today.Month), asked.Red);
    }

    private async Task<HandlerResult> BulletinAsync(Turn turn, Session session, OrgUnit scope, BulletinSpan span, bool red)
    {
        var draft = await bulletins.DraftAsync(session, turn.Tree, scope, span, turn.Now, turn.Speaker!.Id);
        var printed = await bulletins.PrintAsync(draft.Facts, red);
        var result = new HandlerResult();
        if (draft.ToKeep is { } paper) result.Save(s => bulletins.KeepAsync(s, paper));
        return Hand(turn, result, printed, BulletinDesk.Words(draft.Facts, printed), $"{(span.Monthly ? "report" : "bulletin")}/{span.Key}");
    }

    private async Task<HandlerResult> NoticeAsync(Turn turn, Session session, OrgUnit scope, PaperRequest.Notice asked)
    {
        var name = asked.Kind.ChineseName();
        if (asked.Words.Length == 0) return new HandlerResult().Reply(turn, $"请写上单位，例：{name} 石桥村。可以加事由，例：{name} 石桥村 {(asked.Kind == PaperKind.Interview ? "6月25日9:00 连续两周未报数" : "限6月25日 承诺书没有签完")}");
        if (NoticeOrder.Read(asked.Words, WorkCalendar.LocalDate(turn.Now)) is not { } order) return new HandlerResult().Reply(turn, $"日期不对或者已经过了，例：{name} 石桥村 限{WorkCalendar.LocalDate(turn.Now).AddDays(7):M月d日} 承诺书没有签完");
        if (UnitNamed(turn, order.Unit) is not { } unit || !turn.Tree.IsWithin(unit.Id, scope.Id) || unit.Id == scope.Id)
            return new HandlerResult().Reply(turn, $"没有找到{scope.Name}下的“{order.Unit}”。先写单位，再空一格写事由，例：{name} 石桥村 承诺书没有签完");
        if (await notices.DraftAsync(session, turn.Tree, scope, unit, asked.Kind, order, turn.Now) is not { } facts)
            return Privately(turn, $"{unit.Name}近四周没有未报、迟报、未转发的记录，没有现成的事由。要起草请写上事由，例：{name} {unit.Name} 承诺书没有签完");
        var printed = await notices.PrintAsync(facts);
        var result = new HandlerResult();
        if (printed.File is not null) result.Save(s => notices.KeepAsync(s, facts, scope.Id, unit.Id, turn.Speaker!.Id));
        return Hand(turn, result, printed, NoticeDesk.Words(facts, printed), $"notice/{unit.Id}/{facts.Number}");
    }

    private async Task<HandlerResult> ReprintAsync(Turn turn, Session session, OrgUnit scope, PaperRequest.Reprint asked)
    {
        var year = WorkCalendar.LocalDate(turn.Now).Year;
        if (await notices.FindAsync(session, asked.Kind, scope.Id, year, asked.Number) is not { } facts)
            return new HandlerResult().Reply(turn, $"{year}年没有第{asked.Number}号{asked.Kind.ChineseName()}。起草新的请写上单位，例：{asked.Kind.ChineseName()} 石桥村");
        var printed = await notices.PrintAsync(facts);
        return Hand(turn, new HandlerResult(), printed, NoticeDesk.Words(facts, printed), $"notice/{asked.Number}");
    }

    private async Task<HandlerResult?> DossierAsync(Turn turn, Session session, OrgUnit reach, string name)
    {
        // 台账 is a word of every campaign: with a name that is no unit it is talk.
        if (UnitNamed(turn, name) is not { } unit) return null;
        return turn.Tree.IsWithin(unit.Id, reach.Id) ? await dossiers.HandAsync(turn, session, unit) : new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据，例：台账 {reach.Name}");
    }

    private HandlerResult Hand(Turn turn, HandlerResult result, PrintedPaper printed, string words, string what)
    {
        if (printed is not { File: { } file, Save: { } save }) return Privately(turn, words);
        result.Save(s => save(s, turn.Message.Id, turn.Now)).Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "paper", what, "", turn.Now));
        return PrivateFiles.Hand(turn, result, file, words);
    }

    private static HandlerResult Privately(Turn turn, string words) =>
        turn.Private ? new HandlerResult().Reply(turn, words) : new HandlerResult().Tell(turn, turn.Speaker!.Id, words).Reply(turn, "已私聊回复。");

    private static OrgUnit? UnitNamed(Turn turn, string name) => turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
}
