using System.Security.Cryptography;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>Takes an edition file up as drafts, its files stored as attachments. An item's file that did not change keeps its attachment.</summary>
public sealed class EditionIntake(Org org, Editions editions, Attachments attachments)
{
    private const long MostBytes = 20L * 1024 * 1024;

    /// <summary>Office = the unit whose edition it is; null = the only township there is.</summary>
    public async Task<ImportSummary> TakeAsync(Session s, ImportFile file, string? office, DateTimeOffset now, bool skipBad, CancellationToken ct)
    {
        if (file.Text() is not { } json) return ImportSummary.Refused("文件不是 UTF-8 编码，请用 UTF-8 另存后再导入");
        var (unit, fault) = Office(await org.TreeAsync(s), office);
        if (unit is null) return ImportSummary.Refused(fault);
        var standing = await editions.ListAsync(s);
        var read = EditionImport.Read(json, unit.Id, standing, skipBad);
        var faults = FileFaults(read, file.Folder);
        List<BadRow> bad = [.. read.BadRows, .. faults.Select(f => f.Bad)];
        if (faults.Count > 0 && !skipBad) return new ImportSummary(0, 0, bad);

        var (added, changed) = (0, 0);
        foreach (var edition in read.Editions.Where(e => faults.TrueForAll(f => f.EditionId != e.Id)))
        {
            var old = standing.FirstOrDefault(e => e.Id == edition.Id);
            var files = read.Files.Where(f => f.EditionId == edition.Id).ToDictionary(f => f.Ordinal, f => Path.Combine(file.Folder, f.Path));
            var whole = edition with { AuthorId = old?.AuthorId, Items = await ItemsAsync(s, edition, old, files, now, ct) };
            if (old is not null && whole with { Items = old.Items } == old && whole.Items.SequenceEqual(old.Items)) continue;
            await editions.SaveAsync(s, whole);
            if (old is null) added++;
            else changed++;
        }

        return new ImportSummary(added, changed, bad);
    }

    private static (OrgUnit? Unit, string Fault) Office(OrgTree tree, string? name)
    {
        if (name is not null) return (tree.FindByName(name), $"找不到单位“{name}”");
        List<OrgUnit> townships = [.. tree.Units.Where(u => u.Tier == Tier.Township && u.Closed is null)];
        return townships.Count switch
        {
            1 => (townships[0], ""),
            0 => (null, "还没有乡镇，请先导入单位：import tree 单位表.xlsx"),
            _ => (null, "有几个乡镇，请写明是谁的材料，例：--office " + townships[0].Name),
        };
    }

    private static List<(string EditionId, BadRow Bad)> FileFaults(EditionImportResult read, string folder) =>
        [.. from file in read.Files
            let info = new FileInfo(Path.Combine(folder, file.Path))
            let fault = !info.Exists ? "找不到" : info.Length > MostBytes ? "超过20MB" : null
            where fault is not null
            let title = read.Editions.First(e => e.Id == file.EditionId).Title
            select (file.EditionId, new BadRow(0, $"“{title}”第{file.Ordinal}条的附件{fault}：{file.Path}"))];

    private async Task<IReadOnlyList<EditionItem>> ItemsAsync(
        Session s, Edition edition, Edition? old, Dictionary<int, string> files, DateTimeOffset now, CancellationToken ct)
    {
        var items = new List<EditionItem>();
        foreach (var item in edition.Items)
        {
            var before = old?.Items.FirstOrDefault(i => i.Ordinal == item.Ordinal)?.Attachment;
            items.Add(files.TryGetValue(item.Ordinal, out var path) ? item with { Attachment = await StoreAsync(s, edition.Id, path, before, now, ct) } : item);
        }

        return items;
    }

    private async Task<Attachment> StoreAsync(Session s, string editionId, string path, Attachment? before, DateTimeOffset now, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        var name = Path.GetFileName(path);
        if (before?.Name == name && (await attachments.SameBytesAsync(s, sha256)).Any(a => a.Id == before.Id)) return before;
        content.Position = 0;
        var stored = await attachments.SaveAsync(content, name, ContentTypes.Of(name), ct);
        await attachments.AddAsync(s, stored, editionId, sha256, now);
        return stored;
    }
}
