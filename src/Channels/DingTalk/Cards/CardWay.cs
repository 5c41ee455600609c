using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Cards;

/// <summary>
/// A message that is a form, as a card with its fields (rule P32). Under our id, so a repetition shows nothing twice. When the platform does not
/// take it, the words go another way.
/// </summary>
internal sealed class CardWay(ReportCards cards, DingTalkQuotas limits, MonthlyBudget budget) : IWay
{
    public string Name => "互动卡片";

    public bool CountsItself => true;

    // Never cut into several: the words are above the fields, and what does not fit there is told by the form itself.
    public int Room(string text) => int.MaxValue / 2;

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [limits.Pace(ReportCards.Path), limits.Month(MonthAccount.Calls)];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        if (budget.Short(MonthAccount.Calls, piece.Message.Lane) is { } month) return new SendOutcome.Deferred(month.Key, month.After);
        var form = piece.Message.Form!;
        var calls = piece.Mentions.Where(c => c.UserId is not null).DistinctBy(c => c.UserId).ToDictionary(c => c.UserId!, c => c.Name);
        var card = new ReportCard(piece.OutboxId, form.Title, form.Deadline, [.. form.Words.Select((word, i) => new ReportField(word, i == 0))], calls) { Words = piece.Message.Text };
        var outcome = piece.To.Private ? await cards.ShowInPrivateAsync(piece.To.ChatId, card, ct) : await cards.ShowInGroupAsync(piece.To.ChatId, card, ct);
        return outcome switch
        {
            CardOutcome.Shown => new SendOutcome.Sent(card.Key),
            CardOutcome.Waits waits => new SendOutcome.Deferred(waits.Quota, waits.After),
            CardOutcome.Refused refused => new SendOutcome.Failed(refused.Code, refused.Says),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        };
    }
}
