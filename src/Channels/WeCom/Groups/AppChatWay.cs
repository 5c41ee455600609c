using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.App;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.WeCom.Groups;

/// <summary>Into a group the app has made. No key and no id: what was not answered stays unknown (rule P2). Calls by name ring.</summary>
internal sealed class AppChatWay(WeComApi api, MediaShelf shelf, QuotaBook quotas) : IWay
{
    public string Name => "应用群";

    public int Room(string text) => 2048;

    public IReadOnlyList<QuotaClaim> Claims(Parcel piece) => [WeComQuotas.AppChatPersons(piece.To.Headcount), WeComQuotas.AppChatMessages];

    public Task<SendOutcome> SendAsync(Parcel piece, CancellationToken ct) =>
        piece.Message.Attachments is [var file]
            ? AppFiles.SendAsync(shelf, api, file, content => PostAsync(piece, content, ct), ct)
            : PostAsync(piece, GroupText.Text(GroupText.WithNames(piece), [.. GroupText.UserIds(piece)]), ct);

    private async Task<SendOutcome> PostAsync(Parcel piece, JsonObject body, CancellationToken ct)
    {
        body["chatid"] = piece.To.Services[GroupServices.Managed];
        var answer = await api.PostAsync("appchat/send", body, ct);
        if (answer is ApiAnswer.Refused { Code: 45009 })
        {
            var quota = WeComQuotas.AppChatPersons(piece.To.Headcount);
            return new SendOutcome.Deferred(quota.Key, quotas.Rest(quota));
        }

        return answer.ToOutcome(_ => new SendOutcome.Sent(null), repeatable: false);
    }
}
