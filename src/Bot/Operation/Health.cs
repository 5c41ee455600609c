using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Scheduler;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>/health/live: the process answers. /health/ready: the store does too. /health: what waits, and each job's last and next run.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        app.MapGet("/health/ready", async (Database database, CancellationToken ct) => await database.IsHealthyAsync(ct)
            ? Results.Ok(new { status = "ready" })
            : Results.Json(new { status = "not ready" }, statusCode: 503));
        app.MapGet("/health", ReportAsync);
    }

    private static async Task<IResult> ReportAsync(Database database, Inbox inbox, Outbox outbox, JobBoard jobs, TimeProvider clock, CancellationToken ct)
    {
        if (!await database.IsHealthyAsync(ct)) return Results.Json(new { status = "unhealthy", store = "down" }, statusCode: 503);
        var now = clock.GetUtcNow();
        var (unhandled, parked, due) = await database.ReadAsync(
            async s => (await inbox.UnhandledAsync(s), await inbox.ParkedAsync(s), await outbox.DueAsync(s, now)), ct);
        var runs = await jobs.ListAsync(ct);
        var failed = runs.Any(r => r.Outcome == JobOutcome.Failed);
        return Results.Ok(new
        {
            status = failed || parked > 0 ? "degraded" : "healthy",
            now = LocalIso.Of(now),
            store = database.Engine.ToString(),
            inbox = new { unhandled, parked },
            outbox = new { due },
            jobs = runs.Select(r => new
            {
                name = r.Name,
                description = r.Description,
                lastRun = LocalIso.Of(r.LastRun),
                outcome = r.Outcome?.ToString().ToLowerInvariant(),
                error = r.Error,
                nextRun = LocalIso.Of(r.NextRun),
            }),
        });
    }
}
