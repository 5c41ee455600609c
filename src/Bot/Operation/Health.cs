using System.Data.Common;
using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Bot.Operation.Vitals;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Scheduler;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>
/// /health/live: the process answers. /health/ready: the store does too. /health: what the rules say of store, disk, queues, clock, retention
/// and jobs (rule U9), with the measurements.
/// </summary>
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

    private static async Task<IResult> ReportAsync(Database database, VitalSignsReader reader, JobBoard jobs, CancellationToken ct)
    {
        if (!await database.IsHealthyAsync(ct)) return Down("down");
        var runs = await jobs.ListAsync(ct);
        try
        {
            var signs = await reader.ReadAsync(runs, ct);
            return Report(database.Engine, signs, await database.ReadAsync(Retention.LastAsync, ct), runs);
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return Down("cannot be written");
        }
    }

    private static IResult Down(string store) => Results.Json(new { status = "unhealthy", store }, statusCode: 503);

    private static IResult Report(Engine engine, VitalSigns signs, RetentionRun? retention, IReadOnlyList<JobRun> runs)
    {
        var findings = HealthRules.Judge(signs);
        var status = HealthRules.Status(findings);
        var report = new
        {
            status,
            now = LocalIso.Of(signs.Campaign),
            reasons = findings.Where(f => f.State != FindingState.Ok).Select(f => f.ToString()),
            store = engine.ToString(),
            storeMilliseconds = Math.Round(signs.RoundTrip.TotalMilliseconds, 1),
            disk = new { freeMegabytes = signs.FreeBytes / (1024 * 1024) },
            clock = new { machine = LocalIso.Of(signs.Machine), campaign = LocalIso.Of(signs.Campaign) },
            inbox = new { unhandled = signs.Unhandled, parked = signs.Parked, oldestSeconds = Seconds(signs.Machine - signs.OldestUnhandled) },
            outbox = new { due = signs.Due, oldestDueSeconds = Seconds(signs.Campaign - signs.OldestDue), unconfirmed = signs.Unconfirmed },
            connections = signs.Connections.Select(c => new
            {
                name = c.Name,
                platform = c.Channel,
                keeping = c.Keeping.ToString().ToLowerInvariant(),
                ready = c.State.Ready,
                since = LocalIso.Of(c.State.Since),
                lastFrame = LocalIso.Of(c.State.LastFrame),
                trouble = c.State.Trouble,
            }),
            gaps = signs.Gaps.Select(g => new { connection = g.Connection, from = LocalIso.Of(g.FromAt), to = LocalIso.Of(g.ToAt), asked = g.Asked }),
            retention = retention is null ? null : new { at = LocalIso.Of(retention.At), deleted = retention.Counts },
            jobs = runs.Select(r => new
            {
                name = r.Name,
                description = r.Description,
                lastRun = LocalIso.Of(r.LastRun),
                outcome = r.Outcome?.ToString().ToLowerInvariant(),
                error = r.Error,
                nextRun = LocalIso.Of(r.NextRun),
            }),
        };
        return Results.Json(report, statusCode: status == "unhealthy" ? 503 : 200);
    }

    private static double? Seconds(TimeSpan? age) => age is { } time ? Math.Round(time.TotalSeconds, 1) : null;
}
