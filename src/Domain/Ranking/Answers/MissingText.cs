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
        if (ByTownship(tree, duties, missing) is { } lines) return $"{asOf}，第{weekNumber}周{duties.Count}个单位未报{missing.Count}个（截止{Figures.Moment(missing[0].Due)}）：\n{lines}\n{Reminded(reminded)}";
        var names = Names(tree, missing);
        return $"{asOf}，第{weekNumber}周未报{missing.Count}个：{names}（截止{Figures.Moment(missing[0].Due)}）。{Reminded(reminded)}";
    }

    private static string Reminded(int times) => times > 0 ? $"已提醒{times}次。" : "尚未提醒。";

    private static string Names(OrgTree tree, IEnumerable<Duty> missing) =>
        string.Join('、', missing.Select(d => tree[d.UnitId].Name + (d.State == DutyState.Extended ? "（延期）" : "")));

    /// <summary>One line a township, when the units belong to several (rule K12); null otherwise.</summary>
    private static string? ByTownship(OrgTree tree, IReadOnlyList<Duty> duties, List<Duty> missing)
    {
        var townships = duties.Select(d => tree.Above(d.UnitId, Tier.Township)).OfType<OrgUnit>().Distinct().OrderBy(t => t.Order).ToList();
        return townships.Count < 2 ? null : string.Join('\n', townships.Select(t => Line(tree, t, [.. missing.Where(d => tree.IsWithin(d.UnitId, t.Id))])));
    }

    private static string Line(OrgTree tree, OrgUnit township, List<Duty> missing) =>
        missing.Count == 0 ? $"{township.Name}已报齐" : $"{township.Name}{missing.Count}个：{Names(tree, missing)}";
}
