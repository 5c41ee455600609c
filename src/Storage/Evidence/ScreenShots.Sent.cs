using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Storage;

/// <summary>What a unit sent, for its pack of evidence.</summary>
public sealed partial class ScreenShots
{
    /// <summary>Pictures that count for these units, no materials, from (inclusive) to (exclusive), oldest first.</summary>
    public Task<IReadOnlyList<Screenshot>> SentAsync(Session s, IReadOnlyCollection<string> unitIds, DateTimeOffset from, DateTimeOffset to) => ShotsAsync(
        s, $"{Select} WHERE NOT material AND sent_at >= @From AND sent_at < @To AND {s.InList("unit_id", "UnitIds")} ORDER BY seq", new { From = from, To = to, UnitIds = unitIds.ToArray() });
}
