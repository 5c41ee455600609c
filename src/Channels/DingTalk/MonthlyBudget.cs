using System.Globalization;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>The two accounts of an organisation's month: calls of interfaces; webhook messages and pushes of Stream.</summary>
public enum MonthAccount { Calls, Webhooks }

/// <summary>One account of the month (yyyy-MM, Beijing).</summary>
public sealed record MonthlyUse(MonthAccount Account, string Month, int Limit, long Used)
{
    public long Left => Math.Max(0, Limit - Used);

    /// <summary>Less than a tenth is left: time to tell the office.</summary>
    public bool IsShort => Left * 10 < Limit;

    public string Name => Account == MonthAccount.Calls ? "接口" : "Webhook 和 Stream";
}

/// <summary>What a push takes of one account, and what that leaves.</summary>
public sealed record MonthlyCost(MonthlyUse Use, int Cost)
{
    public bool Fits => Cost <= Use.Left;
}

/// <summary>Where the counts of the month are kept. account: calls or webhooks. Other processes count there, too.</summary>
public sealed record CallLedger(Func<string, string, CancellationToken, Task<long>> CountAsync, Func<string, string, int, CancellationToken, Task> AddAsync)
{
    /// <summary>Keeps them only while the process lives.</summary>
    public static CallLedger InMemory()
    {
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<(string, string), long>();
        return new(
            (month, account, _) => Task.FromResult(counts.GetValueOrDefault((month, account))),
            (month, account, count, _) =>
            {
                counts.AddOrUpdate((month, account), count, (_, before) => before + count);
                return Task.CompletedTask;
            });
    }
}

/// <summary>
/// The organisation's account of the month. Counting never waits for the store: what is not written yet is written with the next. The last
/// twentieth is kept for answers and for what is urgent.
/// </summary>
public sealed partial class MonthlyBudget(Editions edition, CallLedger ledger, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly Lock _gate = new();
    private readonly long[] _stored = new long[2];
    private readonly int[] _unsaved = new int[2];
    private string _month = "";
    private Task _saving = Task.CompletedTask;
    private readonly bool[] _usedUp = new bool[2];

    public static string KeyOf(MonthAccount account) => account == MonthAccount.Calls ? "dingtalk-month-calls" : "dingtalk-month-webhooks";

    public void Count(MonthAccount account)
    {
        lock (_gate)
        {
            TurnMonth();
            _unsaved[(int)account]++;
            Save();
        }
    }

    /// <summary>Null: there is enough left for a message of this lane. Otherwise until when it waits.</summary>
    public QuotaWait? Short(MonthAccount account, Lane lane)
    {
        lock (_gate)
        {
            TurnMonth();
            var limit = LimitOf(account);
            var used = _stored[(int)account] + _unsaved[(int)account];
            var reserve = lane == Lane.Bulk ? limit / 20 : 0;
            return used < limit - reserve && !IsUsedUp(account) ? null : new QuotaWait(KeyOf(account), UntilMonthEnds());
        }
    }

    /// <summary>The platform said so itself: other programs of the organisation use the same account.</summary>
    public QuotaWait UsedUp(MonthAccount account)
    {
        lock (_gate)
        {
            TurnMonth();
            _usedUp[(int)account] = true;
            Log.UsedUp(log, KeyOf(account));
            return new QuotaWait(KeyOf(account), UntilMonthEnds());
        }
    }

    /// <summary>Both accounts, freshly read.</summary>
    public async Task<IReadOnlyList<MonthlyUse>> UseAsync(CancellationToken ct)
    {
        Task saving;
        lock (_gate)
        {
            TurnMonth();
            Save();
            saving = _saving;
        }

        await saving.WaitAsync(ct);
        lock (_gate) return [.. Enum.GetValues<MonthAccount>().Select(Use)];
    }

    /// <summary>What planned messages take of each account (rule P8).</summary>
    public async Task<IReadOnlyList<MonthlyCost>> CostAsync(IReadOnlyList<PlannedSend> sends, CancellationToken ct)
    {
        var claims = sends.SelectMany(s => s.Claims).ToLookup(c => c.Key);
        return [.. (await UseAsync(ct)).Select(use => new MonthlyCost(use, claims[KeyOf(use.Account)].Sum(c => c.Weight)))];
    }

    private MonthlyUse Use(MonthAccount account) =>
        new(account, _month, LimitOf(account), IsUsedUp(account) ? LimitOf(account) : _stored[(int)account] + _unsaved[(int)account]);

    private bool IsUsedUp(MonthAccount account) => _usedUp[(int)account];

    private int LimitOf(MonthAccount account) => account == MonthAccount.Calls ? edition.Calls : edition.Webhooks;

    private void TurnMonth()
    {
        var month = clock.GetUtcNow().ToOffset(China).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (month == _month) return;
        _month = month;
        Array.Clear(_usedUp);
        Array.Clear(_stored);
        Array.Clear(_unsaved);
        Save();
    }

    private TimeSpan UntilMonthEnds()
    {
        var now = clock.GetUtcNow().ToOffset(China);
        return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, China).AddMonths(1) - now;
    }

    // Called under the gate. One writer at a time.
    private void Save()
    {
        if (_saving.IsCompleted) _saving = Task.Run(SaveAsync);
    }

    private async Task SaveAsync()
    {
        try
        {
            do
            {
                foreach (var account in Enum.GetValues<MonthAccount>()) await SaveAsync(account);
            }
            while (HasUnsaved());
        }
        catch (Exception e)
        {
            // A count that cannot be written now is written with the next call; a message must not wait for it.
            Log.NotSaved(log, e);
        }
    }

    private bool HasUnsaved()
    {
        lock (_gate) return _unsaved.Any(u => u > 0);
    }

    private async Task SaveAsync(MonthAccount account)
    {
        string month;
        int count;
        lock (_gate) (month, count) = (_month, _unsaved[(int)account]);
        var name = account == MonthAccount.Calls ? "calls" : "webhooks";
        if (count > 0) await ledger.AddAsync(month, name, count, CancellationToken.None);
        lock (_gate)
        {
            if (month == _month) (_unsaved[(int)account], _stored[(int)account]) = (_unsaved[(int)account] - count, _stored[(int)account] + count);
        }

        var stored = await ledger.CountAsync(month, name, CancellationToken.None);
        lock (_gate)
        {
            if (month == _month) _stored[(int)account] = stored;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(350, LogLevel.Error, "DingTalk says the account of the month is used up: {Account}")]
        public static partial void UsedUp(ILogger logger, string account);

        [LoggerMessage(351, LogLevel.Warning, "The calls of the month could not be counted")]
        public static partial void NotSaved(ILogger logger, Exception exception);
    }
}
