using System.Text.Json;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.WeCom;

/// <summary>企业微信.</summary>
public sealed class WeComPlatform(World world) : IPlatform
{
    public string Name => "wecom";

    public void Configure(JsonElement apps) => ArgumentNullException.ThrowIfNull(world);

    public void Map(WebApplication app) => app.MapGet("/cgi-bin/gettoken", () => Results.NotFound());

    public Task<Receipt> PostAsync(PersonPost post, CancellationToken ct) => Task.FromResult(new Receipt(null, false));

    public Task<Receipt> ClickAsync(CardClick click, CancellationToken ct) => Task.FromResult(new Receipt(null, false));
}
