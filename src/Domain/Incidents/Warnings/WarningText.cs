using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What people read of warnings. Only <see cref="Ticket"/> says whom it is about; it goes to those who act, in private (rule I2).</summary>
public static class WarningText
{
    public const string Digits = "回复：1接单 2已联系 3已见面未受骗 4已见面已转账（写金额） 5找不到人 6误报 7移交派出所";

    public static string Name(WarningLevel level) => level switch { WarningLevel.Red => "红色", WarningLevel.Orange => "橙色", _ => "黄色" };

    public static string Name(WarningOutcome outcome) => outcome switch
    {
        WarningOutcome.NotDefrauded => "未受骗",
        WarningOutcome.Defrauded => "已受骗",
        WarningOutcome.FalseAlarm => "误报",
        _ => "失联移交",
    };

    /// <summary>The ticket as those read it who must act. Hands: who has got it.</summary>
    public static string Ticket(Warning w, string unit, WarningLimits limits, string raisedBy, string hands, string? head = null) =>
        $"""
        {head ?? $"【{Name(w.Level)}预警】"}编号{w.Number}  {Time(w.RaisedAt)}
        对象：{w.Subject}{(w.Tail.Length > 0 ? $"（尾号{w.Tail}）" : "")}  {unit}{(w.Away ? "（人在外）" : "")}
        疑似：{w.Suspicion}{(w.FundSide ? "（资金端）" : "")}
        要求：{When(w.RaisedAt + limits.Call, w.RaisedAt)}前打通电话，{When(w.RaisedAt + limits.MeetOf(w), w.RaisedAt)}前见面{(w.Level == WarningLevel.Yellow ? "或视频" : "")}；先止付再说服，必要时同拨110
        派单：{raisedBy}　已发：{hands}
        {Digits}
        """;

    /// <summary>One line without a person: for those who oversee.</summary>
    public static string Line(Warning w, string unit, string? owner) =>
        $"{w.Number} {Name(w.Level)} {unit} {Time(w.RaisedAt)}派单，{State(w, owner)}";

    public static string State(Warning w, string? owner) => w switch
    {
        { Outcome: { } outcome } => Name(outcome) + (w.Lost is { } lost ? $"（{BookingText.Money(lost)}）" : ""),
        { MetAt: not null } => "已见面，未办结",
        { Stage: SearchStage.Police } => "已转派出所找人",
        { Stage: not SearchStage.None } => $"{owner}正在找人",
        { ContactedAt: not null } => $"{owner}已联系，待见面",
        { OwnerId: not null } => $"{owner}已接单",
        _ => "无人接单",
    };

    /// <summary>今日预警7条：红2黄5，见面6，避免损失5万元，1条处置中。 Counts only: this may stand in a group.</summary>
    public static string Counts(string when, WarningFigures f)
    {
        if (f.All == 0) return $"{when}没有预警。";
        (string Name, int Count)[] levels = [("红", f.Red), ("橙", f.Orange), ("黄", f.Yellow)];
        var split = string.Concat(levels.Where(l => l.Count > 0).Select(l => FormattableString.Invariant($"{l.Name}{l.Count}")));
        return $"{when}预警{f.All}条：{split}，见面{f.Met}{(f.Saved > 0 ? $"，避免损失{BookingText.Money(f.Saved)}" : "")}，{(f.Open == 0 ? "全部办结" : $"{f.Open}条处置中")}。";
    }

    /// <summary>上坪村：5条，联系4分钟、见面22分钟，限时内联系100%、见面80%.</summary>
    public static string Figures(string unit, WarningFigures f) =>
        $"{unit}：{f.All}条{(f.Open > 0 ? $"（{f.Open}条未办结）" : "")}，联系{Minutes(f.ContactMinutes)}、见面{Minutes(f.MeetMinutes)}，限时内联系{Percent(f.ContactInTime)}、见面{Percent(f.MeetInTime)}"
        + (f.RetransferRate is { } rate ? $"，资金端{f.FundSide}条，再转账率{Percent(rate)}" : "");

    public static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>15:30, 明天09:30 or 6月20日09:30, seen from another instant.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset from)
    {
        var (day, seen) = (Calendar.WorkCalendar.LocalDate(at), Calendar.WorkCalendar.LocalDate(from));
        return (day.DayNumber - seen.DayNumber) switch { 0 => "", 1 => "明天", _ => day.ToString("M月d日", CultureInfo.InvariantCulture) } + Time(at);
    }

    public static string Minutes(double? minutes) => minutes switch
    {
        null => "—",
        < 1 => "不到1分钟",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{minutes:0}分钟"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0.#}小时"),
    };

    public static string Unit(OrgTree tree, string unitId) => tree.Find(unitId)?.Name ?? "单位未登记";

    private static string Percent(double? share) => share is { } s ? s.ToString("0.#", CultureInfo.InvariantCulture) + "%" : "—";
}
