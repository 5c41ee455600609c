using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Groups;

/// <summary>Scene groups (场景群), made from the township's group template. People see them at once; the robot of the template hears what mentions it.</summary>
public sealed class SceneGroups(DingTalkApi api, DingTalkSettings settings) : IManagedGroups
{
    private const int NameLength = 30;

    public string Channel => DingTalkChannel.ChannelName;

    public (int Least, int Most) Size => (1, 1000);

    public bool Hears => true;

    public async Task<ManagedOutcome> MakeAsync(ManagedGroup wanted, CancellationToken ct)
    {
        if (settings.SceneTemplate.Length == 0)
            return new ManagedOutcome.Refused("no-template", "还没有群模板：在开发者后台“场景群”里建好，编号填到 DingTalk:SceneTemplate。");
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
        return answer is ApiAnswer.Ok ok && ok.Body.Text("open_conversation_id") is { Length: > 0 } id
            ? new ManagedOutcome.There(id, id, wanted.Members.Append(wanted.Owner).Distinct().Count(), New: true)
            : Refused(answer);
    }

    /// <summary>reference: the openConversationId.</summary>
    public async Task<ManagedOutcome> UpdateAsync(string reference, ManagedGroup wanted, CancellationToken ct)
    {
        string[] members = [.. wanted.Members.Append(wanted.Owner).Distinct()];
        var (now, refusal) = await MembersAsync(reference, ct);
        if (now is null) return Refused(refusal!);
        foreach (var (path, people) in new[] { ("add", members.Except(now)), ("delete", now.Except(members)) })
        {
            foreach (var some in people.Chunk(100))
            {
                var body = new JsonObject { ["open_conversation_id"] = reference, ["user_ids"] = Strings(some) };
                if (await api.PostAsync($"/v1.0/im/sceneGroup/member/{path}", body, ct) is not ApiAnswer.Ok and var no) return Refused(no);
            }
        }

        return new ManagedOutcome.There(reference, reference, members.Length, New: false);
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

    private static ManagedOutcome.Refused Refused(ApiAnswer answer) => new(
        answer is ApiAnswer.Refused refused ? ApiAnswer.Name(refused.Code) : "unconfirmed", answer.Says,
        Again: answer is ApiAnswer.Resting or ApiAnswer.NotReached or ApiAnswer.NoAnswer or ApiAnswer.Refused { Code: "system.busy" or "system.error" or "ServiceUnavailable" });

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
