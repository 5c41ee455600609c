using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Storage.Tests;

/// <summary>Rule N3: what is kept stands.</summary>
public sealed class PaperArchiveTests(PostgresServer server) : StoreTest(server)
{
    private readonly PaperArchive _archive = new();

    [Theory, EachEngine]
    public async Task The_first_figures_of_a_subject_stand(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var first = new KeptPaper(PaperKind.Bulletin, "t", "2026-W24", 2026, 24, "{\"a\":1}", Monday) { MadeBy = "m1" };
        Assert.True(await store.WriteAsync(s => _archive.KeepAsync(s, first)));
        Assert.False(await store.WriteAsync(s => _archive.KeepAsync(s, first with { FactsJson = "{\"a\":2}" })));
        Assert.Equal("{\"a\":1}", await store.ReadAsync(s => _archive.FactsAsync(s, PaperKind.Bulletin, "t", "2026-W24")));
        Assert.Null(await store.ReadAsync(s => _archive.FactsAsync(s, PaperKind.Report, "t", "2026-W24")));
    }

    [Theory, EachEngine]
    public async Task Numbers_run_by_kind_office_and_year(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        Assert.Equal(0, await store.ReadAsync(s => _archive.NewestNumberAsync(s, PaperKind.Supervision, "t", 2026)));
        await store.WriteAsync(s => _archive.KeepAsync(s, new KeptPaper(PaperKind.Supervision, "t", "2026/7", 2026, 7, "{}", Monday) { UnitId = "u" }));
        Assert.Equal(7, await store.ReadAsync(s => _archive.NewestNumberAsync(s, PaperKind.Supervision, "t", 2026)));
        Assert.Equal(0, await store.ReadAsync(s => _archive.NewestNumberAsync(s, PaperKind.Supervision, "t", 2027)));
        Assert.Equal(0, await store.ReadAsync(s => _archive.NewestNumberAsync(s, PaperKind.Interview, "t", 2026)));
    }
}
