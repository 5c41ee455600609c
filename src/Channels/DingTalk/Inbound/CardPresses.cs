using System.Globalization;

namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>
/// Takes presses of cards, by Stream or over HTTP: the same answer on the same card counts once (rule P31), another one after it is a correction
/// like any other. What is answered goes onto the card.
/// </summary>
internal sealed class CardPresses(Intake intake, TimeProvider campaign) : IDisposable
{
    private readonly RecentMap<string> _last = new(5_000);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>What the card shall show; null when it is not such a press. Throws when it could not be stored.</summary>
    public async Task<object?> TakeAsync(string data, string deliveryId, CancellationToken ct)
    {
        var now = campaign.GetUtcNow();
        if (CardPress.Read(data, deliveryId, now) is not { } press) return null;
        await _one.WaitAsync(ct);
        try
        {
            if (!_last.TryGet(press.Card, out var before) || before != press.Content) await intake(press.Heard, ct);
            _last.Set(press.Card, press.Content);
        }
        finally
        {
            _one.Release();
        }

        return new
        {
            cardUpdateOptions = new { updateCardDataByKey = true },
            cardData = new { cardParamMap = new { status = $"已收到 {Clock(now)}" } },
        };
    }

    public void Dispose() => _one.Dispose();

    private static string Clock(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
