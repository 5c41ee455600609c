using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Materials.Drafting;

namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A file an item names, by its path relative to the edition file. The caller stores it and sets the item's attachment.</summary>
public sealed record EditionFile(string EditionId, int Ordinal, string Path);

/// <summary>Editions are drafts; both lists are empty when an edition is bad and bad ones are not to be skipped.</summary>
public sealed record EditionImportResult(IReadOnlyList<Edition> Editions, IReadOnlyList<EditionFile> Files, IReadOnlyList<BadRow> BadRows);

/// <summary>
/// The edition file: one object or an array of `{number?, week, title, focus, items[{kind, title, body, audience, file}]}`.
/// A draft of the same week and title is replaced and keeps its id; an approved or pushed one is refused.
/// </summary>
public static partial class EditionImport
{
    private const int MostTitle = 80;
    private const int MostItems = EditionEdit.MostItems;

    [GeneratedRegex(@"^(\d{4})-W(\d{2})$")]
    private static partial Regex WeekForm();

    public static EditionImportResult Read(string json, string officeUnitId, IReadOnlyList<Edition> existing, bool skipBad)
    {
        if (Objects(json) is not { } rows) return new EditionImportResult([], [], [new BadRow(0, "不是 json，或不是一期或多期材料的列表")]);

        var taken = new Intake(officeUnitId, [.. existing.Where(e => e.OfficeUnitId == officeUnitId && !e.Flash)]);
        for (var i = 0; i < rows.Count; i++) taken.Add(i + 1, rows[i]);
        if (rows.Count == 0) taken.BadRows.Add(new BadRow(0, "文件里没有材料"));
        return taken.BadRows.Count > 0 && !skipBad
            ? new EditionImportResult([], [], taken.BadRows)
            : new EditionImportResult(taken.Editions, taken.Files, taken.BadRows);
    }

    private static List<JsonElement>? Objects(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement.Clone();
            List<JsonElement> rows = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
            return rows.TrueForAll(r => r.ValueKind == JsonValueKind.Object) ? rows : null;
        }
        catch (JsonException)
        {
            // Not json at all: the same answer as json of the wrong shape.
            return null;
        }
    }

    private static string? Text(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text
            ? text : null;

    private static bool IsWeek(string? text) =>
        text is not null && WeekForm().Match(text) is { Success: true } m
        && int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var year and > 2000
        && int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is var week and > 0 && week <= ISOWeek.GetWeeksInYear(year);

    private sealed class Intake(string officeUnitId, IReadOnlyList<Edition> existing)
    {
        private int _next = existing.Count == 0 ? 1 : existing.Max(e => e.Number) + 1;

        public List<Edition> Editions { get; } = [];
        public List<EditionFile> Files { get; } = [];
        public List<BadRow> BadRows { get; } = [];

        public void Add(int number, JsonElement row)
        {
            var reasons = new List<string>();
            var (week, title) = (Text(row, "week"), Text(row, "title"));
            if (!IsWeek(week)) reasons.Add("周次应写成 2026-W25");
            if (title is null) reasons.Add("没有标题");
            else if (title.Length > 60) reasons.Add("标题超过60个字");
            var old = existing.FirstOrDefault(e => e.Week == week && e.Title == title);
            if (old is not null && old.State != EditionState.Draft) reasons.Add("同一期已经审定，不能再导入");
            var issue = Issue(row, old, reasons);
            var items = Items(row, reasons);
            if (reasons.Count > 0)
            {
                BadRows.Add(new BadRow(number, string.Join('；', reasons)));
                return;
            }

            Take(old?.Id ?? StableId.Of("e", officeUnitId, week!, title!), issue, week!, title!, Text(row, "focus"), items);
        }

        private void Take(string id, int issue, string week, string title, string? focus, List<(EditionItem Item, string? File)> items)
        {
            _next = Math.Max(_next, issue + 1);
            Files.AddRange(items.Where(i => i.File is not null).Select(i => new EditionFile(id, i.Item.Ordinal, i.File!)));
            Editions.Add(new Edition
            {
                Id = id,
                Number = issue,
                Week = week,
                Title = title,
                State = EditionState.Draft,
                OfficeUnitId = officeUnitId,
                Focus = focus,
                Items = [.. items.Select(i => i.Item)],
            });
        }

        private int Issue(JsonElement row, Edition? old, List<string> reasons)
        {
            if (!row.TryGetProperty("number", out var given) || given.ValueKind == JsonValueKind.Null) return old?.Number ?? _next;
            if (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out var issue) || issue < 1) reasons.Add("期号不是正整数");
            else if (existing.Any(e => e != old && e.Number == issue) || Editions.Any(e => e.Number == issue)) reasons.Add($"第{issue}期已经有了");
            else return issue;
            return 0;
        }

        private static List<(EditionItem Item, string? File)> Items(JsonElement row, List<string> reasons)
        {
            var items = new List<(EditionItem, string?)>();
            if (!row.TryGetProperty("items", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            {
                reasons.Add("没有材料条目");
                return items;
            }

            if (list.GetArrayLength() > MostItems) reasons.Add($"材料条目超过{MostItems}条");
            foreach (var entry in list.EnumerateArray()) items.Add(ReadItem(entry, items.Count + 1, reasons));
            return items;
        }

        private static (EditionItem Item, string? File) ReadItem(JsonElement entry, int ordinal, List<string> reasons)
        {
            var isObject = entry.ValueKind == JsonValueKind.Object;
            var (kind, title) = isObject ? (Text(entry, "kind"), Text(entry, "title")) : (null, null);
            if (kind is null || title is null) reasons.Add($"第{ordinal}条没有类别或标题");
            var file = isObject ? Text(entry, "file") : null;
            if (file is not null && !IsInside(file)) reasons.Add($"第{ordinal}条的附件要放在材料文件同一目录下");
            var (body, audience) = isObject ? (Text(entry, "body"), Text(entry, "audience")) : (null, null);
            if (title?.Length > MostTitle) reasons.Add($"第{ordinal}条标题超过{MostTitle}个字，长的请写在 body");
            if (body?.Length > EditionEdit.LongestBody) reasons.Add($"第{ordinal}条超过{EditionEdit.LongestBody}个字，请存成文件");
            return (new EditionItem(ordinal, ItemKinds.Canonical(kind ?? ""), title ?? "", body, AudienceTags.Written(audience), null), file);
        }

        /// <summary>A path out of the file's own folder would let an edition post any file of the machine.</summary>
        private static bool IsInside(string file) =>
            !file.StartsWith('/') && !file.Contains('\\') && !file.Contains(':') && !file.Split('/').Contains("..");
    }
}
