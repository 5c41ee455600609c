namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A platform's chat belongs to a unit.</summary>
public sealed record Binding(string Channel, string ChatId, string UnitId, GroupKind Kind);

public sealed record BindingsImportResult(IReadOnlyList<Binding> Bindings, IReadOnlyList<BadRow> BadRows);

/// <summary>The bindings file: `channel,chat_id,unit,kind`; kind is work or residents.</summary>
public static class BindingsImport
{
    public static IReadOnlyList<string> Columns { get; } = ["channel", "chat_id", "unit", "kind"];

    public static BindingsImportResult Read(ImportTable table, OrgTree tree, IReadOnlyCollection<string> channels, bool skipBad)
    {
        var header = Header.Check(table, Columns, [.. Columns]);
        if (header.Count > 0) return new BindingsImportResult([], header);

        var bad = new List<BadRow>();
        var bindings = new Dictionary<(string, string), Binding>();
        foreach (var row in table.Rows)
        {
            var reasons = new List<string>();
            var binding = ReadRow(row, tree, channels, reasons);
            if (binding is not null && !bindings.TryAdd((binding.Channel, binding.ChatId), binding)) reasons.Add("同一个群写了两次");
            if (reasons.Count > 0) bad.Add(new BadRow(row.Number, string.Join('；', reasons)));
        }

        return new BindingsImportResult(bad.Count > 0 && !skipBad ? [] : [.. bindings.Values], bad);
    }

    private static Binding? ReadRow(ImportRow row, OrgTree tree, IReadOnlyCollection<string> channels, List<string> reasons)
    {
        var channel = row["channel"].ToLowerInvariant();
        if (!channels.Contains(channel)) reasons.Add($"渠道“{Cell.Shown(row["channel"])}”不认识，应为 {string.Join("、", channels)}");
        if (row["chat_id"].Length == 0) reasons.Add("没有群号");
        var unit = tree.FindByName(row["unit"]);
        if (unit is null) reasons.Add($"找不到单位“{Cell.Shown(row["unit"])}”");
        var kind = Words.GroupKind(row["kind"]);
        if (kind is null or GroupKind.Dm) reasons.Add($"类别“{Cell.Shown(row["kind"])}”不认识，应为 work 或 residents");
        return reasons.Count > 0 ? null : new Binding(channel, row["chat_id"], unit!.Id, kind!.Value);
    }
}
