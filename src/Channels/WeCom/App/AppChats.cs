using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.WeCom.Api;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>A group the app has made. Members are user ids.</summary>
public sealed record AppChat(string ChatId, string Name, string Owner, IReadOnlyList<string> Members);

/// <summary>What became of a group the office asked for. Refused says in Chinese what to do.</summary>
public abstract record AppChatOutcome
{
    /// <summary>New = false: it was there before, with these members.</summary>
    public sealed record There(AppChat Chat, bool New) : AppChatOutcome;
    public sealed record Refused(string Code, string Says) : AppChatOutcome;
}

/// <summary>
/// Groups the app manages (应用群): its visible range has to be the root department, only members of the corp can be in one, and people see it
/// after the first message. The id is chosen by us, so making a group twice gives one group.
/// </summary>
public sealed class AppChats(WeComApi api)
{
    /// <summary>The id of a unit's group: 32 letters and digits, the same at every attempt.</summary>
    public static string ChatIdOf(string unitId, string kind) =>
        $"afb{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{unitId}")))[..29]}";

    /// <summary>name ≤ 50 characters; members: 2 to 2000 user ids, the owner among them.</summary>
    public async Task<AppChatOutcome> CreateAsync(AppChat wanted, CancellationToken ct)
    {
        var answer = await api.PostAsync(
            "appchat/create",
            new JsonObject { ["name"] = Short(wanted.Name), ["owner"] = wanted.Owner, ["userlist"] = Strings(wanted.Members), ["chatid"] = wanted.ChatId },
            ct);
        return answer switch
        {
            ApiAnswer.Ok => new AppChatOutcome.There(wanted, true),

            // An unanswered request may have made it: asking tells.
            ApiAnswer.Refused { Code: 86215 } or ApiAnswer.NoAnswer => await GetAsync(wanted.ChatId, ct),
            _ => Refused(answer),
        };
    }

    /// <summary>Brings name, owner and members of a group to what they should be; says nothing in it.</summary>
    public async Task<AppChatOutcome> UpdateAsync(AppChat wanted, CancellationToken ct)
    {
        if (await GetAsync(wanted.ChatId, ct) is not AppChatOutcome.There { Chat: var now } there) return await GetAsync(wanted.ChatId, ct);
        var add = wanted.Members.Except(now.Members, StringComparer.OrdinalIgnoreCase).ToList();
        var drop = now.Members.Except(wanted.Members, StringComparer.OrdinalIgnoreCase).ToList();
        var body = new JsonObject { ["chatid"] = wanted.ChatId };
        if (Short(wanted.Name) != now.Name) body["name"] = Short(wanted.Name);
        if (!wanted.Owner.Equals(now.Owner, StringComparison.OrdinalIgnoreCase)) body["owner"] = wanted.Owner;
        if (add.Count > 0) body["add_user_list"] = Strings(add);
        if (drop.Count > 0) body["del_user_list"] = Strings(drop);
        if (body.Count == 1) return there;
        var answer = await api.PostAsync("appchat/update", body, ct);
        return answer is ApiAnswer.Ok ? new AppChatOutcome.There(wanted, false) : Refused(answer);
    }

    public async Task<AppChatOutcome> GetAsync(string chatId, CancellationToken ct)
    {
        var answer = await api.GetAsync($"appchat/get?chatid={Uri.EscapeDataString(chatId)}", ct);
        if (answer is not ApiAnswer.Ok ok) return Refused(answer);
        var info = ok.Body.GetProperty("chat_info");
        var members = info.GetProperty("userlist").EnumerateArray().Select(u => u.GetString()!).ToList();
        return new AppChatOutcome.There(new AppChat(chatId, Text(info, "name"), Text(info, "owner"), members), false);
    }

    private static AppChatOutcome.Refused Refused(ApiAnswer answer) => answer switch
    {
        ApiAnswer.Refused { Code: 48002 or 60011 } no => new(ApiAnswer.Name(no.Code), "应用的可见范围要设为全公司（根部门）才能建群。"),
        ApiAnswer.Refused no => new(ApiAnswer.Name(no.Code), ErrorCodes.Chinese(no.Code)),
        ApiAnswer.NotReached away => new(away.Code, "连不上企业微信，请稍后再试。"),
        _ => new("unconfirmed", "企业微信没有回音，请稍后再试。"),
    };

    private static string Short(string name) => name.Length <= 50 ? name : name[..50];

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
