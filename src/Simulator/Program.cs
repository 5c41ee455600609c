using AntiFraudBot.Simulator;
using AntiFraudBot.Simulator.Platform;

if (CommandLine.Read(args) is not { } line)
{
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

await using var app = await SimulatorHost.StartAsync(line, CancellationToken.None);
Fate.Tie(app.Lifetime, line);
await Console.Out.WriteLineAsync($"listening on {app.Services.GetRequiredService<World>().BaseUrl}");
await app.WaitForShutdownAsync();
return 0;
