using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.Api;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>A residents' group on plain WeChat, owned by a cadre's account. Residents = members from outside the corp.</summary>
public sealed record CustomerGroup(string ChatId, string Name, string Owner, int Residents, int Members);

/// <summary>What became of a request about mass sends. Value when it was done, else the reason in Chinese. Again: it is only the line or a quota.</summary>
public sealed record MassReply<T>(T? Value, string? Code, string? Says, bool Again = false)
{
    public bool Done => Code is null;
}

/// <summary>A message the platform has prepared. NotOwned = groups it left out, because the sender does not own them.</summary>
public sealed record MassTask(string Id, IReadOnlyList<string> NotOwned);

/// <summary>What became of a message in one group: waiting for its owner, sent, or not sent because the month's or day's number is used up.</summary>
public enum MassState { Waiting, Sent, NotFriend, QuotaUsed }

/// <summary>One group of a mass send; At = when it went out, UTC.</summary>
public sealed record MassResult(string ChatId, string Owner, MassState State, DateTimeOffset? At);

/// <summary>
/// Customer-group mass send (客户群群发): the platform prepares the message, the cadre who owns the group confirms it in the client. About one
/// message a day and group. Nothing is told when they confirm: it has to be asked for. Nothing here waits or repeats; the Bot's job does.
/// </summary>
public sealed class CustomerGroups(WeComApi api, MediaShelf shelf, QuotaBook quotas)
{
    private const int TextBytes = 4000;

    /// <summary>The value of <see cref="GroupServices.CustomerGroup"/>: owner's user id and chat id.</summary>
    public static (string Owner, string ChatId)? Split(string service) => service.Split('|') is [{ Length: > 0 } owner, { Length: > 0 } chat] ? (owner, chat) : null;

    /// <summary>The groups these people own, up to 100 owners.</summary>
    public async Task<MassReply<IReadOnlyList<string>>> ListAsync(IReadOnlyList<string> owners, CancellationToken ct)
    {
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var body = new JsonObject { ["status_filter"] = 0, ["cursor"] = cursor, ["limit"] = 1000 };
            body["owner_filter"] = new JsonObject { ["userid_list"] = Strings(owners) };
            var page = await api.PostAsync("externalcontact/groupchat/list", body, ct);
            if (page is not ApiAnswer.Ok ok) return Read<IReadOnlyList<string>>(page, _ => []);
            ids.AddRange(Items(ok.Body, "group_chat_list").Select(g => Text(g, "chat_id")));
            cursor = Text(ok.Body, "next_cursor");
        }
        while (cursor.Length > 0);
        return new(ids, null, null);
    }

    public async Task<MassReply<CustomerGroup>> GetAsync(string chatId, CancellationToken ct)
    {
        var answer = await api.PostAsync("externalcontact/groupchat/get", new JsonObject { ["chat_id"] = chatId, ["need_name"] = 1 }, ct);
        return Read(answer, body =>
        {
            var group = body.GetProperty("group_chat");
            var members = Items(group, "member_list").ToList();
            var residents = members.Count(m => m.TryGetProperty("type", out var type) && type.GetInt32() == 2);
            return new CustomerGroup(chatId, Text(group, "name"), Text(group, "owner"), residents, members.Count);
        });
    }

    /// <summary>Prepares one message for groups of one owner. Value = the platform's id of the task. Not to be repeated when it was not answered (rule P2).</summary>
    public async Task<MassReply<MassTask>> PrepareAsync(string owner, IReadOnlyList<string> chatIds, string text, IReadOnlyList<Domain.Messaging.Attachment> files, CancellationToken ct)
    {
        var attachments = new JsonArray();
        foreach (var file in files.Take(9))
        {
            var type = file.IsImage ? "image" : "file";
            var (media, _) = await shelf.IdAsync("app", file, async (f, stop) => (await api.UploadAsync($"media/upload?type={type}", f, stop)).ToMedia(), ct);
            if (media is null) return new(null, "file", $"{file.Name} 没有传上去");
            attachments.Add(new JsonObject { ["msgtype"] = type, [type] = new JsonObject { ["media_id"] = media } });
        }

        if (Pieces.Texts(text, TextBytes) is not [var whole]) return new(null, "text", "文字超过 4000 字节，群发不收，请缩短。");
        var body = new JsonObject
        {
            ["chat_type"] = "group", ["sender"] = owner, ["chat_id_list"] = Strings(chatIds), ["allow_select"] = false,
            ["text"] = new JsonObject { ["content"] = whole }, ["attachments"] = attachments,
        };
        return Read(await api.PostAsync("externalcontact/add_msg_template", body, ct), ok => new MassTask(Text(ok, "msgid"), [.. Items(ok, "fail_list").Select(f => f.GetString() ?? "")]));
    }

    /// <summary>The task with this text that was prepared for the owner since then, or null as value: what to ask when preparing was not answered.</summary>
    public async Task<MassReply<string>> FindAsync(string owner, string text, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var cursor = "";
        do
        {
            var body = new JsonObject { ["chat_type"] = "group", ["start_time"] = since.ToUnixTimeSeconds(), ["end_time"] = until.ToUnixTimeSeconds(), ["limit"] = 100, ["cursor"] = cursor };
            var page = await api.PostAsync("externalcontact/get_groupmsg_list_v2", body, ct);
            if (page is not ApiAnswer.Ok ok) return Read(page, _ => "");
            foreach (var message in Items(ok.Body, "group_msg_list").Where(m => m.TryGetProperty("text", out var said) && Text(said, "content") == text))
            {
                var task = await TaskAsync(Text(message, "msgid"), owner, ct);
                if (!task.Done) return new(null, task.Code, task.Says, task.Again);
                if (task.Value is not null) return new(Text(message, "msgid"), null, null);
            }

            cursor = Text(ok.Body, "next_cursor");
        }
        while (cursor.Length > 0);
        return new(null, null, null);
    }

    /// <summary>Whether the owner has confirmed: true, or false while it waits.</summary>
    public async Task<MassReply<bool>> ConfirmedAsync(string taskId, string owner, CancellationToken ct)
    {
        var task = await TaskAsync(taskId, owner, ct);
        return new(task.Value == true, task.Code, task.Says, task.Again);
    }

    // Null as value: the task is somebody else's.
    private async Task<MassReply<bool?>> TaskAsync(string taskId, string owner, CancellationToken ct)
    {
        var answer = await api.PostAsync("externalcontact/get_groupmsg_task", new JsonObject { ["msgid"] = taskId, ["limit"] = 500, ["cursor"] = "" }, ct);
        return Read<bool?>(answer, body => Items(body, "task_list").Where(t => Text(t, "userid").Equals(owner, StringComparison.OrdinalIgnoreCase))
            .Select(t => (bool?)(Number(t, "status") == 2)).FirstOrDefault());
    }

    /// <summary>Group by group; groups it has not gone to yet are not listed.</summary>
    public async Task<MassReply<IReadOnlyList<MassResult>>> ResultAsync(string taskId, string owner, CancellationToken ct)
    {
        var body = new JsonObject { ["msgid"] = taskId, ["userid"] = owner, ["limit"] = 500, ["cursor"] = "" };
        return Read<IReadOnlyList<MassResult>>(
            await api.PostAsync("externalcontact/get_groupmsg_send_result", body, ct),
            ok => [.. Items(ok, "send_list").Select(s => new MassResult(Text(s, "chat_id"), owner, StateOf(s), SentAt(s)))]);
    }

    /// <summary>Nudges the owner in the client: three times in 24 hours for one task, counted here too.</summary>
    public async Task<MassReply<bool>> RemindAsync(string taskId, CancellationToken ct)
    {
        if (quotas.TryTake($"wecom-remind:{taskId}", QuotaWindow.Day(3)) is not null) return new(false, "41094", "24 小时内已经提醒过三次。");
        return Read(await api.PostAsync("externalcontact/remind_groupmsg_send", new JsonObject { ["msgid"] = taskId }, ct), _ => true);
    }

    /// <summary>Stops what was not confirmed yet.</summary>
    public async Task<MassReply<bool>> CancelAsync(string taskId, CancellationToken ct) =>
        Read(await api.PostAsync("externalcontact/cancel_groupmsg_send", new JsonObject { ["msgid"] = taskId }, ct), _ => true);

    private static MassReply<T> Read<T>(ApiAnswer answer, Func<JsonElement, T> value) => answer switch
    {
        ApiAnswer.Ok ok => new(value(ok.Body), null, null),
        ApiAnswer.Refused { Code: 41048 } => new(default, "wecom41048", "没有可发的群：群主名下没有这个群，或今天的次数已用完。"),
        ApiAnswer.Refused { Code: 48002 or 60011 } no => new(default, ApiAnswer.Name(no.Code), "应用没有客户群权限，请在“客户联系”里把应用加入可调用接口的应用。"),
        ApiAnswer.Refused no => new(default, ApiAnswer.Name(no.Code), ErrorCodes.Chinese(no.Code), ErrorCodes.Of(no.Code) is Refusal.Later or Refusal.Quota or Refusal.Token),
        ApiAnswer.NotReached away => new(default, away.Code, "连不上企业微信，请稍后再试。", true),
        _ => new(default, "unconfirmed", "企业微信没有回音，可能已经建好，请在客户端查看。", true),
    };

    private static MassState StateOf(JsonElement send) => Number(send, "status") switch
    {
        1 => MassState.Sent,
        2 => MassState.NotFriend,
        3 => MassState.QuotaUsed,
        _ => MassState.Waiting,
    };

    private static DateTimeOffset? SentAt(JsonElement send) => Number(send, "send_time") is > 0 and var at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement body, string name) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static long Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
