using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Groups;

/// <summary>A group as it should be. Key = ours, the same at every attempt: making a group twice gives one group. Members are user ids.</summary>
public sealed record SceneGroup(string Key, string Name, string Owner, IReadOnlyList<string> Members);

/// <summary>What became of a group the office asked for. Refused says in Chinese what to do.</summary>
public abstract record SceneGroupOutcome
{
    public sealed record There(string OpenConversationId) : SceneGroupOutcome;
    public sealed record Refused(string Code, string Says) : SceneGroupOutcome;
}

/// <summary>Scene groups (场景群), made from the township's group template. People see them at once.</summary>
public sealed class SceneGroups(DingTalkApi api, DingTalkSettings settings)
{
    private const int NameLength = 30;

    /// <summary>The key of a unit's group.</summary>
    public static string KeyOf(string unitId, string kind) => $"afb{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{unitId}")))[..29]}";

    public async Task<SceneGroupOutcome> CreateAsync(SceneGroup wanted, CancellationToken ct)
    {
        if (settings.SceneTemplate.Length == 0)
            return new SceneGroupOutcome.Refused("no-template", "还没有群模板：在开发者后台“场景群”里建好，编号填到 DingTalk:SceneTemplate。");
        var body = new JsonObject
        {
            ["title"] = wanted.Name.Length <= NameLength ? wanted.Name : wanted.Name[..NameLength],
            ["template_id"] = settings.SceneTemplate,
            ["owner_user_id"] = wanted.Owner,
            ["user_ids"] = Strings(wanted.Members),
            ["uuid"] = wanted.Key,
        };
        var answer = await api.PostAsync("/v1.0/im/sceneGroup/create", body, ct);

        // An unanswered request may have made it: the same key gives the same group.
        if (answer is ApiAnswer.NoAnswer) answer = await api.PostAsync("/v1.0/im/sceneGroup/create", body, ct);
        return answer is ApiAnswer.Ok ok && ok.Body.Text("open_conversation_id") is { Length: > 0 } id ? new SceneGroupOutcome.There(id) : Refused(answer);
    }

    /// <summary>Brings the members of a group to what they should be; says nothing in it.</summary>
    public async Task<SceneGroupOutcome> UpdateMembersAsync(string openConversationId, IReadOnlyList<string> members, CancellationToken ct)
    {
        var (now, refusal) = await MembersAsync(openConversationId, ct);
        if (now is null) return Refused(refusal!);
        foreach (var (path, people) in new[] { ("add", members.Except(now)), ("delete", now.Except(members)) })
        {
            foreach (var some in people.Chunk(100))
            {
                var body = new JsonObject { ["open_conversation_id"] = openConversationId, ["user_ids"] = Strings(some) };
                if (await api.PostAsync($"/v1.0/im/sceneGroup/member/{path}", body, ct) is not ApiAnswer.Ok and var no) return Refused(no);
            }
        }

        return new SceneGroupOutcome.There(openConversationId);
    }

    /// <summary>The members with a user id, all pages; or why they cannot be read.</summary>
    public async Task<(IReadOnlyList<string>? Members, ApiAnswer? Refusal)> MembersAsync(string openConversationId, CancellationToken ct)
    {
        var (members, token) = (new List<string>(), "");
        while (true)
        {
            var body = new JsonObject { ["openConversationId"] = openConversationId, ["maxResults"] = 200, ["nextToken"] = token };
            var answer = await api.PostAsync("/v1.0/im/sceneGroups/members/batchQuery", body, ct);
            if (answer is not ApiAnswer.Ok ok) return (null, answer);
            members.AddRange(ok.Body.Items("memberUserIds").Where(m => m.ValueKind == JsonValueKind.String).Select(m => m.GetString()!));
            token = ok.Body.Text("nextToken") ?? "";
            if (ok.Body.Child("hasMore").ValueKind != JsonValueKind.True || token.Length == 0) return (members, null);
        }
    }

    private static SceneGroupOutcome.Refused Refused(ApiAnswer answer) =>
        new(answer is ApiAnswer.Refused refused ? ApiAnswer.Name(refused.Code) : "unconfirmed", answer.Says);

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
