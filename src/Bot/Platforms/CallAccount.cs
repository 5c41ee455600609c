using AntiFraudBot.Storage;
using Edition = AntiFraudBot.Channels.DingTalk.Editions;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Counts what DingTalk meters by the month, and tells the office while there is still time to do something about it.</summary>
public sealed class CallAccount(Database database, ApiCalls calls, OfficeAlarm alarm)
{
    private const string Channel = "dingtalk";
    private static readonly int[] ToldAt = [80, 95];

    /// <summary>Calls counted of the account (calls, webhooks) in the month (yyyy-MM), by every process.</summary>
    public Task<long> CountAsync(string month, string account, CancellationToken ct) =>
        database.ReadAsync(s => calls.CountAsync(s, Channel, month, account), ct);

    /// <summary>Adds to the account; at four fifths and at nineteen twentieths of its limit the office hears of it, once each.</summary>
    public Task AddAsync(Edition edition, string month, string account, int count, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            await calls.AddAsync(s, Channel, month, account, count);
            var limit = account == "calls" ? edition.Calls : edition.Webhooks;
            var used = await calls.CountAsync(s, Channel, month, account);
            foreach (var percent in ToldAt)
            {
                if (used * 100 >= limit * (long)percent) await alarm.RaiseAsync(s, $"dingtalk-month/{month}/{account}/{percent}", Words(account, used, limit));
            }

            return 0;
        },
        ct);

    private static string Words(string account, long used, int limit)
    {
        var name = account == "calls" ? "接口" : "Webhook和Stream";
        return $"钉钉本月{name}次数已用{used}次，共{limit}次，剩{Math.Max(0, limit - used)}次。用完后这个月发不出消息：请少发图片和文件，或升级版本（见《从零接入钉钉》）。";
    }
}
