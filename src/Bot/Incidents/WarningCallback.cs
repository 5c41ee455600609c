using System.Text.Json;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// POST /callback/warnings: a police system raises warnings (rule I23). 401 for a signature that does not hold, 409 for a call taken before, 400 for a body that
/// is no list of warnings; else 200 with what was taken and what was not, and why. There is no such address without a key.
/// </summary>
public sealed class WarningCallback(
    Database database, Warnings warnings, WarningDesk desk, RegistryCache registries, Mouth mouth, Audit audit, Doorbell doorbell, WarningSettings settings,
    TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine)
{
    public const string Path = CallbackEndpoints.Root + "/warnings";
    private const int MaxBytes = 256 * 1024, MostWarnings = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Call(List<Item>? Warnings);

    private sealed record Item(string? Id, string? Level, string? Unit, string? Subject, string? Tail, string? Suspicion, bool FundSide, bool Away);

    private sealed record Taken(string? Id, string Number);

    private sealed record Refused(string? Id, string Reason);

    public static void Map(WebApplication app)
    {
        if (app.Services.GetRequiredService<WarningSettings>().CallbackKey.Length == 0) return;
        app.MapPost(Path, (HttpContext http, WarningCallback callback) => callback.AnswerAsync(http)).DisableAntiforgery();
    }

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
        if (http.Request.ContentLength > MaxBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var (body, nonce) = (bytes.ToArray(), http.Request.Headers["X-Nonce"].ToString());
        var machineNow = machine.GetUtcNow();
        if (!WarningSignature.Holds(settings.CallbackKey, http.Request.Headers["X-Timestamp"].ToString(), nonce, http.Request.Headers["X-Signature"].ToString(), body, machineNow))
            return Results.Json(new { error = "签名不对，或时间相差超过5分钟" }, statusCode: StatusCodes.Status401Unauthorized);
        if (Read(body) is not { } items) return Results.Json(new { error = $"正文应是 {{\"warnings\":[…]}}，1到{MostWarnings}条" }, statusCode: StatusCodes.Status400BadRequest);
        var answer = await database.WriteAsync(s => TakeAsync(s, items, nonce, machineNow), http.RequestAborted);
        doorbell.Ring(Door.Outbox);
        return answer is null ? Results.Json(new { error = "这次调用已经收过" }, statusCode: StatusCodes.Status409Conflict) : Results.Json(answer);
    }

    private static List<Item>? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Call>(body, Json)?.Warnings is { Count: > 0 and <= MostWarnings } items && items.TrueForAll(i => i is not null) ? items : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<object?> TakeAsync(Session session, List<Item> items, string nonce, DateTimeOffset machineNow)
    {
        // Remembered for twice the window: a timestamp may lie as far ahead as behind.
        if (!await warnings.RememberAsync(session, nonce, machineNow, machineNow + (2 * WarningSignature.Window))) return null;
        var (taken, refused) = (new List<Taken>(), new List<Refused>());
        foreach (var item in items)
        {
            var (number, reason) = await RaiseAsync(session, item);
            if (number is not null) taken.Add(new Taken(item.Id, number));
            else refused.Add(new Refused(item.Id, reason!));
        }

        await audit.AppendAsync(session, "callback", "raise-warnings", "", string.Join(' ', taken.Select(t => t.Number)), clock.GetUtcNow());
        return new { taken, refused };
    }

    private async Task<(string? Number, string? Reason)> RaiseAsync(Session session, Item item)
    {
        var registry = await registries.CurrentAsync(session);
        if (item.Id is null or { Length: 0 or > 64 }) return (null, "缺 id，或超过64个字符");
        if (await warnings.NumberOfAsync(session, item.Id) is { } before) return (before, null);
        if (Level(item.Level) is not { } level) return (null, "level 应为 red、orange 或 yellow");
        if (UnitNames.Find(registry.Tree, item.Unit?.Trim() ?? "") is not { } unit) return (null, "不认识 unit");
        var suspicion = Masking.Mask(item.Suspicion?.Trim() ?? "") is { Length: > 0 } said ? said[..Math.Min(said.Length, 120)] : "疑似被骗";
        var order = new WarningOrder(level, unit.Name, Person.Brief(item.Subject ?? ""), Person.Tail(item.Tail ?? ""), suspicion, item.FundSide, item.Away, item.Id);
        var (result, now) = (new HandlerResult(), clock.GetUtcNow());
        if (await desk.RaiseAsync(session, registry, order, unit, "", now, result) is not { } warning) return (null, "没有能收到私聊的民警和联络员");
        foreach (var save in result.Saves) await save(session);
        foreach (var say in result.Says) await mouth.SayAsync(session, say, now);
        return (warning.Number, null);
    }

    private static WarningLevel? Level(string? word) => word?.ToLowerInvariant() switch
    {
        "red" => WarningLevel.Red,
        "orange" => WarningLevel.Orange,
        "yellow" => WarningLevel.Yellow,
        { Length: > 0 } chinese => WarningOrders.Level(chinese),
        _ => null,
    };
}
