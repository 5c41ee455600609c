using System.CommandLine;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Simulation;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`run`, the default verb: starts the bot and prints one line `listening on URL` when it is ready.</summary>
public static class RunCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "数据目录", DefaultValueFactory = _ => "data" };
    private static readonly Option<string> Urls = new("--urls") { Description = "监听地址", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
    private static readonly Option<bool> Fresh = new("--fresh") { Description = "清空数据，重新放入样例乡镇" };
    private static readonly Option<string?> Clock = new("--clock") { Description = "沙盒时钟从哪一刻开始，例：2026-06-15T08:00:00+08:00" };
    private static readonly Option<string?> Simulate = new("--simulate") { Description = "wecom、dingtalk 或 wecom+dingtalk：在旁边启动模拟平台，机器人在它上面运行", HelpName = "wecom|dingtalk|wecom+dingtalk" };

    private static readonly Option<string> SimulatorUrls =
        new("--simulator-urls") { Description = "模拟平台的监听地址", DefaultValueFactory = _ => "http://127.0.0.1:0" };

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Data, Urls, Fresh, Clock, Simulate, SimulatorUrls }) command.Options.Add(option);
        command.SetAction(RunAsync);
    }

    public static Command Build()
    {
        var command = new Command("run", "启动机器人（不写命令时就是它）");
        AddTo(command);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        var simulate = parse.GetValue(Simulate);
        if (simulate is not (null or "wecom" or "dingtalk" or "wecom+dingtalk"))
            return await Talk.UsageAsync($"没有“{simulate}”的模拟平台，只有 wecom、dingtalk，或两个一起：wecom+dingtalk。");
        var clock = parse.GetValue(Clock);
        var at = clock is null ? null : LocalIso.Parse(clock);
        if (clock is not null && at is null) return await Talk.UsageAsync($"--clock 的时间看不懂：{clock}，例：2026-06-15T08:00:00+08:00");
        try
        {
            var options = new RunOptions
            {
                Data = parse.GetValue(Data)!,
                Urls = parse.GetValue(Urls)!,
                Fresh = parse.GetValue(Fresh),
                Clock = at,
                Simulate = simulate,
                SimulatorUrls = parse.GetValue(SimulatorUrls)!,
            };
            await using var app = await BotHost.BuildAsync(options, ct);
            await app.StartAsync(ct);
            foreach (var simulator in app.Services.GetServices<SimulatorProcess>())
                await Talk.SayAsync($"模拟{PlatformNames.Of(simulator.Channel)}：{simulator.Url}   （在这个页面上以各人的身份说话）");
            foreach (var url in app.Urls) await Talk.PrintAsync($"listening on {url}");
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (CannotStartException e)
        {
            return await Talk.BadAsync(e.Message);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await Talk.BadAsync("端口已被占用。请先停掉另一个程序，或加 --urls http://127.0.0.1:5081");
        }
    }
}
