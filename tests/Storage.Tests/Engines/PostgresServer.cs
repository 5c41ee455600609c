using System.Diagnostics;

namespace AntiFraudBot.Storage.Tests;

/// <summary>
/// The PostgreSQL the tests run on: the one ANTIFRAUDBOT_TEST_POSTGRES names, else a throw-away server from Debian's binaries
/// that listens on a Unix socket in its own folder only. Without either the tests fail; they do not skip.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Missing =
        "No PostgreSQL to test on: set ANTIFRAUDBOT_TEST_POSTGRES to a connection string or install Debian's package postgresql.";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "afb-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private string? _bin;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ANTIFRAUDBOT_TEST_POSTGRES") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        _bin = FindBinaries() ?? throw new InvalidOperationException(Missing);
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        await RunAsPostgresAsync("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var options = $"-c fsync=off -c listen_addresses='' -c unix_socket_directories='{_folder}' -c max_connections=100";
        await RunAsPostgresAsync("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start");
        ConnectionString = $"Host={_folder};Username=postgres;Database=postgres;Maximum Pool Size=20";
    }

    public async Task DisposeAsync()
    {
        if (_bin is null) return;
        await RunAsPostgresAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        return !Directory.Exists(root)
            ? null
            : Directory.EnumerateDirectories(root)
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderDescending(StringComparer.Ordinal)
                .FirstOrDefault();
    }

    // The server refuses to run as root.
    private Task RunAsPostgresAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_bin!, program), .. arguments])
        : RunAsync(Path.Combine(_bin!, program), arguments);

    // Output goes nowhere: the server inherits these pipes and would keep a reader waiting for their end.
    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}; see {_folder}.");
    }
}
