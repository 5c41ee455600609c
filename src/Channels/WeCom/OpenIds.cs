namespace AntiFraudBot.Channels.WeCom;

/// <summary>
/// The AI bot hears encrypted user ids when no super administrator made it. People are known by the plain id (rule P9), so what is heard gets
/// that one if the directory tells it; the bot itself is spoken to with the id it gave.
/// </summary>
internal sealed class OpenIds(Directory directory, Intake intake)
{
    private readonly RecentMap<string> _open = new(20_000);

    public async Task<bool> HearAsync(Heard heard, CancellationToken ct)
    {
        var open = heard.SenderUserId;
        var plain = await directory.PlainIdAsync(open, ct) ?? open;
        if (plain == open) return await intake(heard, ct);
        _open.Set(plain, open);
        return await intake(heard with { SenderUserId = plain, ChatId = heard.Private ? plain : heard.ChatId }, ct);
    }

    public string ForBot(string userId) => _open.TryGet(userId, out var open) ? open! : userId;
}
