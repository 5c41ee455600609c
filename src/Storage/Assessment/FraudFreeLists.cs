namespace AntiFraudBot.Storage;

/// <summary>The settled lists of 无诈: one a township and year, never changed again.</summary>
public sealed class FraudFreeLists
{
    private const string Insert = """
        INSERT INTO fraud_free_lists (office_unit_id, year, text, snapshot, settled_by, at) VALUES (@OfficeUnitId, @Year, @Text, @Snapshot, @SettledBy, @At)
        ON CONFLICT (office_unit_id, year) DO NOTHING
        """;

    /// <summary>False when the year's list is settled already.</summary>
    public async Task<bool> SettleAsync(Session s, string officeUnitId, int year, string text, string snapshotJson, string settledBy, DateTimeOffset now) => await s.ExecuteAsync(
        Insert, new { OfficeUnitId = officeUnitId, Year = year, Text = text, Snapshot = snapshotJson, SettledBy = settledBy, At = now }) == 1;

    /// <summary>The text as it was settled, or null.</summary>
    public Task<string?> TextAsync(Session s, string officeUnitId, int year) => s.ScalarAsync<string>(
        "SELECT text FROM fraud_free_lists WHERE office_unit_id = @OfficeUnitId AND year = @Year", new { OfficeUnitId = officeUnitId, Year = year });
}
