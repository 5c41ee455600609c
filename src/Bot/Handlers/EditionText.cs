using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What the office reads while it drafts, approves and recalls editions.</summary>
public static class EditionText
{
    public static string Begun(Edition draft, CampaignWeek week) => $"""
        已新建第{draft.Number}期《{draft.Title}》，{Short(week)}那周推送。
        请逐条发文字或文件，可写明类别和对象，例：海报（老年人）：不轻信陌生电话
        本周重点请发：重点：刷单返利。发完回复：完成
        """;

    public static string Added(Edition draft, IReadOnlyList<EditionItem> items) =>
        $"已加{string.Join('、', items.Select(i => $"{i.Ordinal}. {i.Kind}《{i.Title}》{(i.Audience is null ? "" : $"（{i.Audience}）")}"))}。共{draft.Items.Count}项，发完回复：完成";

    public static string Line(Edition e) => $"第{e.Number}期《{e.Title}》 {e.Week} {State(e.State)}，{e.Items.Count}项";

    public static string State(EditionState state) => state switch
    {
        EditionState.Draft => "草稿",
        EditionState.Approved => "已批准",
        EditionState.Pushed => "已推送",
        EditionState.Closed => "已结束",
        _ => "已取消",
    };

    public static string Approved(Edition e, ReportingRound round, DateTimeOffset now)
    {
        var day = round.Deadline;
        var when = round.Push <= now ? "几分钟内推送" : string.Create(
            CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日{WorkCalendar.LocalTime(round.Push):HH:mm}推送");
        return $"第{e.Number}期已批准，{when}。要撤回请回复：撤回 第{e.Number}期";
    }

    private static string Short(CampaignWeek week) =>
        string.Create(CultureInfo.InvariantCulture, $"{week.Monday.Month}月{week.Monday.Day}日—{week.Sunday.Month}月{week.Sunday.Day}日");
}
