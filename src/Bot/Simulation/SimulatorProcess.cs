using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Simulation;

/// <summary>
/// The simulated platform: a program of its own beside the bot, ended with it. The bot knows it only by its address, as it would the real one, and
/// by the control interface through which its clock is kept in step.
/// </summary>
public sealed class SimulatorProcess : IAsyncDisposable
{
    private const string Program = "AntiFraudBot.Simulator";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Process _process;
    private readonly HttpClient _control;

    private SimulatorProcess(Process process, string url, SimulatedTownship township)
    {
        (_process, Channel, Url) = (process, township.Channel, url);
        _control = new HttpClient { BaseAddress = new Uri(url), Timeout = StartPatience };
        Settings = SimulatedAccounts.SettingsFor(url, township);
    }

    /// <summary>wecom or dingtalk.</summary>
    public string Channel { get; }

    /// <summary>Where its phone page is.</summary>
    public string Url { get; }

    /// <summary>The settings that lead the bot there.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Returns when it listens and its clock runs from the given instant.</summary>
    public static async Task<SimulatorProcess> StartAsync(SimulatedTownship township, string edition, DateTimeOffset clock, string urls, CancellationToken ct)
    {
        var file = Path.Combine(Path.GetTempPath(), $"township-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(SimulatedAccounts.Township(township, edition), Json), ct);
            var process = Begin(township.Channel, file, clock, urls);
            var simulator = new SimulatorProcess(process, await ListeningAsync(process, ct), township);
            await simulator.ControlAsync("clock", new { mode = "real" }, ct);
            return simulator;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Takes its clock to the instant; it never goes back.</summary>
    public Task MoveClockAsync(DateTimeOffset to, CancellationToken ct) => ControlAsync("clock", new { to }, ct);

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        if (!_process.HasExited)
        {
            // It ends by itself when its input closes; what does not is ended.
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private static Process Begin(string channel, string township, DateTimeOffset clock, string urls)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] words =
        [
            Find(), channel, "--urls", urls, "--township", township, "--clock", clock.ToString("O", CultureInfo.InvariantCulture),
            "--parent-pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var word in words) start.ArgumentList.Add(word);
        return Process.Start(start) ?? throw new CannotStartException("模拟平台启动不了。");
    }

    /// <summary>Beside the bot, or where the repository builds it. The published bot does not carry it.</summary>
    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string[] places = [here.FullName, Path.Combine(here.FullName, "simulator"), Path.Combine(here.Parent?.Parent?.FullName ?? "", "Simulator", here.Name)];
        return places.Select(p => Path.Combine(p, Program + ".dll")).FirstOrDefault(File.Exists)
            ?? throw new CannotStartException("这里没有模拟平台程序（AntiFraudBot.Simulator）。它只随源码编译，不在发布的程序里；请在源码目录里用 ./run.sh --simulate wecom 启动。");
    }

    private static async Task<string> ListeningAsync(Process process, CancellationToken ct)
    {
        const string Ready = "listening on ";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartPatience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
                // Whatever it says later must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return line[Ready.Length..].Trim();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
        }

        throw new CannotStartException("模拟平台没有启动成功，请看上面的提示。");
    }

    private async Task ControlAsync(string what, object wish, CancellationToken ct)
    {
        using var response = await _control.PostAsJsonAsync("/sim/api/" + what, wish, Json, ct);
        response.EnsureSuccessStatusCode();
    }
}
