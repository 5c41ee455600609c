using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>A file of warnings (rule I1): 级别, 单位, 对象, 尾号 or 电话, 疑似, 资金端, 在外, 编号. Rows that cannot be meant are named; the rest go out.</summary>
public static class WarningSheet
{
    private static readonly string[][] Needed = [["级别", "预警级别"], ["单位", "村", "村居", "村（社区）"]];

    /// <summary>Whether the header is that of a file of warnings and of no other.</summary>
    public static bool Fits(ImportTable table) => Needed.All(names => names.Any(n => table.Headers.Contains(n)));

    /// <summary>UnitName gives the full name of a unit as written, or null.</summary>
    public static (IReadOnlyList<WarningOrder> Orders, IReadOnlyList<BadRow> Bad) Read(ImportTable table, Func<string, string?> unitName)
    {
        var (orders, bad) = (new List<WarningOrder>(), new List<BadRow>());
        foreach (var row in table.Rows)
        {
            string Of(params string[] names) => names.Select(n => row[n]).FirstOrDefault(t => t.Length > 0) ?? "";
            var said = Of("单位", "村", "村居", "村（社区）");
            if (WarningOrders.Level(Of("级别", "预警级别")) is not { } level) bad.Add(new BadRow(row.Number, "级别要填红、橙或黄"));
            else if (unitName(said) is not { } unit) bad.Add(new BadRow(row.Number, $"不认识单位“{Short(said)}”"));
            else
            {
                var about = Masking.Mask(Of("疑似", "类型", "情况", "备注"));
                orders.Add(new WarningOrder(
                    level, unit, Person.Brief(Of("对象", "姓名")), Person.Tail(Of("尾号", "电话", "手机", "手机号")),
                    about.Length == 0 ? "疑似被骗" : Short(about, 120), IsYes(Of("资金端", "资金")), IsYes(Of("在外", "人在外")),
                    Of("编号", "预警编号") is { Length: > 0 } id ? Short(id, 64) : null));
            }
        }

        return (orders, bad);
    }

    private static bool IsYes(string text) => text is "是" or "1" or "√" or "有" or "y" or "Y";

    private static string Short(string text, int most = 20) => text.Length <= most ? text : text[..most];
}
