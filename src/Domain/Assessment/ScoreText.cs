using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>得分, as the unit that is scored and its leaders read it.</summary>
public static class ScoreText
{
    /// <summary>One unit: every line with its number, its ground and, for its own people, until when it can be contested.</summary>
    public static string For(ScoreSheet sheet, ScorePolicy policy, DateTimeOffset now, bool own = true)
    {
        string Hint(Measure m) => own ? MeasureText.AppealHint(m, Figures.LocalDate(now)) : "";
        var lines = new List<string> { $"{sheet.Unit.Name}{sheet.Year}年得分{BookingText.Number(sheet.Score)}分（满分{BookingText.Number(sheet.Full)}分），截至{Figures.Moment(now)}。" };
        if (sheet.Lines.Count == 0) lines.Add("没有扣分。");
        lines.AddRange(sheet.Lines.Select(l => Line(l) + Hint(l.Measure)));
        if (sheet.Cards.Count > 0) lines.Add("正在亮的牌、约谈和候选：");
        lines.AddRange(sheet.Cards.Select(c => $"{MeasureText.Line(c)}。{Hint(c)}"));
        if (sheet.Lines.Count > 0) lines.Add($"扣分依据：{policy.Plan}。看一条的经过请回复：{MeasureText.Label(sheet.Lines[^1].Measure)}");
        return string.Join('\n', lines);
    }

    /// <summary>How the sheet is made up, in a sentence without a full stop.</summary>
    public static string Method(ScorePolicy policy) =>
        $"满分{BookingText.Number(policy.Full)}分，辖区每发案1起扣{BookingText.Number(policy.Case)}分，当事人是干部职工或其家人的{(policy.StaffCaseAdditive ? "另" : "改")}扣{BookingText.Number(policy.StaffCase)}分，"
        + $"当事人没有接受过宣传的最高再扣{BookingText.Number(policy.NotReachedMost)}分；平安办批准的才计，申诉未答复的不计";

    /// <summary>All units of a leader: those with deductions or cards one by one, the others as a number.</summary>
    public static string For(string scope, IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now)
    {
        var head = $"{scope}{Year(sheets, now)}年得分，满分{BookingText.Number(sheets.Count == 0 ? 0 : sheets[0].Full)}分，截至{Figures.Moment(now)}：";
        var marked = sheets.Where(s => s.Deducted > 0 || s.Cards.Count > 0).OrderBy(s => s.Score).ThenBy(s => s.Unit.Order).ToList();
        if (marked.Count == 0) return $"{head}\n{sheets.Count}个单位都没有扣分。";
        var rest = sheets.Count - marked.Count;
        return $"{head}\n{string.Join('\n', marked.Select(Short))}{(rest == 0 ? "" : $"\n其余{rest}个单位没有扣分。")}\n看一个单位请回复：得分 {marked[0].Unit.Name}";
    }

    private static int Year(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now) => sheets.Count == 0 ? Figures.LocalDate(now).Year : sheets[0].Year;

    private static string Line(ScoreLine line)
    {
        var m = line.Measure;
        var points = line.Remark.Length == 0 ? $"扣{BookingText.Number(line.Points)}分" : line.Remark;
        return $"{MeasureText.Label(m)} {m.Reason}：{points}。";
    }

    private static string Word(Measure standing) => standing.Kind switch
    {
        MeasureKind.Interview => "约谈",
        MeasureKind.Veto => "一票否决候选",
        _ => MeasureText.What(standing),
    };

    private static string Short(ScoreSheet sheet)
    {
        var cards = sheet.Cards.Count == 0 ? "" : "，" + string.Join('、', sheet.Cards.Select(c => Word(c)).GroupBy(x => x).Select(g => g.Count() > 1 ? $"{g.Key}{g.Count()}次" : g.Key));
        var deducted = sheet.Deducted > 0 ? $"扣{BookingText.Number(sheet.Deducted)}分" : "没有扣分";
        return $"{sheet.Unit.Name} {BookingText.Number(sheet.Score)}分（{deducted}{cards}）";
    }
}
