using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>哪些村还没报.</summary>
public static class MissingText
{
    /// <summary>Duties of one week inside the asker's subtree. WeekNumber is that of the data; reminded = times the owing people were reminded.</summary>
    public static string For(OrgTree tree, IReadOnlyList<Duty> duties, int weekNumber, int reminded, DateTimeOffset now)
    {
        var asOf = $"截至{Figures.Moment(now)}";
        if (duties.Count == 0) return $"{asOf}，没有到期的报送任务。";
        var missing = duties.Where(d => d.State is not (DutyState.Done or DutyState.Late)).OrderBy(d => tree[d.UnitId].Order).ToList();
        if (missing.Count == 0) return $"{asOf}，第{weekNumber}周数据{duties.Count}个单位已全部报送。";
        var names = string.Join('、', missing.Select(d => tree[d.UnitId].Name + (d.State == DutyState.Extended ? "（延期）" : "")));
        var after = reminded > 0 ? $"已提醒{reminded}次。" : "尚未提醒。";
        return $"{asOf}，第{weekNumber}周未报{missing.Count}个：{names}（截止{Figures.Moment(missing[0].Due)}）。{after}";
    }
}
