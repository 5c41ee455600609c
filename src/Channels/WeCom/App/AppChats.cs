using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.WeCom.Api;

namespace AntiFraudBot.Channels.WeCom.App;

/// <summary>A group of the app as the platform tells it. Members are user ids.</summary>
internal sealed record AppChat(string Name, string Owner, IReadOnlyList<string> Members);

/// <summary>
/// Groups the app manages (应用群): its visible range has to be the root department, only members of the corp can be in one, and people see it
/// after the first message. The id is chosen by us, so making a group twice gives one group.
/// </summary>
public sealed class AppChats(WeComApi api) : IManagedGroups
{
    private const int NoSuchChat = 86003, ChatIsThere = 86215;

    public string Channel => WeComChannel.ChannelName;

    public (int Least, int Most) Size => (2, 2000);

    /// <summary>The app only speaks in them; somebody has to add the AI bot by hand.</summary>
    public bool Hears => false;

    public async Task<ManagedOutcome> MakeAsync(ManagedGroup wanted, CancellationToken ct)
    {
        var answer = await api.PostAsync(
            "appchat/create",
            new JsonObject { ["name"] = Short(wanted.Name), ["owner"] = wanted.Owner, ["userlist"] = Strings(wanted.Members), ["chatid"] = wanted.Key },
            ct);
        return answer switch
        {
            ApiAnswer.Ok => There(wanted.Key, wanted.Members.Count, true),
            ApiAnswer.Refused { Code: ChatIsThere } => await BringAsync(wanted.Key, wanted, ct) ?? Refused(answer),

            // An unanswered request may have made it: asking tells.
            ApiAnswer.NoAnswer => await ReadAsync(wanted.Key, ct) is ({ } made, _) ? There(wanted.Key, made.Members.Count, true) : Refused(answer),
            _ => Refused(answer),
        };
    }

    /// <summary>A group that was dissolved is made again.</summary>
    public async Task<ManagedOutcome> UpdateAsync(string reference, ManagedGroup wanted, CancellationToken ct) =>
        await BringAsync(reference, wanted, ct) ?? await MakeAsync(wanted, ct);

    /// <summary>Null when the platform does not have the group.</summary>
    private async Task<ManagedOutcome?> BringAsync(string reference, ManagedGroup wanted, CancellationToken ct)
    {
        var (now, refusal) = await ReadAsync(reference, ct);
        if (now is null) return refusal is ApiAnswer.Refused { Code: NoSuchChat } ? null : Refused(refusal!);
        var body = Changes(reference, wanted, now);
        if (body.Count == 1) return There(reference, wanted.Members.Count, false);
        var answer = await api.PostAsync("appchat/update", body, ct);
        return answer is ApiAnswer.Ok ? There(reference, wanted.Members.Count, false) : Refused(answer);
    }

    /// <summary>The group, or why it cannot be read.</summary>
    internal async Task<(AppChat? Chat, ApiAnswer? Refusal)> ReadAsync(string chatId, CancellationToken ct)
    {
        var answer = await api.GetAsync($"appchat/get?chatid={Uri.EscapeDataString(chatId)}", ct);
        if (answer is not ApiAnswer.Ok ok) return (null, answer);
        var info = ok.Body.Child("chat_info");
        return (new AppChat(info.Text("name") ?? "", info.Text("owner") ?? "", [.. info.Items("userlist").Select(u => u.GetString()!)]), null);
    }

    private static JsonObject Changes(string chatId, ManagedGroup wanted, AppChat now)
    {
        var add = wanted.Members.Except(now.Members, StringComparer.OrdinalIgnoreCase).ToList();
        var drop = now.Members.Except(wanted.Members, StringComparer.OrdinalIgnoreCase).ToList();
        var body = new JsonObject { ["chatid"] = chatId };
        if (Short(wanted.Name) != now.Name) body["name"] = Short(wanted.Name);
        if (!wanted.Owner.Equals(now.Owner, StringComparison.OrdinalIgnoreCase)) body["owner"] = wanted.Owner;
        if (add.Count > 0) body["add_user_list"] = Strings(add);
        if (drop.Count > 0) body["del_user_list"] = Strings(drop);
        return body;
    }

    private static ManagedOutcome.There There(string chatId, int members, bool isNew) => new(chatId, chatId, members, isNew);

    private static ManagedOutcome.Refused Refused(ApiAnswer answer) => answer switch
    {
        ApiAnswer.Refused { Code: 48002 or 60011 } no => new(ApiAnswer.Name(no.Code), "应用的可见范围要设为全公司（根部门）才能建群：管理后台 → 应用管理 → 应用 → 可见范围。"),
        ApiAnswer.Refused no => new(ApiAnswer.Name(no.Code), ErrorCodes.Chinese(no.Code), ErrorCodes.Of(no.Code) is Refusal.Later or Refusal.Quota),
        ApiAnswer.NotReached away => new(away.Code, "连不上企业微信，请稍后再试。", true),
        _ => new("unconfirmed", "企业微信没有回音，请稍后再试。", true),
    };

    private static string Short(string name) => name.Length <= 50 ? name : name[..50];

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
