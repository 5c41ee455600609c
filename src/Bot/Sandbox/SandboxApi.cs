using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>The reading half of the sandbox's HTTP interface: groups, units, transcript, ledger, editions, deliveries, duties, files.</summary>
public static class SandboxApi
{
    public static void MapSandboxReads(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/sandbox/api");
        api.MapGet("/groups", GroupsAsync);
        api.MapGet("/units", UnitsAsync);
        api.MapGet("/groups/{id}/messages", MessagesAsync);
        api.MapGet("/last-seq", LastSeqAsync);
        api.MapGet("/ledger", LedgerAsync);
        api.MapGet("/editions", EditionsAsync);
        api.MapGet("/deliveries", DeliveriesAsync);
        api.MapGet("/duties", DutiesAsync);
        api.MapGet("/files/{id}", FileAsync);
        api.MapGet("/settings", (SandboxSettings settings) => Results.Ok(new { hearing = settings.HearsAll ? "all" : "mention" }));
    }

    private static async Task<IResult> GroupsAsync(Database db, RegistryCache registries, SandboxTranscript transcript, CancellationToken ct)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        var last = await db.ReadAsync(transcript.LastSeqAsync, ct);
        return Results.Ok(registry.Groups.Values.Select(g =>
        {
            var unit = registry.Tree.Find(g.UnitId);
            return new
            {
                id = g.Id,
                name = g.Name,
                unit = unit?.Name,
                tier = unit is null ? null : OrgWords.Of(unit.Tier),
                kind = OrgWords.Of(g.Kind),
                bot = g.Bot,
                lastSeq = last.GetValueOrDefault(g.Id),
                members = g.MemberIds.Where(registry.Members.ContainsKey).Select(id => registry.Members[id]).Select(m => new
                {
                    id = m.Id,
                    name = m.Name,
                    role = OrgWords.Of(m.Role),
                    unit = registry.Tree.Find(m.UnitId)?.Name,
                }),
            };
        }));
    }

    private static async Task<IResult> UnitsAsync(Database db, RegistryCache registries, CancellationToken ct)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        return Results.Ok(registry.Tree.Units.Select(u => new
        {
            id = u.Id,
            name = u.Name,
            aliases = u.Aliases,
            tier = OrgWords.Of(u.Tier),
            kind = OrgWords.Of(u.Kind),
            parent = registry.Tree.Find(u.ParentId)?.Name,
            @base = u.Base,
            households = u.Households,
            head = u.HeadId is null ? null : registry.NameOf(u.HeadId),
            liaison = u.LiaisonId is null ? null : registry.NameOf(u.LiaisonId),
            opened = LocalIso.Of(u.Opened),
            closed = LocalIso.Of(u.Closed),
        }));
    }

    private static async Task<IResult> MessagesAsync(
        string id, Database db, RegistryCache registries, SandboxTranscript transcript, CancellationToken ct, long after = 0)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        if (!registry.Groups.ContainsKey(id)) return Results.NotFound(new { error = "没有这个群" });
        var rows = await db.ReadAsync(s => transcript.AfterAsync(s, id, after), ct);
        return Results.Ok(rows.Select(row => new
        {
            seq = row.Seq,
            id = row.Line.MessageId,
            replyTo = row.Line.ReplyTo,
            sender = row.Line.Sender,
            fromBot = row.Line.FromBot,
            kind = row.Line.Kind,
            text = row.Line.Text,
            attachments = row.Line.Attachments.Select(a => new { name = a.Name, type = a.ContentType, url = $"/sandbox/api/files/{a.Id}" }),
            mentions = row.Line.Mentions,
            at = LocalIso.Of(row.Line.At),
        }));
    }

    private static async Task<IResult> LastSeqAsync(Database db, SandboxTranscript transcript, CancellationToken ct) =>
        Results.Ok(await db.ReadAsync(transcript.LastSeqAsync, ct));

    private static async Task<IResult> LedgerAsync(
        Database db, RegistryCache registries, Ledger ledger, CancellationToken ct, string? unit = null, string? metric = null)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        var unitId = UnitId(registry, unit, out var known);
        if (!known) return Results.Ok(Array.Empty<object>());
        var entries = await db.ReadAsync(s => ledger.QueryAsync(s, unitId, Given(metric)), ct);
        return Results.Ok(entries.Select(e => new
        {
            id = e.Id,
            unit = registry.Tree.Find(e.UnitId)?.Name,
            metric = e.Metric.Key(),
            aspect = e.Aspect.Key(),
            value = e.Value,
            period = new { from = LocalIso.Of(e.Period.From), to = LocalIso.Of(e.Period.To) },
            state = e.State.ToString().ToLowerInvariant(),
            pending = e.Pending == PendingReason.None ? null : e.Pending.ToString(),
            messageId = e.MessageId,
            speaker = e.SpeakerId,
            at = LocalIso.Of(e.At),
        }));
    }

    private static async Task<IResult> EditionsAsync(Database db, Editions editions, CancellationToken ct) =>
        Results.Ok((await db.ReadAsync(editions.ListAsync, ct)).Select(e => new
        {
            id = e.Id,
            number = e.Number,
            week = e.Week,
            title = e.Title,
            state = e.State.ToString().ToLowerInvariant(),
        }));

    private static async Task<IResult> DeliveriesAsync(
        Database db, RegistryCache registries, Editions editions, CancellationToken ct, string? edition = null)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        var rows = await db.ReadAsync(s => editions.DeliveriesAsync(s, Given(edition)), ct);
        return Results.Ok(rows.Select(d => new
        {
            edition = d.EditionId,
            group = d.GroupId,
            unit = registry.Tree.Find(d.UnitId)?.Name,
            state = DeliveryWords.Of(d.State),
            at = LocalIso.Of(d.At),
            reason = d.Reason,
            relay = d.RelayId,
        }));
    }

    private static async Task<IResult> DutiesAsync(
        Database db, RegistryCache registries, Duties duties, CancellationToken ct, string? unit = null, string? week = null)
    {
        var registry = await db.ReadAsync(registries.CurrentAsync, ct);
        var unitId = UnitId(registry, unit, out var known);
        if (!known) return Results.Ok(Array.Empty<object>());
        var rows = await db.ReadAsync(s => duties.ListAsync(s, unitId, Given(week)), ct);
        return Results.Ok(rows.Select(d => new
        {
            id = d.Id,
            unit = registry.Tree.Find(d.UnitId)?.Name,
            form = d.Form,
            week = d.Week,
            period = new { from = LocalIso.Of(d.Period.From), to = LocalIso.Of(d.Period.To) },
            due = LocalIso.Of(d.Due),
            state = d.State.ToString().ToLowerInvariant(),
            doneAt = LocalIso.Of(d.DoneAt),
            pictures = d.Pictures,
        }));
    }

    private static async Task<IResult> FileAsync(string id, Database db, Attachments attachments, CancellationToken ct)
    {
        var attachment = await db.ReadAsync(s => attachments.FindAsync(s, id), ct);
        if (attachment is null) return Results.NotFound(new { error = "没有这个文件" });
        var inline = attachment.ContentType is "image/png" or "image/jpeg" or "image/webp" or "image/gif";
        return Results.File(attachments.Open(id), inline ? attachment.ContentType : "application/octet-stream", inline ? null : attachment.Name);
    }

    /// <summary>?metric= without a value is no filter.</summary>
    private static string? Given(string? filter) => string.IsNullOrEmpty(filter) ? null : filter;

    /// <summary>Units are addressed by full name; the id is taken too.</summary>
    private static string? UnitId(Registry registry, string? unit, out bool known)
    {
        known = true;
        if (string.IsNullOrEmpty(unit)) return null;
        var found = registry.Tree.FindByName(unit) ?? registry.Tree.Find(unit);
        known = found is not null;
        return found?.Id;
    }
}
