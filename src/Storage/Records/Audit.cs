namespace AntiFraudBot.Storage;

/// <summary>The log of who changed what. It only grows: there is no method to change or delete a line, and no sweep touches it.</summary>
public sealed class Audit
{
    private const string Insert = """
        INSERT INTO audit (actor, action, subject, detail, at) VALUES (@Actor, @Action, @Subject, @Detail, @At)
        """;

    private const string Newest = "SELECT seq, actor, action, subject, detail, at FROM audit ORDER BY seq DESC LIMIT @Take";

    public Task AppendAsync(Session s, string actor, string action, string subject, string detail, DateTimeOffset at) =>
        s.ExecuteAsync(Insert, new { Actor = actor, Action = action, Subject = subject, Detail = detail, At = at });

    /// <summary>The newest lines, newest first.</summary>
    public Task<IReadOnlyList<AuditLine>> ListAsync(Session s, int take) => s.QueryAsync<AuditLine>(Newest, new { Take = take });
}
