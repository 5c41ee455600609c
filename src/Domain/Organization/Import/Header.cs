namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A misspelt column would be lost in silence, so unknown columns are refused as missing ones are.</summary>
internal static class Header
{
    public static IReadOnlyList<BadRow> Check(ImportTable table, IReadOnlyList<string> known, params IReadOnlyList<string> required)
    {
        var missing = required.Except(table.Headers).ToList();
        var unknown = table.Headers.Where(h => h.Length > 0).Except(known).ToList();
        var bad = new List<BadRow>();
        if (missing.Count > 0) bad.Add(new BadRow(0, "表头缺少列：" + string.Join('、', missing)));
        if (unknown.Count > 0) bad.Add(new BadRow(0, "表头有不认识的列：" + string.Join('、', unknown.Select(Cell.Shown))));
        if (bad.Count == 0 && table.Rows.Count == 0) bad.Add(new BadRow(0, "表里没有数据行"));
        return bad;
    }
}
