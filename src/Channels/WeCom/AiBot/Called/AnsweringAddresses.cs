namespace AntiFraudBot.Channels.WeCom.AiBot.Called;

/// <summary>
/// Where each message may be answered, once and within an hour. In memory only, an address is a secret: after a restart an answer takes
/// another way.
/// </summary>
public sealed class AnsweringAddresses(TimeProvider campaign)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(55);
    private readonly ReplyTickets _tickets = new(Life, campaign);

    internal void Keep(string externalId, string url) => _tickets.Keep(externalId, url);

    internal string? Of(string? externalId) => _tickets.Of(externalId);

    internal void Used(string externalId) => _tickets.Forget(externalId);
}
