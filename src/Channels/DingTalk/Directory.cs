using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>
/// Who is who in the organisation, as far as the app may see it (rules P9, P10). Answers are kept for a day. Null = the directory does not say,
/// for whatever reason; the log has it. These calls cost nothing of the month.
/// </summary>
public sealed class Directory(DingTalkApi api, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private readonly RecentMap<(string? Name, DateTimeOffset Until)> _names = new(20_000);

    public async Task<string?> NameAsync(string userId, CancellationToken ct)
    {
        if (_names.TryGet(userId, out var kept) && clock.GetUtcNow() < kept.Until) return kept.Name;
        var answer = await api.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = userId }, ct, metered: false);
        var name = answer is ApiAnswer.Ok ok ? Text(ok.Body, "name") : null;
        if (answer is ApiAnswer.Ok or ApiAnswer.Refused) _names.Set(userId, (name, clock.GetUtcNow() + Fresh));
        return name;
    }

    /// <summary>Whose mobile number this is. Not kept: it is asked once, when somebody is linked.</summary>
    public async Task<string?> UserIdOfPhoneAsync(string phone, CancellationToken ct) =>
        await api.OldAsync("/topapi/v2/user/getbymobile", new JsonObject { ["mobile"] = phone }, ct, metered: false) is ApiAnswer.Ok ok
            ? Text(ok.Body, "userid")
            : null;

    private static string? Text(JsonElement body, string name) => body.Child("result").Text(name) is { Length: > 0 } text ? text : null;
}
