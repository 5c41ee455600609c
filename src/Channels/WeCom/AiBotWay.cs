using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>The AI bot as a way: answering where it was asked, or speaking up by itself.</summary>
internal sealed class AiBotWay(IAiBotVoice voice, OpenIds? ids, bool answers) : IWay
{
    public string Name => answers ? "机器人回复" : "智能机器人";

    public bool CountsItself => true;

    public int Room(string text) => voice.Room(text);

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [WeComQuotas.AiConversation(piece.To.ChatId)];

    public Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        if (ids is not null && piece.To.Private) piece = piece with { To = piece.To with { ChatId = ids.ForBot(piece.To.ChatId) } };
        return answers ? voice.ReplyAsync(piece, ct) : voice.SendAsync(piece, ct);
    }
}
