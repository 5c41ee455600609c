using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Documents.Papers;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>减负情况, 减负情况 5月, and 减负报表 as a workbook and 减负报告 as a paper in private chat: office and leaders only (rule W17).</summary>
public sealed partial class BurdenHandler(BurdenDesk desk, Attachments attachments, Audit audit, Audience audience, CampaignSettings settings) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || Pattern().Match(turn.Text) is not { Success: true } said) return null;
        if (!turn.IsOffice && turn.Speaker!.Role != Role.Commander) return new HandlerResult().Reply(turn, "减负情况由平安办和领导查看。觉得哪件事不该要，可以私聊平安办。");
        var scope = turn.Tree[turn.Speaker!.UnitId];
        var month = await desk.MonthAsync(session, turn.Registry, scope, Days(said, WorkCalendar.LocalDate(turn.Now)));
        return said.Groups["kind"].Value != "情况" ? await FileAsync(turn, month, said.Groups["kind"].Value == "报告") : audience.Answer(turn, scope.Id, BurdenText.For(month, turn.Registry));
    }

    private async Task<HandlerResult> FileAsync(Turn turn, BurdenMonth month, bool paper)
    {
        var bytes = paper ? PaperFile.Write(Paper(turn, month)) : BurdenText.Workbook(month, turn.Registry);
        var (end, type) = paper ? (".docx", PaperFile.ContentType) : (".xlsx", WorkbookFile.ContentType);
        using var content = new MemoryStream(bytes);
        var file = await attachments.SaveAsync(content, $"{month.Scope.Name}减负情况（{month.Days}）{end}", type, CancellationToken.None);
        var result = new HandlerResult()
            .Save(s => attachments.AddAsync(s, file, turn.Message.Id, Convert.ToHexStringLower(SHA256.HashData(bytes)), turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "export", month.Scope.Id, "burden " + month.Days, turn.Now));
        var words = $"{month.Scope.Name}减负情况{(paper ? "报告" : "统计表")}（{month.Days}），看过可以报县里。";
        if (turn.Private) return result.Reply(turn, words, [file]);
        result.Say(new OutboundMessage
        {
            Key = $"burden/{turn.Message.Id}", Channel = turn.ChannelOf(turn.Speaker!.Id), ConversationId = PrivateChats.Of(turn.Speaker.Id), Text = words, Lane = Lane.Reply, Attachments = [file],
        });
        return result.Reply(turn, "已私聊回复。");
    }

    private Paper Paper(Turn turn, BurdenMonth month) => BurdenPaper.Of(
        month, turn.Registry, Townships.Signature(month.Scope, settings.OfficeLabel), turn.Tree.Find(month.Scope.ParentId) is { } above ? above.Name + "委政法委" : "", turn.Now);

    /// <summary>The month named, 上月, or this one up to today.</summary>
    private static Period Days(Match said, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        if (said.Groups["last"].Success) first = first.AddMonths(-1);
        else if (said.Groups["m"].Success && int.Parse(said.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month)
            first = new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return new Period(first, last > today ? today : last);
    }

    [GeneratedRegex(@"\A减负(?<kind>情况|报表|统计表|报告)[\s：:]*((?<last>上个?月)|本月|(?<m>[0-9]{1,2})月份?)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
