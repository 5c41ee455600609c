using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What the office reads while it drafts, approves and recalls editions.</summary>
public static class EditionText
{
    public static string Begun(Edition draft, CampaignWeek week) => $"""
        已新建第{draft.Number}期《{draft.Title}》，{Short(week)}那周推送。
        请逐条发文字或文件，可写明类别和对象，例：海报（老年人）：不轻信陌生电话
        本周重点请发：重点：刷单返利。发完回复：完成
        """;

    public static string Added(EditOutcome.Changed added) =>
        $"{added.Done}{About(added.Touched)}\n共{added.Edition.Items.Count}项，发完回复：完成";

    /// <summary>An approval that fell is said in a line of its own.</summary>
    public static string Edited(EditOutcome.Changed changed, bool drafting)
    {
        var e = changed.Edition;
        var fallen = changed.WasApproved ? $"\n第{e.Number}期原来已批准，改动后退回草稿，不重新批准不会推送。" : "";
        if (drafting) return $"{changed.Done}{About(changed.Touched)}\n可以接着发，发完回复：完成";
        return $"{changed.Done}{fallen}{About(changed.Touched)}\n看一遍请回复：预览 第{e.Number}期；同意推送请回复：批准 第{e.Number}期";
    }

    /// <summary>How long a script takes, what old people would stumble over, a line each; empty when there is nothing to say.</summary>
    public static string About(IEnumerable<EditionItem> items) => string.Concat(items.SelectMany(item =>
        (Loudspeaker.ScriptOf(item) is { } script ? [$"\n第{item.Ordinal}项念一遍{Loudspeaker.Length(script)}（{Loudspeaker.Spoken(script)}字）。"] : Array.Empty<string>())
            .Concat(EldersCheck.Hints(item).Select(hint => $"\n第{item.Ordinal}项：{hint}。"))));

    public static string Heading(PreviewedText text, int index, int of) =>
        $"预览{index + 1}/{of}：下面这条发到{text.Groups.Count}个群：{string.Join('、', text.Groups.Take(3).Select(g => g.Name))}{(text.Groups.Count > 3 ? "等" : "")}";

    public static string Previewed(Edition e, PushRun run, IReadOnlyList<PreviewedText> texts, bool all, string plan)
    {
        var (direct, relayed) = (run.Deliveries.Count(d => d.State == DeliveryState.Pending), run.Deliveries.Count(d => d.State == DeliveryState.RelayDue));
        var others = all || texts.Count < 2 ? "" : $"上面是村工作群收到的样子，乡镇、单位和群众群的称呼和内容略有不同，都看请回复：预览 第{e.Number}期 全部。\n";
        var hints = About(e.Items.Where(i => i.Kind == ItemKinds.Elders));
        return $"{others}第{e.Number}期直接发{direct}个群，由人转发{relayed}个群。{plan}{hints}\n{Next(e)}";
    }

    public static string List(IReadOnlyCollection<Edition> own) => own.Count == 0
        ? "还没有素材。请回复：新建素材 标题"
        : string.Join('\n', own.OrderByDescending(e => e.Number).Take(6).Select(Line));

    private static string Next(Edition e) => e.State == EditionState.Draft
        ? $"要改请回复：修改 第{e.Number}期 1 新内容；同意请回复：批准 第{e.Number}期"
        : $"状态：{State(e.State)}。";

    public static string Line(Edition e) =>
        $"第{e.Number}期《{e.Title}》{(CampaignWeek.Parse(e.Week) is { } week ? Short(week) : e.Week)}，{State(e.State)}，{e.Items.Count}项";

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

    private static string Short(CampaignWeek week) => EditionWeeks.Days(week);
}
