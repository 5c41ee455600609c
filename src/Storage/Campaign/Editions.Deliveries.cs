using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Storage;

/// <summary>Where an edition went and who answered it.</summary>
public sealed partial class Editions
{
    private const string SelectDeliveries = "SELECT id, edition_id, group_id, unit_id, state, relay_id, at, reason FROM deliveries";

    private const string InsertDelivery = """
        INSERT INTO deliveries (id, edition_id, group_id, unit_id, state, relay_id, at, reason)
        VALUES (@Id, @EditionId, @GroupId, @UnitId, @State, @RelayId, @At, @Reason)
        ON CONFLICT (edition_id, group_id) DO NOTHING
        """;

    private const string SetDelivery = "UPDATE deliveries SET state = @State, at = @At, reason = @Reason WHERE id = @Id";

    private const string InsertReceipt = """
        INSERT INTO receipts (edition_id, unit_id, member_id, kind, at, message_id)
        VALUES (@EditionId, @UnitId, @MemberId, @Kind, @At, @MessageId)
        ON CONFLICT (edition_id, member_id, kind, unit_id) DO NOTHING
        """;

    private const string SelectReceipts = """
        SELECT edition_id, unit_id, member_id, kind, at, message_id FROM receipts WHERE edition_id = @EditionId ORDER BY at, member_id, unit_id, kind
        """;

    /// <summary>A second delivery of the edition to the group is a no-op.</summary>
    public Task AddDeliveryAsync(Session s, Delivery d) => s.ExecuteAsync(InsertDelivery, new
    {
        d.Id,
        d.EditionId,
        d.GroupId,
        d.UnitId,
        State = StoredText.Word(d.State),
        d.RelayId,
        d.At,
        d.Reason,
    });

    /// <summary>Of one edition, or of all when null.</summary>
    public Task<IReadOnlyList<Delivery>> DeliveriesAsync(Session s, string? editionId) => s.QueryAsync<Delivery>(
        $"{SelectDeliveries} WHERE (@EditionId IS NULL OR edition_id = @EditionId) ORDER BY edition_id, id", new { EditionId = editionId });

    public Task<Delivery?> DeliveryAsync(Session s, string id) =>
        s.FirstAsync<Delivery>($"{SelectDeliveries} WHERE id = @Id", new { Id = id });

    public Task SetDeliveryAsync(Session s, string id, DeliveryState state, DateTimeOffset at, string? reason) =>
        s.ExecuteAsync(SetDelivery, new { Id = id, State = StoredText.Word(state), At = at, Reason = reason });

    /// <summary>The first receipt of a kind counts; a second is a no-op.</summary>
    public Task AddReceiptAsync(Session s, Receipt r) => s.ExecuteAsync(
        InsertReceipt, new { r.EditionId, r.UnitId, r.MemberId, Kind = StoredText.Word(r.Kind), r.At, r.MessageId });

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(Session s, string editionId) =>
        [.. (await s.QueryAsync<ReceiptRow>(SelectReceipts, new { EditionId = editionId })).Select(r => r.ToReceipt())];

    private sealed record ReceiptRow
    {
        public string EditionId { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string MemberId { get; init; } = "";
        public ReceiptKind Kind { get; init; }
        public DateTimeOffset At { get; init; }
        public string MessageId { get; init; } = "";

        public Receipt ToReceipt() => new(EditionId, UnitId, MemberId, Kind, At, MessageId);
    }
}
