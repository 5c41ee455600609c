using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Robot;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.DingTalk.Groups;

/// <summary>
/// The assistant of a scene group: the way of the app by which a call by name rings. No key: what was not answered stays unknown (rule P2).
/// Pictures it carries, files it does not.
/// </summary>
internal sealed class SceneWay(DingTalkApi api, DingTalkSettings settings, RobotFiles files, DingTalkQuotas limits, MonthlyBudget budget) : IWay
{
    // The platform's own spelling.
    private const string Path = "/topapi/im/chat/scencegroup/message/send_v2";
    private const int ParamBytes = 14_500;

    public string Name => "场景群助手";

    public bool CountsItself => true;

    public int Room(string text) => MessageText.Room(text, ParamBytes);

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [limits.Pace(Path), limits.Month(MonthAccount.Calls)];

    public async Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct)
    {
        if (budget.Short(MonthAccount.Calls, piece.Message.Lane) is { } wait) return new SendOutcome.Deferred(wait.Key, wait.After);
        var body = new JsonObject { ["target_open_conversation_id"] = piece.To.Services[GroupServices.Managed], ["robot_code"] = settings.Robot };
        if (piece.Message.Attachments is [var file])
        {
            if (!RobotFiles.IsPicture(file)) return new SendOutcome.Failed("file-way", $"场景群助手发不了文件 {file.Name}。");
            var (media, failure) = await files.PictureAsync(file, ct);
            if (media is null) return failure!;
            body["msg_template_id"] = "inner_app_template_photo";
            body["msg_param_map"] = "{}";
            body["msg_media_id_param_map"] = DingTalkApi.Text(new JsonObject { ["img_media_id"] = media });
        }
        else
        {
            body["msg_template_id"] = "inner_app_template_text";
            body["msg_param_map"] = DingTalkApi.Text(new JsonObject { ["content"] = piece.Message.Text });
            body["at_users"] = string.Join(',', MessageText.UserIds(piece));
        }

        return (await api.OldAsync(Path, body, ct)).ToOutcome(ok => new SendOutcome.Sent(ok.Text("open_msg_id")), repeatable: false);
    }
}
