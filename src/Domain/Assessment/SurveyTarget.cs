using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>A dated target of 知晓率 (rule J13): the newest survey that was entered, never an estimate between two.</summary>
internal static class SurveyTarget
{
    public static string Said(MilestonePlan plan, EnteredFigure? newest, DateOnly today)
    {
        var next = plan.Ahead(today)[0];
        var aim = $"目标{Figures.ShortPercent(next.Percent)}（{Figures.Day(next.Date)}{(next.Date < today ? "，已到期" : "")}）";
        if (newest?.Percent is not { } percent) return $"今年还没有录入调查结果，{aim}。例：知晓率 276/300";
        var parts = newest.Whole is { } whole ? $"（{BookingText.Number(newest.Part)}/{BookingText.Number(whole)}）" : "";
        var verdict = percent >= next.Percent ? "已达到" : $"差{Figures.Tenth(next.Percent - percent)}个百分点";
        return $"{newest.Month.Month}月调查{Figures.Percent(percent)}{parts}，{aim}，{verdict}。";
    }
}
