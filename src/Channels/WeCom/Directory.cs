using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.WeCom.Api;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>
/// Who is who in the corp, as far as the app may see it (rules P9, P10). Answers are kept for a day. Null = the directory does not say, for
/// whatever reason; the log has it.
/// </summary>
public sealed class Directory(WeComApi api, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private readonly RecentMap<(string? Name, DateTimeOffset Until)> _names = new(20_000);
    private readonly RecentMap<(string? Id, DateTimeOffset Until)> _plain = new(20_000);

    public async Task<string?> NameAsync(string userId, CancellationToken ct)
    {
        if (_names.TryGet(userId, out var kept) && clock.GetUtcNow() < kept.Until) return kept.Name;
        var answer = await api.GetAsync($"user/get?userid={Uri.EscapeDataString(userId)}", ct);
        var name = answer is ApiAnswer.Ok ok ? Text(ok.Body, "name") : null;
        if (answer is ApiAnswer.Ok or ApiAnswer.Refused) _names.Set(userId, (name, clock.GetUtcNow() + Fresh));
        return name;
    }

    /// <summary>Whose mobile number this is. Not kept: it is asked once, when somebody is linked.</summary>
    public async Task<string?> UserIdOfPhoneAsync(string phone, CancellationToken ct) =>
        await api.PostAsync("user/getuserid", new JsonObject { ["mobile"] = phone }, ct) is ApiAnswer.Ok ok ? Text(ok.Body, "userid") : null;

    /// <summary>
    /// The user id behind the encrypted one an AI bot sees when no super administrator made it; an id that is plain already comes back as it is.
    /// Null when the directory could not be asked.
    /// </summary>
    public async Task<string?> PlainIdAsync(string userId, CancellationToken ct)
    {
        if (!LooksEncrypted(userId)) return userId;
        if (_plain.TryGet(userId, out var kept) && clock.GetUtcNow() < kept.Until) return kept.Id;
        var answer = await api.PostAsync("batch/openuserid_to_userid", new JsonObject { ["open_userid_list"] = new JsonArray(userId) }, ct);
        if (answer is not ApiAnswer.Ok ok) return null;
        var id = ok.Body.TryGetProperty("userid_list", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => Text(e, "open_userid") == userId).Select(e => Text(e, "userid")).FirstOrDefault()
            : null;
        _plain.Set(userId, (id ?? userId, clock.GetUtcNow() + Fresh));
        return id ?? userId;
    }

    internal static bool LooksEncrypted(string userId) => userId.Length >= 20 && userId.StartsWith("wo", StringComparison.Ordinal);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
