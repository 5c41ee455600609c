using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Streaming;

/// <summary>What became of asking for a line. Refused: the credentials; the code is the platform's.</summary>
internal abstract record Ticket
{
    public sealed record Good(Uri Address) : Ticket;
    public sealed record Refused(string Code) : Ticket;
    public sealed record Later(string Why) : Ticket;
}

/// <summary>A ticket opens one line within ninety seconds; it is asked for each time anew. The address holds it: never logged.</summary>
internal sealed class StreamTickets(HttpCalls calls, DingTalkSettings settings)
{
    private static readonly Dictionary<string, string> Headers = new() { ["Accept"] = "application/json" };

    public async Task<Ticket> AskAsync(CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["clientId"] = settings.ClientId,
            ["clientSecret"] = settings.ClientSecret,
            ["subscriptions"] = new JsonArray(
                Subscription("EVENT", "*"), Subscription("CALLBACK", StreamFrame.MessageTopic), Subscription("CALLBACK", StreamFrame.CardTopic)),
            ["ua"] = "antifraudbot-csharp/1.0.0",
        };
        var result = await calls.AskAsync(
            HttpMethod.Post, new Uri(new Uri(settings.ApiBase), "/v1.0/gateway/connections/open"), DingTalkApi.Write(body), Headers, ct);
        return result switch
        {
            CallResult.Answered { Status: 400 or 401 } no => new Ticket.Refused(ApiReading.Read(no) is ApiAnswer.Refused refused ? refused.Code : $"{no.Status}"),
            CallResult.Answered { Status: < 300 } yes => Address(yes.Body) is { } address ? new Ticket.Good(address) : new Ticket.Later("no ticket in the answer"),
            CallResult.Answered { Status: var status } => new Ticket.Later($"http{status}"),
            CallResult.NotReached { Code: "http400" or "http401" } no => new Ticket.Refused(no.Code),
            CallResult.NotReached away => new Ticket.Later(away.Code),
            CallResult.NoAnswer silent => new Ticket.Later(silent.Code),
            _ => throw new InvalidOperationException(result.GetType().Name),
        };
    }

    private static JsonObject Subscription(string type, string topic) => new() { ["type"] = type, ["topic"] = topic };

    private Uri? Address(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.Text("endpoint") is not { } endpoint || document.RootElement.Text("ticket") is not { } ticket) return null;
            var joined = $"{endpoint}{(endpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ticket={Uri.EscapeDataString(ticket)}";
            return Uri.TryCreate(joined, UriKind.Absolute, out var uri) && IsSafe(uri) ? uri : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsSafe(Uri uri) => uri.Scheme == "wss" || (uri.Scheme == "ws" && uri.IsLoopback && new Uri(settings.ApiBase).IsLoopback);
}
