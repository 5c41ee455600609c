using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Storage.Tests;

public sealed class AttachmentsTests(PostgresServer server) : StoreTest(server)
{
    private static readonly byte[] Picture = Encoding.UTF8.GetBytes("not really a picture");

    [Theory, EachEngine]
    public async Task A_file_comes_back_by_id_with_its_name_size_and_hash(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var attachments = new Attachments(Path.Combine(store.Folder, "files"));

        var saved = await attachments.SaveAsync(new MemoryStream(Picture), "截图.png", "image/png", None);
        var hash = await attachments.HashAsync(saved.Id, None);
        await store.WriteAsync(s => attachments.AddAsync(s, saved, "i1", hash, Monday));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Picture)), hash);
        Assert.Equal(("截图.png", "image/png", (long)Picture.Length), (saved.Name, saved.ContentType, saved.Size));
        Assert.Equal(saved, await store.ReadAsync(s => attachments.FindAsync(s, saved.Id)));
        Assert.Equal([saved], await store.ReadAsync(s => attachments.SameBytesAsync(s, hash)));
        Assert.Equal(Picture, await BytesAsync(attachments, saved.Id));
    }

    [Theory, EachEngine]
    public async Task The_sweep_removes_the_bytes_with_the_row(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var folder = Path.Combine(store.Folder, "files");
        var attachments = new Attachments(folder);
        var old = await attachments.SaveAsync(new MemoryStream(Picture), "旧.png", "image/png", None);
        var young = await attachments.SaveAsync(new MemoryStream(Picture), "新.png", "image/png", None);
        await store.WriteAsync(s => attachments.AddAsync(s, old, "i1", "h", Monday));
        await store.WriteAsync(s => attachments.AddAsync(s, young, "i2", "h", Monday.AddDays(1)));

        var counts = await store.WriteAsync(s => new Retention(attachments, TimeProvider.System).SweepAsync(s, Monday.AddDays(90)));

        Assert.Equal(1, counts["attachments"]);
        Assert.Null(await store.ReadAsync(s => attachments.FindAsync(s, old.Id)));
        Assert.Equal([young.Id], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    [Theory, EachEngine]
    public async Task Files_without_a_row_go_and_those_with_one_or_still_young_stay(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var folder = Path.Combine(store.Folder, "files");
        var attachments = new Attachments(folder);
        var kept = await attachments.SaveAsync(new MemoryStream(Picture), "有.png", "image/png", None);
        var young = await attachments.SaveAsync(new MemoryStream(Picture), "新.png", "image/png", None);
        var orphan = await attachments.SaveAsync(new MemoryStream(Picture), "孤.png", "image/png", None);
        await store.WriteAsync(s => attachments.AddAsync(s, kept, "i1", "h", Monday));
        foreach (var id in new[] { kept.Id, orphan.Id }) File.SetLastWriteTimeUtc(Path.Combine(folder, id), Monday.UtcDateTime);
        File.SetLastWriteTimeUtc(Path.Combine(folder, young.Id), Monday.AddDays(2).UtcDateTime);

        Assert.Equal(1, await store.ReadAsync(s => attachments.DiscardOrphansAsync(s, Monday.AddDays(1))));

        Assert.Equal(new[] { kept.Id, young.Id }.Order(), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order());
    }

    [Theory]
    [InlineData("../house.db")]
    [InlineData("a/b")]
    [InlineData("")]
    public void An_id_that_is_not_one_of_ours_never_reaches_the_disk(string id)
    {
        var folder = Directory.CreateTempSubdirectory("afb-files-").FullName;

        Assert.Throws<ArgumentException>(() => new Attachments(folder).Open(id));

        Directory.Delete(folder);
    }

    private static async Task<byte[]> BytesAsync(Attachments attachments, string id)
    {
        await using var content = attachments.Open(id);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
