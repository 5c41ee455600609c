using System.Net;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Tests.Sandbox;
using Microsoft.Data.Sqlite;

namespace AntiFraudBot.Bot.Tests.Chaos;

/// <summary>Rule I26 over a death: the process is killed while it puts a tip's sealed file away, and again before the file as it came is destroyed.</summary>
public sealed class TipCrashTests : IDisposable
{
    // The sealed bytes are on their way into the store and stay there until the process dies.
    private const string Gate = """
        CREATE TRIGGER gate BEFORE INSERT ON tip_files BEGIN
            SELECT COUNT(*) FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000000000) SELECT x FROM n);
        END
        """;

    private static readonly (string, string)[] Key = [("Tips__IdentityKey", Convert.ToBase64String(new byte[32]))];
    private readonly string _data = Directory.CreateTempSubdirectory("afb-tip-").FullName;
    private readonly byte[] _picture = [.. Convert.FromBase64String(SandboxHost.Dot), .. "nobody else sends this"u8];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_tip_whose_bot_dies_is_sealed_once_and_its_plain_file_is_gone_after_the_restart()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using (var dying = await BotProcess.StartAsync(_data, patience.Token, Key))
        {
            await dying.IdleAsync(patience.Token);
            await ExecuteAsync(Gate);
            await TellAsync(dying, patience.Token);
            while (!await IsWritingAsync()) await Task.Delay(5, patience.Token);
            await dying.KillAsync();
        }

        var plain = Assert.Single(Plain());
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM tips"));
        await ExecuteAsync("DROP TRIGGER gate");
        await using (var again = await BotProcess.StartAsync(_data, patience.Token, Key))
        {
            await again.IdleAsync(patience.Token);
            Assert.Equal((1, 1), (await CountAsync("SELECT COUNT(*) FROM tips"), await CountAsync("SELECT COUNT(*) FROM tip_files")));
            Assert.Single(await again.MessagesAsync(Qingxi.Chat(Qingxi.Resident), patience.Token), m => m.FromBot && m.Text.Contains("线索已登记", StringComparison.Ordinal));
            while (Plain().Count > 0) await Task.Delay(5, patience.Token); // the store has it first
            await again.KillAsync();
        }

        // As it lies there when the process dies between the commit and the destroying.
        await File.WriteAllBytesAsync(plain, _picture);
        await using var last = await BotProcess.StartAsync(_data, patience.Token, Key);
        await last.IdleAsync(patience.Token);
        while (Plain().Count > 0) await Task.Delay(5, patience.Token);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM tip_files"));
    }

    private async Task TellAsync(BotProcess bot, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Qingxi.Resident), "sender" }, { new StringContent("举报：有人在村里收购银行卡"), "text" } };
        var file = new ByteArrayContent(_picture);
        file.Headers.ContentType = new("image/png");
        form.Add(file, "file", "车牌.png");
        Assert.Equal(HttpStatusCode.Accepted, (await bot.Http.PostAsync(new Uri($"/sandbox/api/groups/{Qingxi.Chat(Qingxi.Resident)}/messages", UriKind.Relative), form, ct)).StatusCode);
    }

    /// <summary>Files that hold the picture as it came.</summary>
    private List<string> Plain() => [.. Directory.GetFiles(Path.Combine(_data, "files")).Where(f => new FileInfo(f) is { Exists: true } found && found.Length == _picture.Length)];

    /// <summary>Whether a write goes on for longer than any write of a living bot takes.</summary>
    private async Task<bool> IsWritingAsync()
    {
        await using var connection = await OpenAsync();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Store.DatabaseFile(_data), Pooling = false, DefaultTimeout = 1 }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
